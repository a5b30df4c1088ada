import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import {
  findStandardChanges,
  restandardise,
  type StandardChange,
} from '../../../import/concepts/restandardise.ts';
import { openStore } from '../../../import/store/store.ts';
import { raiseTerminology } from '../../../import/store/terminology-version.ts';
import { retiredInUse } from '../../../import/vocabulary/retired.ts';
import { sweep, writeRelease } from '../../../import/vocabulary/write.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { createHospital, patientsBySource, population, versionOf } from '../hospital.ts';
import { releaseOf, type Said } from '../vocabulary/releases.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);
/** The usual mapping, where the tests of the laboratory are codes. */
const mapping = await hospital.mappingWith(
  'test: test',
  'test: { source: test, code: test, vocabulary: LOINC }',
);

const own = ['LOINC:hb', 'LOINC:psa', 'SNOMED:it-f', 'SNOMED:it-m'];

async function clear(): Promise<void> {
  await sweep(graph);
  await clearPopulation(graph, population);
  await graph.write(async (run) => {
    await run(cypher`
      MATCH (concept:Concept WHERE concept.vocabulary = 'ITV' OR concept.code IN ${own})
      DETACH DELETE concept`);
    await run(cypher`MATCH (vocabulary:Vocabulary {id: 'ITV'}) DELETE vocabulary`);
    await raiseTerminology(run);
  });
}

const before: Said = {
  source: 'it-v',
  vocabulary: 'ITV',
  concepts: { 'ITV:1': 'haemoglobin', 'ITV:2': 'haemoglobin in blood', 'ITV:3': 'antigen', 'ITV:9': 'fluid' },
  mappings: { 'Maps to': ['LOINC:hb ITV:1'] },
};
const after: Said = {
  ...before,
  mappings: { 'Maps to': ['LOINC:hb ITV:2', 'LOINC:psa ITV:3'] },
};
const write = (said: Said) => writeRelease(graph, releaseOf(said));

beforeAll(() => openStore(graph));
async function begin(): Promise<void> {
  await clear();
  await write(before);
}
afterAll(async () => {
  await clear();
  await hospital.close();
  await graph.close();
});

/** The changes of the records of this test: the database may hold others. */
async function changesHere(): Promise<readonly StandardChange[]> {
  const isOwn = (code: string | null) => code !== null && (own.includes(code) || code.startsWith('ITV:'));
  return (await findStandardChanges(graph)).filter(({ source, from }) => isOwn(source) || isOwn(from));
}
const apply = async () => restandardise(graph, await changesHere());

/** Standard concepts of the tests by source, as property and as relationship. */
async function standards(): Promise<readonly string[]> {
  const rows = await graph.read<{ text: string }>(cypher`
    MATCH (:Patient {population: ${population}})-->(record:Measurement)
    WITH record, COLLECT { MATCH (record)-[:HAS_TEST]->(concept:Concept) RETURN concept.code } AS linked
    RETURN record.testSource + ' ' + coalesce(record.testStandardConcept, '-') + ' ' + reduce(text = '', code IN linked | text + code) AS text
    ORDER BY text`);
  return rows.map(({ text }) => text);
}

const diff = [
  { record: 'measurement', field: 'test', source: 'LOINC:hb', from: 'ITV:1', to: 'ITV:2', records: 3 },
  { record: 'measurement', field: 'test', source: 'LOINC:psa', from: null, to: 'ITV:3', records: 1 },
];

describe('findStandardChanges', () => {
  beforeAll(async () => {
    await begin();
    await hospital.load({}, { mapping });
    await write(after);
  });

  it('finds what a newer release maps otherwise, with the number of records', async () => {
    expect(await changesHere()).toEqual(diff);
  });
  it('changes nothing', async () => {
    const hash = await hashPopulation(graph, population);
    await changesHere();
    expect(await hashPopulation(graph, population)).toBe(hash);
  });
});

describe('findStandardChanges', () => {
  beforeEach(begin);

  it('finds nothing where records are as the terminology says', async () => {
    await hospital.load({}, { mapping });
    expect(await changesHere()).toEqual([]);
  });
  it('finds nothing in a release that was broken off', async () => {
    await hospital.load({}, { mapping });
    const broken = writeRelease(graph, releaseOf(after), (step) => {
      if (step === 'switch') throw new TypeError('pulled the plug');
    });
    await expect(broken).rejects.toThrow('pulled the plug');
    expect(await changesHere()).toEqual([]);
  });
  it('keeps the standard concept of a code that nothing maps any more', async () => {
    await hospital.load({}, { mapping });
    await write({ ...before, mappings: {} });
    expect(await changesHere()).toEqual([]);
  });
  it('keeps it where the code now maps to several', async () => {
    await hospital.load({}, { mapping });
    await write({ ...before, mappings: { 'Maps to': ['LOINC:hb ITV:2', 'LOINC:hb ITV:3'] } });
    expect(await changesHere()).toEqual([]);
  });
  it('finds what took the place of a retired concept that no code gave', async () => {
    await hospital.load({}, { mapping });
    await graph.write((run) =>
      run(cypher`
        MATCH (:Patient {population: ${population}})-->(specimen:Specimen {typeSource: 'blood'})
        MATCH (concept:Concept {code: 'ITV:9'})
        SET specimen.typeStandardConcept = concept.code`),
    );
    await write({ ...before, retired: ['ITV:9'], mappings: { 'Concept replaced by': ['ITV:9 ITV:3'] } });
    expect(await changesHere()).toEqual([
      { record: 'specimen', field: 'type', source: null, from: 'ITV:9', to: 'ITV:3', records: 1 },
    ]);
  });
});

describe('restandardise', () => {
  const state: { old?: readonly string[] } = {};
  beforeAll(async () => {
    await begin();
    await hospital.load({}, { mapping });
    await write(after);
    state.old = await standards();
    await apply();
  });

  it('gives records their new standard concept, and one relationship to it', async () => {
    expect([state.old, await standards()]).toEqual([
      ['hb ITV:1 ITV:1', 'hb ITV:1 ITV:1', 'hb ITV:1 ITV:1', 'psa - '],
      ['hb ITV:2 ITV:2', 'hb ITV:2 ITV:2', 'hb ITV:2 ITV:2', 'psa ITV:3 ITV:3'],
    ]);
  });
  it('finds nothing the second time', async () => {
    expect(await changesHere()).toEqual([]);
  });
  it('marks the concepts that are in use now, and unmarks the others', async () => {
    const rows = await graph.read<{ code: string }>(cypher`
      MATCH (concept:Concept {vocabulary: 'ITV', used: true})
      RETURN concept.code AS code
      ORDER BY code`);
    expect(rows.map(({ code }) => code)).toEqual(['ITV:2', 'ITV:3']);
  });
});

describe('restandardise', () => {
  beforeEach(begin);

  it('raises the version of the population, and only where it changes something', async () => {
    await hospital.load({}, { mapping });
    await write(after);
    const versions = [await versionOf(graph)];
    for (const _ of [1, 2]) {
      await apply();
      versions.push(await versionOf(graph));
    }
    expect(versions).toEqual([1, 2, 2]);
  });
  it('is what a load under the newer release would have given', async () => {
    await hospital.load({}, { mapping });
    await write(after);
    await apply();
    const hash = await hashPopulation(graph, population);
    await clearPopulation(graph, population);
    await hospital.load({}, { mapping });
    expect(await hashPopulation(graph, population)).toBe(hash);
  });
  it('is not undone by the same load once more', async () => {
    const folder = await hospital.deliver();
    await hospital.loadFolder(folder, { mapping });
    await write(after);
    await apply();
    const hash = await hashPopulation(graph, population);
    const { report } = await hospital.loadFolder(folder, { mapping });
    expect([report.types.get('measurement'), await hashPopulation(graph, population)]).toEqual([
      { read: 4, loaded: 0, unchanged: 4, rejected: 0 },
      hash,
    ]);
  });
  it('settles patients anew whose registrations change', async () => {
    const withRace = await hospital.mappingWith(
      'source: { const: hospital }',
      'source: { const: hospital }\n          race: { source: sex, code: { column: sex, map: { female: it-f, male: it-m } }, vocabulary: SNOMED }',
    );
    await write({ ...before, mappings: { 'Maps to': ['SNOMED:it-f ITV:1', 'SNOMED:it-m ITV:1'] } });
    await hospital.load({}, { mapping: withRace });
    await write({ ...before, mappings: { 'Maps to': ['SNOMED:it-f ITV:2', 'SNOMED:it-m ITV:1'] } });
    await apply();
    const races = Object.entries(await patientsBySource(graph)).map(([id, { raceStandardConcept }]) => [
      id,
      raceStandardConcept,
    ]);
    expect(Object.fromEntries(races)).toEqual({ ITP1: 'ITV:2', ITP2: 'ITV:1', ITP3: 'ITV:2' });
  });
});

describe('retiredInUse', () => {
  beforeEach(begin);

  const lines = () => retiredInUse(graph, [{ id: 'ITV', name: null, release: null }]);

  it('lists retired concepts that records use, with how many and what took their place', async () => {
    await hospital.load({}, { mapping });
    await write({
      ...before,
      retired: ['ITV:1', 'ITV:9'],
      mappings: { 'Concept replaced by': ['ITV:1 ITV:2'] },
    });
    expect(await lines()).toEqual([
      'retired and in use: ITV:1 haemoglobin (3 Measurement.test), replaced by ITV:2',
    ]);
  });
  it('says where nothing takes their place', async () => {
    await hospital.load({}, { mapping });
    await write({ ...before, retired: ['ITV:1'] });
    expect(await lines()).toEqual([
      'retired and in use: ITV:1 haemoglobin (3 Measurement.test), nothing replaces it',
    ]);
  });
  it('lists nothing where nothing is retired', async () => {
    await hospital.load({}, { mapping });
    expect(await lines()).toEqual([]);
  });
});
