import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpRecords } from '../../fair/dump/records.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { createSchema } from '../../schema/index.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { ofCohort, ofFacts, sharedCohorts } from '../support/cohort-questions.ts';
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
import { flatten, withoutLoads } from '../support/told-lines.ts';

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

const of = (type: string, levels: number) => everythingOf(schema, type, levels);
const questions = [
  ...sharedCohorts.map((where) => `{ cohort(where: ${where}) ${ofCohort} }`),
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
