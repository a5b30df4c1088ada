import { describe, expect, it } from 'vitest';
import { createAnswerTimes } from '../../federation/answer-times.ts';

describe('the times of the answers of a site', () => {
  it.each([
    ['none', [], null],
    ['one', [7.4], 7],
    ['some', [30, 10, 20], 20],
    ['an even number of them', [40, 10, 30, 20], 20],
    ['more than a hundred', [...Array(50).fill(9_000), ...Array(100).fill(5)], 5],
  ])('are known by their middle, of %s', (_what, answered, median) => {
    const times = createAnswerTimes();
    for (const ms of answered) times.add(ms);
    expect(times.median()).toBe(median);
  });
});
