import type { Criterion } from '../../cohort/criterion.ts';
import { criterionKey } from '../../cohort/criterion.ts';
import type { SavedDefinitions } from '../../cohort/saved/definition.ts';
import { type FacetField, isFacetField } from '../../ontology/facets.ts';
import { patient } from '../../ontology/records.ts';
import type { DescribedValues } from './described.ts';
import { isFacetValue } from './facet-value.ts';
import { below, belowEach, type Refusal, refuse } from './refusal.ts';
import { type Allowed, refusedInRecord, refusedInTests } from './refused-record.ts';

/** What is known when a question is looked at. */
export type Known = {
  /** Ids of the datasets over which it is asked. */
  readonly datasets: readonly string[];
  readonly saved: SavedDefinitions;
  /** Whether a code is one of a vocabulary. */
  readonly isCode: (code: string) => boolean;
  /** What the released descriptions of the datasets that are asked have of a facet. */
  readonly described: (field: FacetField) => DescribedValues;
} & Allowed;

/**
 * Everything in a question that is not asked where numbers are protected: whatever names patients or copies what a source wrote, and
 * numbers and days that are no published band. It follows from the question and the vocabularies alone.
 */
export function refusedIn(criterion: Criterion, known: Known): readonly Refusal[] {
  const each = (members: readonly Criterion[]) => belowEach(members, (member) => refusedIn(member, known));
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return below([criterion.kind], each(criterion.of));
    case 'not':
      return below(['not'], refusedIn(criterion.of, known));
    case 'atLeast':
      return below(['atLeast', 'of'], each(criterion.of));
    case 'dataset':
      return [];
    case 'cohort':
      return below(['cohort'], refusedInSaved(criterion.id, known));
    case 'facet':
      return below(['facet', 'values'], refusedValues(criterion, known));
    case 'patient':
      return below(
        ['patient'],
        refusedInTests(criterion.where, patient.fields, { ...known, refusedValue: () => [] }),
      );
    case 'has':
      return below([criterionKey(criterion)], refusedInRecord(criterion, known));
  }
}

function refusedInSaved(id: string, known: Known): readonly Refusal[] {
  const definition = known.saved.get(id);
  if (definition?.kind === 'frozen') return refuse('a frozen cohort names its patients');
  return definition === undefined ? [] : refusedIn(definition.criterion, known);
}

/** Values of a facet that are not asked, under their places. */
export function refusedValues(
  { field, values }: Pick<Extract<Criterion, { kind: 'facet' }>, 'field' | 'values'>,
  { datasets, isCode, described }: Known,
): readonly Refusal[] {
  if (field === 'DATASET')
    return belowEach(values, (value) =>
      datasets.some((id) => id.toLowerCase() === value.toLowerCase())
        ? []
        : refuse('is none of the datasets that are asked'),
    );
  const isDescribed = (value: string) => isFacetField(field) && described(field).find(value) !== undefined;
  return belowEach(values, (value) =>
    isFacetValue(field, value, isCode) || isDescribed(value)
      ? []
      : refuse(`${field} is asked by codes, bands and what its description has alone`),
  );
}
