import { describe, expect, it } from 'vitest';
import { createUniform, systemUniform } from '../../noise/uniform.ts';

/** How often each number is drawn first, over all values that so many bytes can have; a second question ends it. */
function tally(limit: bigint, bytes: number): ReadonlyMap<bigint, number> {
  const times = new Map<bigint, number>();
  for (let value = 0; value < 256 ** bytes; value++) {
    const first = [Uint8Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 255)].values();
    const uniform = createUniform((count) => {
      const next = first.next().value;
      if (next === undefined) throw new RangeError('drawn anew');
      expect(count).toBe(bytes);
      return next;
    });
    try {
      const drawn = uniform(limit);
      times.set(drawn, (times.get(drawn) ?? 0) + 1);
    } catch {} // not below the limit
  }
  return times;
}

describe('createUniform', () => {
  it('gives each number below 5 for as many bytes as any other', () => {
    const times = tally(5n, 1);
    expect([...times].sort()).toEqual([0n, 1n, 2n, 3n, 4n].map((number) => [number, 32]));
  });

  it('gives each number below 300 for as many pairs of bytes as any other', () => {
    const times = tally(300n, 2);
    expect([times.size, new Set(times.values())]).toEqual([300, new Set([128])]);
  });

  it('asks for no bytes where there is nothing to choose', () => {
    const uniform = createUniform(() => {
      throw new TypeError('asked');
    });
    expect(uniform(1n)).toBe(0n);
  });

  it('refuses a limit that nothing is below', () => {
    expect(() => createUniform(() => new Uint8Array(1))(0n)).toThrow(RangeError);
  });
});

describe('systemUniform', () => {
  it('draws numbers of more bits than are asked of the system at once', () => {
    const limit = 1n << 4096n;
    const drawn = systemUniform()(limit);
    expect([drawn < limit, drawn > limit >> 64n]).toEqual([true, true]);
  });

  it('draws others each time', () => {
    const limit = 1n << 128n;
    const uniform = systemUniform();
    expect(new Set([uniform(limit), uniform(limit), systemUniform()(limit)]).size).toBe(3);
  });
});
