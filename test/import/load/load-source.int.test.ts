import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { forgetPatient } from '../../../import/forget/forget.ts';
import { loadSource, type SourceOptions, TooManyRejects } from '../../../import/load/load-source.ts';
import { openStore } from '../../../import/store/store.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { type Line, type Lines, memorySource } from '../memory-source.ts';

const population = 'it-memory';
const graph = new Graph(testDatabase().address);

async function clear(): Promise<void> {
  await clearPopulation(graph, population);
  await graph.write(async (run) => {
    await run(cypher`MATCH (concept:Concept {code: 'SNOMED:it-blood'}) DETACH DELETE concept`);
    await run(cypher`MATCH (forgotten:Forgotten) DELETE forgotten`);
  });
}

beforeAll(() => openStore(graph));
beforeEach(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

const line = (patient: string, record: Line['record'], more: Partial<Line> = {}): Line => ({
  patient,
  dataset: 'it-memory',
  record,
  key: '1',
  ...more,
});

/** Two patients, a specimen each, and a specimen that its source cannot read. */
const lines: Lines = {
  people: [
    line('ITM1', 'registration', { says: { source: 'memory', sex: 'FEMALE' } }),
    line('ITM2', 'registration', { says: { source: 'memory', sex: 'MALE' } }),
  ],
  specimens: [
    line('ITM1', 'specimen', { says: { typeSource: 'blood', typeStandardConcept: 'SNOMED:it-blood' } }),
    line('ITM2', 'specimen', { key: '2', fault: 'cannot be read' }),
    line('ITM2', 'specimen', { key: '3', dataset: 'it-memory-2', says: { typeSource: 'urine' } }),
    line('ITM9', 'specimen', { says: { typeSource: 'blood' } }),
  ],
};

const load = (options: Partial<SourceOptions> = {}, some: Lines = lines) =>
  loadSource(graph, memorySource(population, some), { access: 'open', ...options });

const specimens = () =>
  graph.read<{ source: string; file: string; row: number; load: string }>(cypher`
    MATCH (patient:Patient {population: ${population}})-[:HAS_SPECIMEN]->(specimen:Specimen)
    RETURN patient.sourceId + ' ' + specimen.typeSource AS source, specimen.file AS file, specimen.row AS row,
      specimen.load AS load
    ORDER BY source`);

/** A load that ends at its first reject, as one that was killed. */
const breakOff = async () => {
  const error = await load({ maxRejects: 0 }).catch((reason: unknown) => reason);
  return error instanceof TooManyRejects ? error.loaded.id : 'not broken off';
};

describe('loadSource', () => {
  it('gives every record its load, file and row', async () => {
    const { id } = await load();
    expect(await specimens()).toEqual([
      { source: 'ITM1 blood', file: 'specimens', row: 1, load: id },
      { source: 'ITM2 urine', file: 'specimens', row: 3, load: id },
    ]);
  });

  it('settles patients from what the source registers', async () => {
    await load();
    const rows = await graph.read(cypher`
      MATCH (patient:Patient {population: ${population}})
      RETURN patient.sourceId AS id, patient.sex AS sex, patient.datasets AS datasets
      ORDER BY id`);
    expect(rows).toEqual([
      { id: 'ITM1', sex: 'FEMALE', datasets: ['it-memory'] },
      { id: 'ITM2', sex: 'MALE', datasets: ['it-memory', 'it-memory-2'] },
    ]);
  });

  it('reports what the source rejects beside what the graph rejects, with file and row', async () => {
    const { report } = await load();
    expect(report.rejects.map(({ file, row, record, reason }) => [file, row, record, reason])).toEqual([
      ['specimens', 2, 'specimen', 'cannot be read'],
      ['specimens', 4, 'specimen', 'unknown patient'],
    ]);
  });

  it('writes concepts with the names that the source has', async () => {
    await load();
    const rows = await graph.read(cypher`
      MATCH (:Specimen)-[:HAS_TYPE]->(concept:Concept {code: 'SNOMED:it-blood'})
      RETURN concept.name AS name`);
    expect(rows).toEqual([{ name: 'Blood of memory' }]);
  });

  it('describes datasets by what the source says of them, and by their id', async () => {
    await load();
    const rows = await graph.read(cypher`
      MATCH (dataset:Dataset {population: ${population}})
      RETURN dataset.title AS title, dataset.publisher AS publisher, dataset.license AS license
      ORDER BY title`);
    expect(rows).toEqual([
      { title: 'From memory', publisher: 'Nobody', license: ['CC0 1.0'] },
      { title: 'it-memory-2', publisher: 'Nobody', license: ['CC0 1.0'] },
    ]);
  });

  it('notes the digest and the licence of each file', async () => {
    const { id } = await load();
    const [noted] = await graph.read(cypher`
      MATCH (load:Load {id: ${id}})
      RETURN load.title AS title, load.state AS state, load.files AS files, load.licenses AS licenses,
        load.digests AS digests`);
    const digestOf = (file: keyof Lines) =>
      createHash('sha256').update(JSON.stringify(lines[file])).digest('hex');
    expect(noted).toEqual({
      title: 'Records from memory',
      state: 'DONE',
      files: ['people', 'specimens'],
      licenses: ['CC0 1.0', 'CC0 1.0'],
      digests: [digestOf('people'), digestOf('specimens')],
    });
  });

  it('changes nothing when the same comes again', async () => {
    await load();
    const before = await hashPopulation(graph, population);
    const { report } = await load();
    expect([report.types.get('specimen')?.unchanged, await hashPopulation(graph, population)]).toEqual([
      2,
      before,
    ]);
  });

  it('loads one dataset where only one is asked for', async () => {
    const { report } = await load({ dataset: 'it-memory' });
    expect(report.types.get('specimen')).toEqual({ read: 3, loaded: 1, unchanged: 0, rejected: 2 });
  });

  it('removes what the source no longer has where it replaces', async () => {
    const people = lines.people ?? [];
    const [first, ...others] = lines.specimens ?? [];
    await load({}, { people, specimens: first === undefined ? [] : [first] });
    await load({ replace: true }, { people, specimens: others.slice(1, 2) });
    expect((await specimens()).map(({ source }) => source)).toEqual(['ITM2 urine']);
  });

  it('brings nobody back who was forgotten', async () => {
    await load();
    await forgetPatient(graph, 'ITM1', { population });
    const { report } = await load();
    const patients = await graph.read(cypher`
      MATCH (patient:Patient {population: ${population}})
      RETURN patient.sourceId AS id`);
    expect([patients, report.types.get('registration')?.read]).toEqual([[{ id: 'ITM2' }], 1]);
    expect([...report.forgotten].sort()).toEqual(['people 1', 'specimens 1']);
  });

  it('writes nothing in a dry run, and tells what it would do', async () => {
    const { report } = await load({ dryRun: true });
    expect([report.types.get('specimen')?.loaded, await specimens()]).toEqual([2, []]);
  });

  it('refuses data that are not public under ACCESS=open', async () => {
    const source = memorySource(population, lines);
    const datasets = { ...source.delivery.datasets, accessRights: 'NON_PUBLIC' as const };
    const closed = { ...source, delivery: { ...source.delivery, datasets } };
    await expect(loadSource(graph, closed, { access: 'open' })).rejects.toThrow(/^These data are NON_PUBLIC/);
  });
});

describe('a load of a source that was broken off', () => {
  it('is taken up by the same input under the same id', async () => {
    const broken = await breakOff();
    expect((await load()).id).toBe(broken);
  });

  it('ends in the graph and the rejects of an unbroken one', async () => {
    const { report } = await load();
    const whole = [await hashPopulation(graph, population), report.rejects];
    await clearPopulation(graph, population);
    await breakOff();
    const { report: again } = await load();
    expect([await hashPopulation(graph, population), again.rejects]).toEqual(whole);
  });

  it('writes no batch twice', async () => {
    const broken = await breakOff();
    const batches = () =>
      graph.read<{ id: string }>(
        cypher`MATCH (batch:LoadBatch {load: ${broken}}) RETURN elementId(batch) AS id`,
      );
    const before = await batches();
    await breakOff();
    expect([before.length > 0, await batches()]).toEqual([true, before]);
  });

  it('is closed by other input', async () => {
    const broken = await breakOff();
    await load({}, { people: lines.people ?? [] });
    const [row] = await graph.read(cypher`MATCH (load:Load {id: ${broken}}) RETURN load.state AS state`);
    expect(row).toEqual({ state: 'ABANDONED' });
  });
});
