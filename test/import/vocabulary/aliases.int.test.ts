import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { findStandardChanges, restandardise } from '../../../import/concepts/restandardise.ts';
import { loadSource } from '../../../import/load/load-source.ts';
import { openStore } from '../../../import/store/store.ts';
import { readAthena } from '../../../import/vocabulary/athena/release.ts';
import { readOboRelease } from '../../../import/vocabulary/obo/release.ts';
import { readSssom } from '../../../import/vocabulary/sssom/release.ts';
import { writeRelease } from '../../../import/vocabulary/write.ts';
import { readTerminologyState } from '../../../terminology/read.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, clearTerminology, hashPopulation } from '../../support/population.ts';
import { memorySource } from '../memory-source.ts';
import { sample } from './athena.ts';
import { createFiles } from './files.ts';
import { releaseOf } from './releases.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('it-by-id', 'it-by-code'));
const writeFile = createFiles();

async function clear(): Promise<void> {
  for (const population of ['it-by-id', 'it-by-code']) await clearPopulation(graph, population);
  await clearTerminology(graph);
}

beforeAll(() => openStore(graph));
beforeEach(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

const athena = async () => writeRelease(graph, await readAthena(sample));

/** Loads one condition of one patient as a population, and a dataset, of its own. */
function load(population: string, says: Readonly<Record<string, string>>) {
  const line = { patient: 'IT1', dataset: population, key: '1' };
  const lines = {
    people: [
      { ...line, record: 'registration' as const, says: { source: 'memory' } },
      { ...line, record: 'condition' as const, says: { codeSource: 'as it came', ...says } },
    ],
  };
  return loadSource(graph, memorySource(population, lines), { access: 'open' });
}

/** The tumour of the sample with the id 2000000300. */
const tumour = 'OncoDemo:D300';
const byId = { codeSourceConcept: 'OMOP:2000000300' };
const byCode = { codeSourceConcept: tumour };

/** Source concept, standard concept and the concept that is linked, of the condition of a population. */
async function codesOf(population: string) {
  const rows = await graph.read<{ codes: readonly (string | null)[] }>(cypher`
    MATCH (:Patient {population: ${population}})-->(condition:Condition)
    OPTIONAL MATCH (condition)-[:HAS_CODE]->(concept:Concept)
    RETURN [condition.codeSourceConcept, condition.codeStandardConcept, concept.code] AS codes`);
  return rows.map(({ codes }) => codes.map((code) => code ?? '-').join(' '));
}

/** How many patients of a dataset have a code, as GraphQL counts them. */
async function count(dataset: string, code: string): Promise<number> {
  const { data } = await ask<{ cohort: { count: { value: number } } }>(
    'query ($code: Curie!) { cohort(where: { condition: { code: { codes: [$code] } } }) { count { value } } }',
    callerOf(dataset),
    { code },
  );
  return data.cohort.count.value;
}

const concepts = async () => {
  const rows = await graph.read<{ code: string }>(cypher`
    MATCH (concept:Concept WHERE concept.code STARTS WITH 'OMOP:' AND concept.conceptId IS NULL)
    RETURN concept.code AS code`);
  return rows.map(({ code }) => code);
};

describe('a record that is coded with a concept_id', () => {
  it('has the concept of the release that is there', async () => {
    await athena();
    await load('it-by-id', byId);
    expect([await codesOf('it-by-id'), await concepts()]).toEqual([[`${tumour} ${tumour} ${tumour}`], []]);
  });
  it('is standardised by what its concept maps to', async () => {
    await athena();
    await load('it-by-id', { codeSourceConcept: 'OMOP:2000001000' });
    expect(await codesOf('it-by-id')).toEqual(['OncoSource:0001 OncoDemo:D100 OncoDemo:D100']);
  });
  it('leaves what others find as it is', async () => {
    await athena();
    await load('it-by-code', byCode);
    await load('it-by-id', byId);
    const counts = [tumour, 'OMOP:2000000300', 'OncoDemo:D100'].flatMap((code) => [
      count('it-by-code', code),
      count('it-by-id', code),
    ]);
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 1, 1, 1]);
  });
  it('has the concept of a release that comes later, and is restandardised by it', async () => {
    await load('it-by-id', byId);
    await load('it-by-code', byCode);
    const { renamed } = await athena();
    const before = await codesOf('it-by-id');
    await restandardise(graph, await findStandardChanges(graph));
    expect([renamed, before, await codesOf('it-by-id'), await concepts()]).toEqual([
      1,
      [`${tumour} - -`],
      [`${tumour} ${tumour} ${tumour}`],
      [],
    ]);
  });
  it('is found by whatever name, when the release has come later', async () => {
    await load('it-by-id', byId);
    expect(await count('it-by-id', 'OMOP:2000000300')).toBe(1);
    await load('it-by-code', byCode);
    await athena();
    const counts = [tumour, 'OMOP:2000000300', 'OncoDemo:D100'].flatMap((code) => [
      count('it-by-code', code),
      count('it-by-id', code),
    ]);
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 1, 1, 1]);
  });
  it('is the same record when it is loaded again, whichever came first', async () => {
    await load('it-by-id', byId);
    await athena();
    await restandardise(graph, await findStandardChanges(graph));
    const hash = await hashPopulation(graph, 'it-by-id');
    const { report } = await load('it-by-id', byId);
    expect([report.types.get('condition')?.unchanged, await hashPopulation(graph, 'it-by-id')]).toEqual([
      1,
      hash,
    ]);
  });
  it('keeps the concept that a value map gave it under its id', async () => {
    await load('it-by-id', { codeStandardConcept: 'OMOP:2000000300' });
    await athena();
    expect(await codesOf('it-by-id')).toEqual([`- ${tumour} ${tumour}`]);
  });
});

describe('a release, when records and mappings knew its concepts by id', () => {
  it('changes nothing when it comes again', async () => {
    await load('it-by-id', byId);
    await athena();
    const before = await readTerminologyState(graph);
    expect([(await athena()).renamed, await readTerminologyState(graph)]).toEqual([0, before]);
  });
  it('takes over their mappings, which their set does not say twice', async () => {
    const set = releaseOf({ source: 'sssom:it', mappings: { 'Maps to': ['LOCAL:1 OMOP:2000000300'] } });
    await writeRelease(graph, set);
    await athena();
    const again = await writeRelease(graph, set);
    const rows = await graph.read(cypher`
      MATCH (:Concept {code: 'LOCAL:1'})-[mapping:MAPS_TO]->(concept:Concept)
      RETURN concept.code AS code, mapping.release AS release`);
    expect([rows, again.concepts.added, again.relationships, await concepts()]).toEqual([
      [{ code: tumour, release: 'sssom:it' }],
      0,
      { added: 0, removed: 0 },
      [],
    ]);
  });
  it('says alone which of its concepts are standard', async () => {
    await athena();
    await load('it-by-id', { codeStandardConcept: 'OncoGroups:PAIRED' });
    await load('it-by-code', { codeSourceConcept: 'OncoGroups:PAIRED' });
    expect(await codesOf('it-by-code')).toEqual(['OncoGroups:PAIRED - -']);
  });
});

describe('the id of a term that was merged into another', () => {
  const obo = async (...lines: readonly string[]) =>
    writeRelease(
      graph,
      await readOboRelease(await writeFile('merged.obo', ['format-version: 1.4', ...lines].join('\n'))),
    );
  const merged = ['', '[Term]', 'id: DOID:it-1', 'name: one', 'alt_id: DOID:it-2 {source="X:1"}'];

  it('is the term in records that come later', async () => {
    await obo(...merged);
    await load('it-by-id', { codeSourceConcept: 'DOID:it-2' });
    expect(await codesOf('it-by-id')).toEqual(['DOID:it-1 DOID:it-1 DOID:it-1']);
  });
  it('is the term in records that came before', async () => {
    await load('it-by-id', { codeSourceConcept: 'DOID:it-2' });
    await obo(...merged);
    expect(await codesOf('it-by-id')).toEqual(['DOID:it-1 - -']);
  });
  it('is the term in records that had the concept of an older release', async () => {
    await obo(...merged.slice(0, 4), '', '[Term]', 'id: DOID:it-2', 'name: two');
    await load('it-by-id', { codeSourceConcept: 'DOID:it-2' });
    await obo(...merged);
    expect(await codesOf('it-by-id')).toEqual(['DOID:it-1 DOID:it-1 DOID:it-1']);
  });
  it('finds the term', async () => {
    await obo(...merged);
    await load('it-by-id', { codeSourceConcept: 'DOID:it-1' });
    const { data } = await ask<{ concept: object; concepts: object }>(
      '{ concept(code: "DOID:it-2") { code } concepts(search: "DOID:it-2") { nodes { code } } }',
    );
    expect([data, await count('it-by-id', 'DOID:it-2')]).toEqual([
      { concept: { code: 'DOID:it-1' }, concepts: { nodes: [{ code: 'DOID:it-1' }] } },
      1,
    ]);
  });
});

describe('a newer version of a mapping set', () => {
  it('withdraws what it no longer says', async () => {
    const set = async (...rows: readonly string[]) => {
      const head =
        '#mapping_set_id: http://example.org/set\nsubject_id\tpredicate_id\tobject_id\tmapping_justification';
      const text = [head, ...rows.map((row) => `${row}\tsemapv:ManualMappingCuration`)].join('\n');
      return writeRelease(graph, await readSssom(await writeFile('set.sssom.tsv', text)));
    };
    await set('NCIT:it-1\tskos:exactMatch\tDOID:it-1', 'NCIT:it-2\tskos:exactMatch\tDOID:it-2');
    const { relationships } = await set('NCIT:it-1\tskos:exactMatch\tDOID:it-1');
    expect(relationships).toEqual({ added: 0, removed: 1 });
  });
});
