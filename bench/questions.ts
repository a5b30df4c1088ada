import type { FacetField } from '../ontology/facets.ts';
import type { Chosen } from './population-concepts.ts';
import { codeOf } from './population-records.ts';

/** A question in the words of our criteria. */
export type Question = { readonly name: string; readonly where: unknown };

const mr = { imaging: { modality: ['MR'] } };
const lab = { measurement: { test: { source: ['TEST3'] }, value: { above: 90, unit: 'mg/dL' } } };
const gene = (n: number) => ({ variant: { gene: [`GENE${n}`] } });
const disorder = (concept: number) => ({ condition: { code: { codes: [codeOf(concept)] } } });

/** Counts of patients, from plain to many parts. */
export function countsOf({ broad, mid, narrow }: Chosen): readonly Question[] {
  return [
    { name: 'sex and country', where: { patient: { sex: ['FEMALE'], ethnicity: { source: ['ES'] } } } },
    { name: 'hierarchy, broad', where: disorder(broad) },
    { name: 'hierarchy, narrow', where: disorder(narrow) },
    { name: 'modality MR', where: mr },
    { name: 'laboratory value above', where: lab },
    { name: 'and, not', where: { all: [disorder(broad), mr, gene(5), { not: lab }] } },
    { name: 'or, not', where: { all: [{ any: [gene(5), gene(40), disorder(mid)] }, mr, { not: lab }] } },
  ];
}

/** Windows between records of two kinds. */
export function windowsOf({ broad }: Chosen): readonly Question[] {
  const near = (of: unknown, days: number) => [{ of, fromDays: -days, toDays: days }];
  const { measurement } = lab;
  return [
    {
      name: 'MR within 90 days of a condition',
      where: { imaging: { ...mr.imaging, within: near(disorder(broad), 90) } },
    },
    {
      name: 'laboratory value within 90 days of an MR',
      where: { measurement: { ...measurement, within: near(mr, 90) } },
    },
    {
      name: 'condition within a year of any laboratory value',
      where: { condition: { within: near({ measurement: { category: ['LABORATORY'] } }, 365) } },
    },
  ];
}

/** Windows within windows, where some of what is asked is unknown. */
export function nestedOf({ broad }: Chosen): readonly Question[] {
  const around = (of: unknown) => [{ of, fromDays: -365, toDays: 365 }];
  const innermost = { condition: { within: around({ imaging: {} }) } };
  const middle = { measurement: { ...lab.measurement, within: around(innermost) } };
  return [
    { name: 'windows within windows', where: { imaging: { within: around(middle) } } },
    {
      name: 'not near anything',
      where: { not: { all: [disorder(broad), { imaging: { within: around(lab) } }] } },
    },
  ];
}

/** Facets of a cohort, asked at once. */
export const facetFields = [
  ...([
    'DATASET',
    'SEX',
    'AGE_AT_DIAGNOSIS',
    'VITAL_STATUS',
    'RACE',
    'ETHNICITY',
    'CONDITION',
    'STAGE',
  ] as const),
  ...([
    'GRADE',
    'MODALITY',
    'BODY_PART',
    'MANUFACTURER',
    'SPECIMEN_TYPE',
    'TEST',
    'MUTATED_GENE',
    'ASSAY',
  ] as const),
] as const satisfies readonly FacetField[];

/** Cohorts that facets are counted of: about 15 %, 3 % and 0.3 % of the patients, and all. */
export function cohortsOf({ broad, mid, narrow }: Chosen): readonly Question[] {
  return [
    { name: '15 %', where: disorder(broad) },
    { name: '3 %', where: disorder(mid) },
    { name: '0.3 %', where: disorder(narrow) },
    { name: 'all', where: { patient: {} } },
  ];
}
