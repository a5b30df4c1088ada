import { describe, expect, it } from 'vitest';
import { describeResume, joined, state } from './resume.ts';

describeResume(5);

describe('a second load at the same time', () => {
  it('is refused with one line', () =>
    expect(joined.second).toEqual([
      1,
      expect.stringMatching(/^Process \d+ is loading or removing data: wait until it has ended\.$/),
    ]));
  it('does not disturb the first', () => expect(joined.hash).toBe(state.hash));
});
