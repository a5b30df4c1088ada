import type { RecordType } from './records.ts';

/** What a facet groups patients by. Values that differ only in case are one, shown in their commonest spelling. */
export type FacetModel = {
  /** The record whose values count; the patient itself where absent. */
  readonly record?: RecordType;
  readonly field: string;
  /** Only records whose source value of a coded field is one of these. */
  readonly only?: { readonly field: string; readonly source: readonly string[] };
  /** A coded field shows its standard concept, else its source; or always its source. */
  readonly shows?: 'concept' | 'source';
  /** Width of the bands that numbers fall in, in their unit; `last` and above are one band. */
  readonly bands?: { readonly width: number; readonly last: number };
};

/** All facets, by their GraphQL name. */
export const facets = {
  DATASET: { field: 'datasets' },
  SEX: { field: 'sex' },
  AGE_AT_DIAGNOSIS: { field: 'ageAtDiagnosis', bands: { width: 10, last: 90 } },
  VITAL_STATUS: { field: 'vitalStatus' },
  RACE: { field: 'race', shows: 'source' },
  ETHNICITY: { field: 'ethnicity', shows: 'source' },
  CONDITION: { record: 'condition', field: 'code', shows: 'concept' },
  MORPHOLOGY: { record: 'condition', field: 'morphology', shows: 'source' },
  TOPOGRAPHY: { record: 'condition', field: 'topography', shows: 'source' },
  STAGE: {
    record: 'measurement',
    field: 'result',
    only: { field: 'test', source: ['pathologic_stage', 'clinical_stage'] },
    shows: 'source',
  },
  GRADE: {
    record: 'measurement',
    field: 'result',
    only: { field: 'test', source: ['histologic_grade'] },
    shows: 'source',
  },
  MODALITY: { record: 'imagingSeries', field: 'modality', shows: 'source' },
  BODY_PART: { record: 'imagingSeries', field: 'bodyPart', shows: 'source' },
  MANUFACTURER: { record: 'imagingSeries', field: 'manufacturer' },
  SPECIMEN_TYPE: { record: 'specimen', field: 'type', shows: 'source' },
  TEST: { record: 'measurement', field: 'test', shows: 'source' },
  MUTATED_GENE: { record: 'variant', field: 'gene' },
  COPY_NUMBER_GENE: { record: 'copyNumber', field: 'gene' },
  ASSAY: { record: 'assay', field: 'kind' },
  TREATMENT: { record: 'treatment', field: 'substance', shows: 'concept' },
  LICENSE: { record: 'imagingSeries', field: 'license' },
} as const satisfies Record<string, FacetModel>;

export type FacetField = keyof typeof facets;

/** Whether `text` names a facet. */
export function isFacetField(text: string): text is FacetField {
  return Object.hasOwn(facets, text);
}

/** The model of a facet, without the literal types of its entry. */
export function facetOf(field: FacetField): FacetModel {
  return facets[field];
}

/** Values of which patients are counted as one, as a criterion compares them: without regard to case. */
export function keyOf(value: string): string {
  return value.toLowerCase();
}

/** The band that a number falls in: `40-49`, `90+`. */
export function toBand(
  value: number,
  { width, last }: { readonly width: number; readonly last: number },
): string {
  if (value >= last) return `${last}+`;
  const from = Math.floor(value / width) * width;
  return `${from}-${from + width - 1}`;
}
