import { readFileSync } from 'node:fs';
import { facets } from '../ontology/facets.ts';

/** A question of a soak; `refused`: the code with which it is to be refused. */
export type SoakQuestion = {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly refused?: string;
};

const everyFacet = Object.keys(facets);
const radiology = { imaging: { modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'] } };
const ofWhere = (fields: string) => `query ($where: CriterionInput!) { cohort(where: $where) { ${fields} } }`;
const aliases = (many: number, field: string) =>
  Array.from({ length: many }, (_, at) => `a${at}: ${field}`).join(' ');

/** Members of a list that all have to be looked at. */
const manyMembers = Array.from({ length: 100 }, (_, at) => ({ imaging: { instances: { min: at } } }));

/** Everything that is known of as many patients as a page may have. */
const everything = readFileSync(new URL('everything.graphql', import.meta.url), 'utf8');

/** Windows that many records are in. */
const manyWindows = Array.from({ length: 90 }, (_, at) => ({
  of: { imaging: { instances: { min: at } } },
  fromDays: -100_000 - at,
  toDays: 100_000 + at,
}));

/** Of the kind that people ask. */
const usual: readonly SoakQuestion[] = [
  {
    name: 'count',
    query: ofWhere('count { value }'),
    variables: { where: { all: [{ patient: { sex: ['FEMALE'] } }, radiology] } },
  },
  {
    name: 'five facets',
    query: ofWhere(
      'facets(of: [SEX, STAGE, MODALITY, DATASET, CONDITION]) { values { label count { value } } }',
    ),
    variables: { where: radiology },
  },
  {
    name: 'page of 20',
    query: ofWhere('patients(first: 20) { nodes { id sex conditions { code { source } } } }'),
    variables: { where: { patient: {} } },
  },
];

/** The costliest that are allowed, and one that is not. */
const costly: readonly SoakQuestion[] = [
  {
    name: 'every facet under fifteen aliases',
    query: ofWhere(aliases(15, `facets(of: [${everyFacet}], top: 20) { values { value count { value } } }`)),
    variables: { where: { patient: {} } },
  },
  {
    name: 'steps of a hundred members',
    query: ofWhere('attrition { kept { value } } notEvaluable { path }'),
    variables: { where: { all: manyMembers } },
  },
  {
    name: 'cross tables and histograms',
    query: ofWhere(
      `${aliases(5, 'crosstab(rows: CONDITION, columns: MUTATED_GENE, top: 50) { cells { value } }')} histogram(of: AGE_AT_DIAGNOSIS) { bins { from } }`,
    ),
    variables: { where: { patient: {} } },
  },
  {
    name: 'manifest',
    query: ofWhere('manifest(format: CSV) { series { value } content }'),
    variables: { where: { imaging: { modality: ['MR'] } } },
  },
  {
    name: '6,000 facets',
    query: 'query ($of: [FacetField!]!) { cohort(where: { patient: {} }) { facets(of: $of) { field } } }',
    variables: { of: Array(6_000).fill('CONDITION') },
    refused: 'BAD_REQUEST',
  },
];

/** Those that take half a second of a processor. */
const heaviest: readonly SoakQuestion[] = [
  {
    name: 'ninety windows',
    query: ofWhere('count { value } notEvaluable { path } attrition { kept { value } }'),
    variables: { where: { imaging: { within: manyWindows } } },
  },
  { name: 'everything of 100', query: everything.replace(/first: \d+/, 'first: 100') },
];

const turns = heaviest.flatMap((one) => [...costly, ...costly, ...costly, ...costly, one]);

/** One after another; every seventh is a costly one. */
export const soakQuestions: readonly SoakQuestion[] = mix(turns);

/** The same without the heaviest. */
export const lighterQuestions: readonly SoakQuestion[] = mix(costly);

function mix(seventh: readonly SoakQuestion[]): readonly SoakQuestion[] {
  return seventh.flatMap((one, at) => [
    ...Array.from({ length: 6 }, (_, n) => usual[(at + n) % usual.length]).filter(
      (some) => some !== undefined,
    ),
    one,
  ]);
}
