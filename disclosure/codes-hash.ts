import { digestOf } from '../cohort/canonical.ts';
import { createFaults } from '../cohort/faults.ts';
import type { CodeSet } from '../cohort/plan.ts';
import { codeSetsOf } from '../cohort/resolve/code-sets.ts';
import type { CohortQuestion } from './question.ts';
import { Sealed } from './sealed.ts';

/**
 * A digest of the codes that the concept sets of a question mean here, as far as the asker may be told of them; null where it has none. Two sites
 * that understand it alike have the same.
 */
export function codesHashOf(question: CohortQuestion): string | null {
  const { criterion, resolution } = Sealed.open(question);
  const sets = codeSetsOf(criterion, { ...resolution, faults: createFaults() });
  return sets.length === 0 ? null : digestOf(sets.map(codesIn));
}

function codesIn({ codes, except }: CodeSet): unknown {
  return except === undefined ? codes : [codes, codesIn(except)];
}
