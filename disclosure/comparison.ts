import { selectPatients } from '../cohort/answer/answers.ts';
import { type CohortPatients, overlapsOf } from '../cohort/answer/overlap.ts';
import { inTurn } from '../graph/breathe.ts';
import { countBits } from '../index/columns/bits.ts';
import type { FacetField } from '../ontology/facets.ts';
import { describeFacet, type Facet } from './facet.ts';
import { openGate } from './gate.ts';
import { type CohortQuestion, cellsFor, type OpenQuestion } from './question.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** A question under the id of its saved cohort. */
export type Compared = { readonly id: string; readonly question: CohortQuestion };

/** What is asked of each part. */
export type PartFields = { readonly facets: readonly FacetField[]; readonly top: number };

/** Patients who are in some of the compared cohorts and in none of the others. */
export type CohortPart = {
  readonly in: readonly string[];
  readonly notIn: readonly string[];
  readonly count: Count;
  readonly facets: readonly Facet[];
};

/** Every part that patients of the cohorts, all asked by one caller of one index, fall into. */
export async function compareCohorts(
  compared: readonly Compared[],
  { facets, top }: PartFields,
): Promise<readonly CohortPart[]> {
  const opened = compared.map(({ question }) => Sealed.open(question));
  const [first] = opened;
  if (first === undefined) throw new TypeError('a comparison of no cohorts');
  const parts = overlapsOf(await Promise.all(opened.map(selectPatients)));
  const questionOf = (part: CohortPatients) => ({ ...first, fingerprint: signOf(part, opened) });
  const counted = await openGate(
    first.asking,
    parts.map((part) => ({
      in: compared.flatMap(({ id }, at) => (part.within.includes(at) ? [id] : [])),
      notIn: compared.flatMap(({ id }, at) => (part.within.includes(at) ? [] : [id])),
      count: cellsFor(questionOf(part))(
        { unit: 'patients', of: 'patients', partOf: 'compared' },
        sizeOf(part),
      ),
    })),
  );
  const facetsOf = (part: CohortPatients) =>
    inTurn(facets, first.breathe, (field) =>
      describeFacet(questionOf(part), { field, top }, part.selections),
    );
  const described = await inTurn(parts, first.breathe, facetsOf);
  return counted.map((part, at) => ({ ...part, facets: described[at] ?? [] }));
}

/** What a part answers: a question of its own by the same caller over the same data. */
function signOf({ within }: CohortPatients, opened: readonly OpenQuestion[]): string {
  return opened.map(({ fingerprint }, at) => `${within.includes(at) ? '+' : '-'}${fingerprint}`).join('');
}

function sizeOf({ selections }: CohortPatients): number {
  return selections.reduce((sum, { patients }) => sum + countBits(patients), 0);
}
