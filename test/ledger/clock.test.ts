import { describe, expect, it } from 'vitest';
import { createClock, daysAfter, endOfWeek, toTime } from '../../ledger/clock.ts';

describe('createClock', () => {
  it('goes on steadily, whatever the clock on the wall is set to meanwhile', () => {
    const times = { wall: 1_000_000, steady: 50 };
    const clock = createClock(
      () => times.wall,
      () => times.steady,
    );
    times.wall = 9_999_999;
    times.steady += 2_000;
    expect(clock()).toBe(1_002_000);
  });

  it('tells the time', () => {
    expect(Math.abs(createClock()() - Date.now())).toBeLessThan(1_000);
  });
});

describe('a time', () => {
  it('is so many days after or before another one', () => {
    expect(daysAfter('2026-03-01T12:00:00.000Z', -1)).toBe('2026-02-28T12:00:00.000Z');
  });

  it('lies in a week that ends with Sunday', () => {
    expect(['2026-02-01T23:59:59.999Z', '2026-02-02T00:00:00.000Z'].map((time) => endOfWeek(time))).toEqual([
      '2026-02-02T00:00:00.000Z',
      '2026-02-09T00:00:00.000Z',
    ]);
  });

  it('is in the order of its text', () => {
    expect(toTime(0) < toTime(1)).toBe(true);
  });
});
