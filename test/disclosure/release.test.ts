import { describe, expect, it } from 'vitest';
import { exactPolicy } from '../../disclosure/policy.ts';
import { release } from '../../disclosure/release.ts';

const caller = { subject: 'tester', records: [], counts: ['a', 'b'] };
const over = (...datasets: readonly string[]) => ({ fingerprint: 'f', counted: 'patients', datasets });

describe('release', () => {
  it('gives the number as it is under the exact policy', () => {
    expect(release(7, over('a', 'b'), caller, exactPolicy)).toEqual({
      value: 7,
      low: 7,
      high: 7,
      suppressed: false,
      precision: 'EXACT',
    });
  });

  it('gives nothing of data that the caller may not count, not even bounds', () => {
    expect(release(7, over('a', 'c'), caller, exactPolicy)).toEqual({
      value: null,
      low: null,
      high: null,
      suppressed: true,
      precision: 'SUPPRESSED',
    });
  });
});
