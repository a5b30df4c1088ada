import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberUntil } from '../../../access/brought/remember-until.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

/** Makes numbers, a new one each time, that are good for 100 ms. */
function createNumbers(most = 2) {
  const made = { times: 0 };
  const remember = rememberUntil<number>({ most, failedMs: 10 });
  const make = async () => {
    made.times += 1;
    if (made.times < 0) throw new Error('away');
    return { value: made.times, until: Date.now() + 100 };
  };
  return { made, of: (key: string) => remember(key, make) };
}

describe('rememberUntil', () => {
  it('makes it once for all who come together', async () => {
    const { of } = createNumbers();
    expect(await Promise.all([of('a'), of('a'), of('b')])).toEqual([1, 1, 2]);
  });

  it('makes it anew when it is no longer good', async () => {
    const { of } = createNumbers();
    await of('a');
    vi.advanceTimersByTime(99);
    expect(await of('a')).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await of('a')).toBe(2);
  });

  it('remembers a failure for a short time', async () => {
    const { made, of } = createNumbers();
    made.times = -3;
    await expect(of('a')).rejects.toThrow('away');
    await expect(of('a')).rejects.toThrow('away');
    expect(made.times).toBe(-2);
    vi.advanceTimersByTime(10);
    await expect(of('a')).rejects.toThrow('away');
    expect(made.times).toBe(-1);
  });

  it('forgets the first of too many', async () => {
    const { of } = createNumbers(2);
    for (const key of ['a', 'b', 'c']) await of(key);
    expect([await of('c'), await of('b'), await of('a')]).toEqual([3, 2, 4]);
  });
});
