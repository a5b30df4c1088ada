import { describe, expect, it } from 'vitest';
import { patientsOfRecords } from '../../../cohort/match/occurrences.ts';
import type { RecordPlan, Test } from '../../../cohort/plan.ts';
import { atOnce, inSteps } from '../../../graph/breathe.ts';
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

/** In a window of days around themselves. */
const window: Test = {
  kind: 'window',
  of: { record: 'condition', tests: [] },
  event: 'start',
  anchor: 'start',
  from: -5,
  to: 5,
  zero: false,
};

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
  const many = patientsView(40_000);

  it.each<readonly [string, Partial<RecordPlan>]>([
    [
      'a window',
      {
        tests: [
          { kind: 'not', of: window },
          { kind: 'not', of: window },
        ],
      },
    ],
    [
      'a window, counted',
      {
        tests: [
          { kind: 'not', of: window },
          { kind: 'not', of: window },
        ],
        max: 0,
        min: 0,
      },
    ],
    [
      'windows, counted by day',
      { tests: Array(5).fill({ kind: 'not', of: window }), distinct: 'DAY', min: 2 },
    ],
  ])('with %s lets others go on ten times as often for ten times the records', async (_, plan) => {
    const one = await stepsOf(few, asked(plan));
    const ten = await stepsOf(many, asked(plan));
    expect(one.breaths).toBeGreaterThan(0);
    expect(ten.breaths).toBeGreaterThanOrEqual(10 * one.breaths);
    expect(ten.found).toBe(10 * one.found);
  });

  it('lets others go on more often the more windows it has', async () => {
    const breathsOf = async (windows: number) =>
      (await stepsOf(many, asked({ tests: Array(windows).fill(window) }))).breaths;
    const [one, ninety] = [await breathsOf(1), await breathsOf(90)];
    expect(ninety).toBeGreaterThan(40 * one);
  });

  it('finds in steps what it finds at once', async () => {
    const plan = asked({ tests: [{ kind: 'not', of: window }] });
    expect((await stepsOf(many, plan)).found).toBe(countBits(atOnce(patientsOfRecords(many, plan))));
  });
});
