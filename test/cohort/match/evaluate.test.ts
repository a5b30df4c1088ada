import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../cohort/match/evaluate.ts';
import type { Plan } from '../../../cohort/plan.ts';
import { eachBit } from '../../../index/columns/bits.ts';
import { viewsOf } from '../../../index/view.ts';
import { aSegment } from '../../figures/a-segment.ts';
import { terminologyOf } from '../../terminology/fixture.ts';

const patients = 10;
const terminology = terminologyOf({});
const index = {
  terminology,
  segments: [aSegment(...Array.from({ length: patients }, () => [{}] as const))],
  state: { populations: [], terminology: terminology.state, vocabularies: [] },
};
const views = viewsOf(index, { datasets: ['a'], records: ['a'] });

/** Numbers of the patients of a plan, and how often it breathed. */
async function found(plan: Plan) {
  let breaths = 0;
  const breathe = async () => {
    breaths += 1;
  };
  const numbers: number[] = [];
  for (const set of await evaluate(plan, { views, solved: new Map(), breathe }))
    eachBit(set, (patient) => numbers.push(patient));
  return { numbers, breaths };
}

const some = fc.uniqueArray(fc.integer({ min: 0, max: patients - 1 }));
const named = (numbers: readonly number[]): Plan => ({
  kind: 'patients',
  ids: numbers.map((n) => `p${n}`),
  listed: null,
});

describe('evaluate', () => {
  it('finds who is in at least so many of some sets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(some, { maxLength: 20 }),
        fc.integer({ min: 0, max: 21 }),
        async (sets, count) => {
          const { numbers } = await found({ kind: 'atLeast', count, of: sets.map(named) });
          const isIn = (patient: number) => sets.filter((set) => set.includes(patient)).length >= count;
          expect(numbers).toEqual(Array.from({ length: patients }, (_, n) => n).filter(isIn));
        },
      ),
    );
  });

  const record: Plan = { kind: 'has', path: [], record: 'condition', tests: [], min: 1, distinct: 'RECORD' };
  const leaves: readonly (readonly [string, Plan])[] = [
    ['a record', record],
    ['a patient', { kind: 'patient', tests: [] }],
    ['a facet', { kind: 'facet', field: 'SEX', values: ['MALE'], missing: false }],
  ];

  it.each(leaves)('breathes once more for each part of a plan that is %s', async (_, leaf) => {
    const breaths = async (many: number, kind: 'all' | 'any') =>
      (await found({ kind, of: Array.from({ length: many }, () => ({ ...leaf })) })).breaths;
    const once = 2; // for the view and the whole
    const each = leaf.kind === 'has' ? 2 : 1; // it is combined with others, and solved
    for (const kind of ['all', 'any'] as const)
      expect([await breaths(2, kind), await breaths(20, kind)]).toEqual([once + 2 * each, once + 20 * each]);
  });

  it('solves a criterion once for two who ask for it at once', async () => {
    let breaths = 0;
    const breathe = async () => {
      breaths += 1;
    };
    const evaluation = { views, solved: new Map(), breathe };
    await Promise.all([evaluate(record, evaluation), evaluate(record, evaluation)]);
    const each = 2; // for the view and the plan
    expect(breaths).toBe(2 * each + 1);
  });
});
