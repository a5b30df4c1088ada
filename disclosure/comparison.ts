import { selectPatients } from '../cohort/answer/answers.ts';
import { countFacet, type SelectedPatients } from '../cohort/answer/facets.ts';
import { overlapsOf, type Part } from '../cohort/answer/overlap.ts';
import { countBits } from '../index/columns/bits.ts';
import type { FacetField } from '../ontology/facets.ts';
import { type CohortQuestion, gate } from './cohort.ts';
import { type Facet, releaseFacet } from './facet.ts';
import type { Count } from './release.ts';

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
  fields: PartFields,
): Promise<readonly CohortPart[]> {
  const sets = await Promise.all(compared.map(({ question }) => selectPatients(question)));
  return Promise.all(overlapsOf(sets).map((part) => describePart(part, compared, fields)));
}

async function describePart(
  { within, selections }: Part,
  compared: readonly Compared[],
  { facets, top }: PartFields,
): Promise<CohortPart> {
  const question = questionOf(within, compared);
  return {
    in: compared.flatMap(({ id }, at) => (within.includes(at) ? [id] : [])),
    notIn: compared.flatMap(({ id }, at) => (within.includes(at) ? [] : [id])),
    count: gate(question)('patients', countPart(selections)),
    facets: await Promise.all(
      facets.map((field) => releaseFacet(question, field, countFacet(field, top, selections))),
    ),
  };
}

/** What a part answers, for the gate: a question of its own by the same caller over the same data. */
function questionOf(within: readonly number[], compared: readonly Compared[]): CohortQuestion {
  const [first] = compared;
  if (first === undefined) throw new TypeError('a comparison of no cohorts');
  const signs = compared.map(
    ({ question: { fingerprint } }, at) => `${within.includes(at) ? '+' : '-'}${fingerprint}`,
  );
  return { ...first.question, fingerprint: signs.join('') };
}

function countPart(selections: readonly SelectedPatients[]): number {
  return selections.reduce((sum, { patients }) => sum + countBits(patients), 0);
}
