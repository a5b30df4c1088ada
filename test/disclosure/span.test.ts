import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../disclosure/cell.ts';
import { openGate } from '../../disclosure/gate.ts';
import { exactPolicy } from '../../disclosure/policy.ts';
import { spanOf } from '../../disclosure/span.ts';
import { withholdSmall } from '../support/withholding.ts';

const caller = { subject: 'tester', records: [], counts: [] };
const cell = cellsOf({ fingerprint: 'f', datasets: [] });
const left = (numbers: readonly number[], policy = exactPolicy) =>
  openGate(
    { caller, policy },
    numbers.map((n, at) => cell({ unit: 'patients', of: String(at) }, n)),
  );

describe('spanOf', () => {
  it('is between which nine of ten lie, where a twentieth is left out at either end', async () => {
    const ages = Array.from({ length: 40 }, (_, at) => 30 + at);
    expect(spanOf(ages, await left(ages.map(() => 1)), 0.05)).toEqual({ from: 32, to: 67 });
  });

  it('is from the first to the last where nothing is left out', async () =>
    expect(spanOf([2001, 2005, 2011], await left([1, 7, 2]))).toEqual({ from: 2001, to: 2011 }));

  it('knows nothing of what did not leave', async () =>
    expect(spanOf([2001, 2005, 2011], await left([1, 7, 2], withholdSmall))).toEqual({
      from: 2005,
      to: 2005,
    }));

  it('is none where nothing left', async () =>
    expect([spanOf([], []), spanOf([2001], await left([4], withholdSmall))]).toEqual([null, null]));
});
