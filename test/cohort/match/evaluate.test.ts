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

  it('breathes before each record criterion, and at the end', async () => {
    const leaf: Plan = { kind: 'has', path: [], record: 'condition', tests: [], min: 1, distinct: 'RECORD' };
    const breaths = async (many: number) =>
      (await found({ kind: 'any', of: Array.from({ length: many }, () => ({ ...leaf })) })).breaths;
    expect([await breaths(2), await breaths(20)]).toEqual([3, 21]);
  });
});
