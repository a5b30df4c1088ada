import { countAll, selectPatients } from '../../cohort/answer/answers.ts';
import { type CohortAnswer, planOver } from '../../cohort/answer/ask.ts';
import type { Criterion } from '../../cohort/criterion.ts';
import { inTurn } from '../../graph/breathe.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import type { CohortIndex } from '../../index/cohort-index.ts';
import { addAll, type Bits, intersect, subtract } from '../../index/columns/bits.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import type { Measure, Part } from './measure.ts';

/** The true numbers of a measure, a number for each of its parts. */
export type CountParts = (measure: Pick<Measure, 'parts' | 'disjoint'>) => Promise<readonly number[]>;

/** Counts the measures of one question over the data of an index; patients of the same criterion are found once. */
export function counterOf(
  question: Pick<CohortAnswer, 'resolution' | 'breathe'>,
  index: CohortIndex,
): CountParts {
  const patientsOf = rememberBy(async (criterion: Criterion) => find(criterion, question, index));
  const patientsIn = async ({ base, also }: Part) => {
    const sets = await patientsOf(base);
    return also === undefined ? sets : both(sets, await patientsOf(also), intersect);
  };
  return async ({ parts, disjoint }) => {
    const found = await inTurn(parts, question.breathe, patientsIn);
    return (disjoint ? firstOnly(found) : found).map(countAll);
  };
}

/** A question that was admitted by the vocabularies is refused by no record: else that it was refused would tell of them. */
async function find(
  criterion: Criterion,
  question: Pick<CohortAnswer, 'resolution' | 'breathe'>,
  index: CohortIndex,
): Promise<readonly Bits[]> {
  try {
    return (await selectPatients(await planOver(criterion, question, index))).map(({ patients }) => patients);
  } catch (error) {
    if (error instanceof CriterionErrors) throw new TypeError('records refuse a question', { cause: error });
    throw error;
  }
}

/** Each patient in the first of the sets that they are in. */
function firstOnly([first, ...others]: readonly (readonly Bits[])[]): readonly (readonly Bits[])[] {
  if (first === undefined) return [];
  const taken = first.map((set) => set.slice());
  const left = others.map((sets) => {
    const rest = both(sets, taken, subtract);
    taken.forEach((bits, at) => {
      addAll(bits, rest[at] ?? bits);
    });
    return rest;
  });
  return [first, ...left];
}

function both(
  one: readonly Bits[],
  other: readonly Bits[],
  combine: (a: Bits, b: Bits) => Bits,
): readonly Bits[] {
  return one.map((set, at) => combine(set, other[at] ?? set));
}
