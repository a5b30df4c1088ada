import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpRecords } from '../../fair/dump/records.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { facets as allFacets } from '../../ontology/facets.ts';
import { createSchema } from '../../schema/index.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf } from '../support/everything-of.ts';
import { clearPopulation } from '../support/population.ts';
import {
  loadSharedPeople,
  type SharedDataset,
  sharedDatasets,
  sharedPeople,
  sharedPopulation,
} from '../support/shared-people.ts';

const graph = new Graph(testDatabase().address);
const schema = createSchema();
const iris = createIris('https://people.example.org');

afterAll(async () => {
  await clearPopulation(graph, sharedPopulation);
  await graph.close();
});

/** Every part of the population but nothing and all. */
const parts: readonly (readonly SharedDataset[])[] = [
  ['sp-a'],
  ['sp-b'],
  ['sp-c'],
  ['sp-a', 'sp-b'],
  ['sp-a', 'sp-c'],
  ['sp-b', 'sp-c'],
];

const cohorts = [
  '{ patient: {} }',
  '{ patient: { sex: [FEMALE] } }',
  '{ patient: { sex: [UNKNOWN] } }',
  '{ not: { patient: { sex: [MALE] } } }',
  '{ patient: { vitalStatus: [DEAD] } }',
  '{ patient: { ageAtDiagnosis: { min: 50 } } }',
  '{ patient: { ageAtDiagnosis: { max: 45 } } }',
  '{ not: { patient: { yearOfDiagnosis: { min: 2011 } } } }',
  '{ patient: { race: { source: ["white"] } } }',
  '{ patient: { conflict: true } }',
  '{ patient: { conflict: false, vitalStatus: [ALIVE, DEAD] } }',
  '{ patient: { missing: ["ageAtDiagnosis"] } }',
  '{ patient: { present: ["race", "yearOfDiagnosis"] } }',
  '{ condition: { ageAtEvent: { min: 50 } } }',
  '{ measurement: { ageAtEvent: { max: 60 } } }',
  '{ measurement: { within: [{ index: true, fromDays: 0, toDays: 2000 }] } }',
  '{ condition: { within: [{ of: { measurement: {} }, fromDays: -1500, toDays: 1500 }] } }',
  '{ facet: { field: SEX, values: ["female"] } }',
  '{ facet: { field: AGE_AT_DIAGNOSIS, values: ["40-49", "60-69"] } }',
  '{ all: [{ patient: { sex: [FEMALE, MALE] } }, { imaging: { modality: ["CT"] } }, { measurement: {} }] }',
  '{ atLeast: { count: 2, of: [{ patient: { sex: [MALE] } }, { patient: { vitalStatus: [ALIVE] } }, { condition: {} }] } }',
  '{ any: [{ dataset: ["sp-a"] }, { patient: { ageAtDiagnosis: { min: 60 } } }] }',
  '{ dataset: ["sp-b"] }',
  `{ patient: { ids: ["${sharedPeople.slice(0, 12).join('", "')}"] } }`,
];

const count = '{ value low high suppressed }';
const values = `{ value label code count ${count} }`;
const ofFacts = everythingOf(schema, 'Patient', 1).slice(1, -1);
const ofCohort = `{
  count ${count} explain { text criterion } imaging { patients ${count} studies ${count} series ${count} sizeBytes }
  facets(of: [${Object.keys(allFacets).join(', ')}], top: 50) { field values ${values} missing ${count} other ${count} of ${count} }
  bySex: crosstab(rows: SEX, columns: VITAL_STATUS) { rows ${values} columns ${values} cells ${count} }
  byAge: crosstab(rows: AGE_AT_DIAGNOSIS, columns: CONDITION) { rows ${values} columns ${values} cells ${count} }
  ages: histogram(of: AGE_AT_DIAGNOSIS) { unit bins { from to count ${count} } missing ${count} }
  years: histogram(of: YEAR_OF_DIAGNOSIS) { unit bins { from to count ${count} } missing ${count} }
  attrition { label kept ${count} } coverage { dataset path reason patients ${count} }
  notEvaluable { path reason patients ${count} } manifest(format: CSV) { content series ${count} left ${count} }
  patients(first: 100) { nodes { id sex vitalStatus ageAtDiagnosis } }
}`;

const of = (type: string, levels: number) => everythingOf(schema, type, levels);
const questions = [
  ...cohorts.map((where) => `{ cohort(where: ${where}) ${ofCohort} }`),
  `{ cohort(where: { patient: {} }) { patients(first: 100) { nodes ${of('Patient', 2)} } } }`,
  `{ cohort(where: { condition: {} }) { patients(first: 8) { nodes ${of('Patient', 3)} } } }`,
  `{ ${sharedPeople.map((id) => `${id}: patient(id: "${id}") { ${ofFacts} }`).join(' ')} }`,
  `{ ${['C50.1', 'C64.9', 'C34.1'].map((code, at) => `c${at}: concept(code: "ICD10:${code}") ${of('Concept', 1)}`).join(' ')} }`,
  ...sharedDatasets.map(
    (one) =>
      `{ ${sharedPeople.map((id) => `${id}: imagingStudy(uid: "${one}.${id}.0") ${of('ImagingStudy', 1)}`).join(' ')} }`,
  ),
];
const ofDatasets = (part: readonly SharedDataset[]) =>
  `{ ${part.map((id, at) => `d${at}: dataset(id: "${id}") ${of('Dataset', 2)}`).join(' ')} }`;

/** Without what differs from load to load: ids of loads, times, versions and what is derived from them. */
function withoutLoads(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'LOAD')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/fingerprint:? \w+/gi, 'FINGERPRINT');
}

/** Each value of an answer, with its place. */
function flatten(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [withoutLoads(`${place} ${JSON.stringify(value)}`)];
  const parts = Object.entries(value);
  return parts.length === 0
    ? [`${place} none`]
    : parts.flatMap(([key, part]) => flatten(part, `${place} ${key}`));
}

/** What somebody is told who may use these datasets. */
async function toldOf(part: readonly SharedDataset[]): Promise<readonly string[]> {
  // Of another graph nothing is remembered: versions that are made anew have the numbers of those before.
  const graph = new Graph(testDatabase().address, unhurriedMs);
  const ask = createAsk(graph, callerOf(...part));
  const told: string[] = [];
  for (const question of [...questions, ofDatasets(part)])
    told.push(...flatten(await ask(question), question.replaceAll(/\s+/g, ' ').slice(0, 110)));
  for (const dataset of [part, ...part.map((one) => [one])]) {
    const lines: string[] = [];
    const dump = { iris, datasets: dataset, usable: part, format: 'nquads' } as const;
    for await (const piece of dumpRecords({ ...dump, records: recordReads(graph) })) lines.push(piece);
    told.push(
      ...withoutLoads(lines.join(''))
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .sort(),
    );
  }
  await graph.close();
  return told;
}

describe('who may use a part of the datasets of a population', () => {
  const told = new Map<string, readonly string[]>();

  beforeAll(async () => {
    await loadSharedPeople(graph, sharedDatasets);
    for (const part of parts) told.set(part.join(), await toldOf(part));
  });

  it('is asked about people of whom other datasets say something else', async () => {
    const rows = await graph.read<{ differ: number; index: number }>(cypher`
      MATCH (patient:Patient {population: ${sharedPopulation}})
      RETURN sum(CASE WHEN patient.conflict AND size(patient.datasets) > 1 THEN 1 ELSE 0 END) AS differ,
        sum(CASE WHEN patient.ageAtDiagnosis IS NOT NULL AND NOT EXISTS {
          MATCH (patient)-[:HAS_REGISTRATION]->(said) WHERE said.ageAtDiagnosis IS NOT NULL } THEN 1 ELSE 0 END) AS index`);
    expect(rows[0]?.differ).toBeGreaterThan(5);
    expect(rows[0]?.index).toBeGreaterThan(0);
  });

  it('is answered', () => {
    for (const lines of told.values())
      expect(
        lines.filter((line) => / errors \d+ code (?!"CRITERION_INVALID"|"NOT_EVALUABLE")/.test(line)),
      ).toEqual([]);
  });

  it.each(parts.map((part) => [part.join(), part] as const))(
    'is told of %s what a graph says that holds nothing else',
    async (key, part) => {
      await loadSharedPeople(graph, part);
      const alone = await toldOf(part);
      const [inPart, inAlone] = [new Set(told.get(key)), new Set(alone)];
      expect({
        more: [...inPart].filter((line) => !inAlone.has(line)),
        less: alone.filter((line) => !inPart.has(line)),
      }).toEqual({ more: [], less: [] });
    },
    240_000,
  );
});
