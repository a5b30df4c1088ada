import { describe, expect, it } from 'vitest';
import { slicesOf } from '../../../cohort/match/access-path.ts';
import { patientsOfRecords } from '../../../cohort/match/occurrences.ts';
import type { RecordPlan, Test } from '../../../cohort/plan.ts';
import { inSteps } from '../../../graph/breathe.ts';
import { countBits } from '../../../index/columns/bits.ts';
import { type View, viewsOf } from '../../../index/view.ts';
import { aSegment } from '../../figures/a-segment.ts';
import { terminologyOf } from '../../terminology/fixture.ts';

const terminology = terminologyOf({});

/** So many patients with a condition each that began on day 10. */
function patientsView(many: number): View {
  const condition = { startDay: 10, startPrecision: 'DAY', timelineName: 'calendar', timeline: 'CALENDAR' };
  const patients = Array.from({ length: many }, (_, at) => [{}, ['condition', `c${at}`, condition]] as const);
  const state = { populations: [], terminology: terminology.state, vocabularies: [] };
  const index = { terminology, segments: [aSegment(...patients)], state };
  const [view] = viewsOf(index, { datasets: ['a'], records: ['a'] });
  if (view === undefined) throw new Error('there is no view');
  return view;
}

/** Near to another condition of the patient, of which there is none. */
const near: Test = {
  kind: 'window',
  of: { record: 'condition', tests: [] },
  event: 'start',
  anchor: 'start',
  from: -5,
  to: 5,
  zero: false,
};
const alone: Test = { kind: 'not', of: near };

const asked = (plan: Partial<RecordPlan>): RecordPlan => ({
  kind: 'has',
  path: [],
  record: 'condition',
  tests: [],
  min: 1,
  distinct: 'RECORD',
  ...plan,
});

/** How often others may go on while a plan is put to the patients of a view, and how many are found. */
async function stepsOf(view: View, plan: RecordPlan) {
  let breaths = 0;
  const found = await inSteps(patientsOfRecords(view, plan), async () => {
    breaths += 1;
  });
  return { breaths, found: countBits(found) };
}

describe('a record criterion', () => {
  const few = patientsView(4_000);
  const fewTwice = patientsView(8_000);
  const many = patientsView(40_000);

  it.each<readonly [string, Partial<RecordPlan>]>([
    ['two windows', { tests: [alone, alone] }],
    ['windows, counted', { tests: [alone, alone], max: 1 }],
    ['windows, counted by day', { tests: Array(5).fill(alone), distinct: 'DAY' }],
  ])('with %s finds all, and lets others go on as often for each so many records more', async (_, plan) => {
    const [some, twice, ten] = [
      await stepsOf(few, asked(plan)),
      await stepsOf(fewTwice, asked(plan)),
      await stepsOf(many, asked(plan)),
    ];
    expect([some.found, twice.found, ten.found]).toEqual([4_000, 8_000, 40_000]);
    expect(twice.breaths).toBeGreaterThan(some.breaths);
    expect(ten.breaths - some.breaths).toBeGreaterThanOrEqual(9 * (twice.breaths - some.breaths));
  });
});

describe('slicesOf', () => {
  it.each<readonly [size: number, slices: readonly (readonly number[])[]]>([
    [
      1,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [5, 6],
        [6, 7],
        [7, 8],
        [8, 9],
        [20, 21],
      ],
    ],
    [
      3,
      [
        [0, 3],
        [5, 8],
        [8, 9, 20, 21],
      ],
    ],
    [
      4,
      [
        [0, 3, 5, 6],
        [6, 9, 20, 21],
      ],
    ],
    [
      7,
      [
        [0, 3, 5, 9],
        [20, 21],
      ],
    ],
    [100, [[0, 3, 5, 9, 20, 21]]],
  ])('gives parts of %i places at most, which follow one another', (size, slices) =>
    expect([...slicesOf([0, 3, 5, 9, 20, 21], size)]).toEqual(slices),
  );
  it('gives none of nothing', () => expect([...slicesOf([], 3)]).toEqual([]));
});
