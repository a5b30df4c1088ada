import { selectPatients } from '../cohort/answer/answers.ts';
import { countFacet, type SelectedPatients, withoutOwn } from '../cohort/answer/facets.ts';
import { inTurn } from '../graph/breathe.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { isCurie } from '../ontology/curie.ts';
import { type FacetField, facetOf, keyOf } from '../ontology/facets.ts';
import type { Asking } from './asker.ts';
import { openGate } from './gate.ts';
import { candidatesFor, mostFrequent } from './most-frequent.ts';
import { mayName } from './names.ts';
import type { WantedFacet } from './protected/sheet.ts';
import type { Told } from './protected-numbers.ts';
import { type CohortQuestion, cellsFor, type OpenQuestion } from './question.ts';
import { type Count, suppressed } from './release.ts';
import { Sealed } from './sealed.ts';

/** Patients of the cohort by the values of one facet. */
export type Facet = {
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  readonly missing: Count;
  readonly other: Count;
  readonly of: Count | null;
};

/** A value of a facet, and the patients of the cohort who have it. */
export type FacetValue = {
  readonly value: string;
  readonly code: string | null;
  readonly label: string;
  readonly count: Count;
};

/** Which facet is asked, and how many of its values; or of those alone that are named. */
export type FacetAsk = Pick<WantedFacet, 'field' | 'values'> & { readonly top: number };

/** Facets of the cohort with their `top` values, one after another; one that is named twice is answered once. */
export async function facetsOfCohort(
  question: CohortQuestion,
  wanted: readonly WantedFacet[],
  top: number,
): Promise<readonly Facet[]> {
  const open = Sealed.open(question);
  const { told } = open;
  if (told !== undefined)
    return inTurn(wanted, open.breathe, (facet) => toldFacet(facet, told, { open, top }));
  const select = rememberBy((plan: OpenQuestion['plan']) => selectPatients({ ...open, plan }));
  return inTurn(wanted, open.breathe, async (facet) =>
    describeFacet(open, { ...facet, top }, await select(withoutOwn(facet.field, open.plan))),
  );
}

/** A facet of protected numbers: the `top` values by what left of them, those of which nothing did behind all others. */
async function toldFacet(
  wanted: WantedFacet,
  { sheet, countsOf }: Told,
  { open, top }: { readonly open: OpenQuestion; readonly top: number },
): Promise<Facet> {
  const facet = sheet.facets.find(({ asked }) => JSON.stringify(asked) === JSON.stringify(wanted));
  if (facet === undefined) throw new TypeError('a facet that was not asked');
  const counts = facet.of.flatMap((measure) => countsOf(measure));
  const values = facet.values.flatMap((value, at) => {
    const count = counts[at];
    return count === undefined ? [] : [{ value, code: isCurie(value) ? value : null, count }];
  });
  const byNumber = values.toSorted((a, b) => (b.count.value ?? -1) - (a.count.value ?? -1));
  return {
    field: wanted.field,
    values: await withLabels(byNumber.slice(0, top), open.asking),
    missing: counts[values.length] ?? suppressed, // behind those of the values, where it was asked
    other: suppressed,
    of: null,
  };
}

/** One facet of some patients, as the answer to a question. */
export async function describeFacet(
  open: OpenQuestion,
  ask: FacetAsk,
  selections: readonly SelectedPatients[],
): Promise<Facet> {
  await open.breathe();
  const { values, missing, of, othersThan } = await chooseValues(open, ask, selections);
  await open.breathe();
  const { field } = ask;
  const other = cellsFor(open)({ unit: 'patients', of: `${field} other` }, othersThan(values));
  return { field, values, missing, of, other: await openGate(open.asking, other) };
}

/** The values of a facet that are shown, by the numbers that left. */
export async function chooseValues(
  open: OpenQuestion,
  { field, values: named, top }: FacetAsk,
  selections: readonly SelectedPatients[],
) {
  const candidates = named === undefined ? candidatesFor(top, open.asking) : undefined;
  const counted = countFacet(field, candidates, selections);
  const isNamed = isOneOf(named);
  const cell = cellsFor(open);
  // Of a patient's own facets each has one value.
  const whole = facetOf(field).record === undefined && field !== 'DATASET' ? { partOf: field } : {};
  const { values, missing, of } = await openGate(open.asking, {
    values: counted.values
      .filter(({ value }) => isNamed(value))
      .map(({ value, code, n }) => ({
        value,
        code,
        count: cell({ unit: 'patients', of: `${field} ${value}`, ...whole }, n),
      })),
    missing: cell({ unit: 'patients', of: `${field} missing`, ...whole }, counted.missing),
    of: counted.of === undefined ? null : cell({ unit: 'patients', of: `${field} of` }, counted.of),
  });
  return {
    values: await withLabels(mostFrequent(values, top), open.asking),
    missing,
    of,
    othersThan: counted.othersThan,
  };
}

/** Whether a value is one of these, without regard to case; any is where none are named. */
function isOneOf(named: readonly string[] | undefined): (value: string) => boolean {
  const keys = named && new Set(named.map(keyOf));
  return (value) => keys?.has(keyOf(value)) !== false;
}

/** Values with their labels: a concept's is its name, any other's is what a source said. */
async function withLabels(
  values: readonly Omit<FacetValue, 'label'>[],
  { caller, nameOf }: Asking,
): Promise<readonly FacetValue[]> {
  const codes = values.flatMap(({ value, code }) => (code === value && mayName(caller, code) ? [code] : []));
  const names = new Map(await Promise.all(codes.map(async (code) => [code, await nameOf(code)] as const)));
  return values.map(({ value, code, count }) => ({ value, code, count, label: names.get(value) ?? value }));
}
