import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createKindTurns } from '../../federation/kind-turns.ts';

/** Work that ends when it is told to, and what has begun of it. */
function createWork() {
  const turns = createKindTurns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string) =>
    turns(name.charAt(0), () => {
      begun.push(name);
      return new Promise<void>((end) => ends.set(name, end));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await soon();
  };
  return { turns, begun, begin, end };
}

describe('createKindTurns', () => {
  it('does work of one kind together, and that of another after it', async () => {
    const { begun, begin, end } = createWork();
    for (const name of ['a1', 'a2', 'b1', 'a3']) void begin(name);
    await soon();
    expect(begun).toEqual(['a1', 'a2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'a2']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('goes on after work that fails', async () => {
    const { turns } = createWork();
    await expect(turns('a', () => Promise.reject(new TypeError('no')))).rejects.toThrow('no');
    expect(await turns('b', async () => 7)).toBe(7);
  });
});
