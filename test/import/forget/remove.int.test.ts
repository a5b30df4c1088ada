import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { type Erased, removeDataset } from '../../../import/forget/remove.ts';
import { TooManyRejects } from '../../../import/load/load-source.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { clearSaved, storeDefinition } from '../../support/saved-cohorts.ts';
import {
  createHospital,
  patientsBySource,
  population,
  recordsOf,
  tables,
  traces,
  versionOf,
} from '../hospital.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);

async function clear() {
  await clearPopulation(graph, population);
  await clearSaved(graph);
  await graph.write((run) =>
    run(cypher`MATCH (gone:RemovedDataset WHERE gone.id STARTS WITH 'it-') DELETE gone`),
  );
}
afterAll(async () => {
  await clear();
  await hospital.close();
  await graph.close();
});

const idOf = async (sourceId: string) => String((await patientsBySource(graph))[sourceId]?.id);
const savedPatients = async () => {
  const [row] = await graph.read(cypher`
    MATCH (cohort:SavedCohort)
    RETURN cohort.patients AS patients, cohort.listed AS listed, cohort.size AS size`);
  return row;
};
const tombstones = () =>
  graph.read(cypher`
    MATCH (gone:RemovedDataset WHERE gone.id STARTS WITH 'it-')
    RETURN gone.id AS id, gone.title AS title`);

describe('removeDataset', () => {
  const state: { records?: number } = {};
  beforeAll(async () => {
    await clear();
    await hospital.load();
    state.records = await removeDataset(graph, 'it-b');
  });

  it('gives the number of records', () => expect(state.records).toBe(4));
  it('leaves no record of the dataset', async () => {
    const [row] = await graph.read(cypher`MATCH (record {dataset: 'it-b'}) RETURN count(record) AS records`);
    expect(row).toEqual({ records: 0 });
  });
  it('removes patients who were in no other dataset', async () => {
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP1', 'ITP2']);
  });
  it('settles patients who stay by what is left', async () => {
    expect((await patientsBySource(graph)).ITP1).toMatchObject({ datasets: ['it-a'], conflict: false });
  });
  it('raises the version once', async () => {
    expect(await versionOf(graph)).toBe(2);
  });
});

describe('removeDataset', () => {
  beforeEach(clear);

  it('leaves a tombstone', async () => {
    await hospital.load({ 'sites.tsv': 'site\ttitle\nit-b\tSite B\n' });
    await removeDataset(graph, 'it-b');
    expect(await tombstones()).toEqual([{ id: 'it-b', title: 'Site B' }]);
  });
  it('settles by the precedence of the population', async () => {
    await hospital.load();
    await removeDataset(graph, 'it-a');
    expect((await patientsBySource(graph)).ITP1).toMatchObject({ sex: 'MALE' });
  });
  it('takes the tombstone away when the dataset comes back', async () => {
    await hospital.load();
    await removeDataset(graph, 'it-b');
    await hospital.load();
    expect(await tombstones()).toEqual([]);
  });
  it('ends, after another load, in the graph as it was', async () => {
    await hospital.load();
    const before = await hashPopulation(graph, population);
    await removeDataset(graph, 'it-b');
    await hospital.load();
    expect(await hashPopulation(graph, population)).toBe(before);
  });
  it('leaves frozen cohorts as they are', async () => {
    await hospital.load();
    const patients = [await idOf('ITP2'), await idOf('ITP3')];
    await storeDefinition(graph, 'fx-1', { patient: {} }, { patients, size: 2 });
    await removeDataset(graph, 'it-b');
    expect(await savedPatients()).toEqual({ patients, listed: null, size: 2 });
  });
  it('refuses a dataset that is not there', async () =>
    expect(removeDataset(graph, 'it-z')).rejects.toMatchObject({ code: 'NOT_FOUND' }));
});

describe('forgetPatient', () => {
  const state: { erased?: Erased } = {};
  beforeAll(async () => {
    await clear();
    await hospital.load();
    state.erased = await hospital.forget('ITP1');
  });

  it('says what it erased', () => expect(state.erased).toMatchObject({ patients: 1, records: 8 }));
  it('leaves every other patient', async () => {
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP2', 'ITP3']);
  });
  it('raises the version', async () => {
    expect(await versionOf(graph)).toBe(2);
  });
});

describe('forgetPatient', () => {
  beforeEach(clear);

  /** A delivery in which much of ITP1 is rejected, in every way. */
  const bad = {
    'labs.tsv': `${tables['labs.tsv'].replace('12.1', '12,1')}L9\tITP1\tit-a\thb\tof ITP1\t1\tg/dL\tblood\t\n`,
    'drugs.tsv': `${tables['drugs.tsv']}ITP1\tit-a\tnew\tcell\nITP1\n`,
  };
  /** Those of `words` that are found in the graph, and those in the reject files. */
  const trace = async (words: readonly string[]) => {
    const { text } = await hospital.rejects();
    return [await traces(graph, words), words.filter((word) => text.includes(word))].map((found) =>
      [...found].sort(),
    );
  };

  it.each(['source id', 'opaque id'])('leaves no trace in graph and reject files, by %s', async (by) => {
    await hospital.load(bad);
    const words = ['ITP1', await idOf('ITP1')];
    expect(await trace(words)).toEqual([[...words].sort(), [...words].sort()]);
    await hospital.forget(by === 'source id' ? 'ITP1' : await idOf('ITP1'));
    expect(await trace(words)).toEqual([[], []]);
  });
  it.each(['source id', 'opaque id'])('leaves no trace after later loads, by %s', async (by) => {
    await hospital.load(bad);
    const words = ['ITP1', await idOf('ITP1')];
    await hospital.forget(by === 'source id' ? 'ITP1' : await idOf('ITP1'));
    await hospital.load(bad);
    await hospital.load(bad, { replace: true });
    expect(await trace(words)).toEqual([[], []]);
  });
  it.each(['source id', 'opaque id'])('takes the patient out of saved cohorts, by %s', async (by) => {
    await hospital.load();
    const [id, other] = [await idOf('ITP1'), await idOf('ITP2')];
    const words = ['ITP1', id];
    await storeDefinition(
      graph,
      'fx-1',
      { patient: { ids: words } },
      {
        patients: [other, id],
        listed: [id],
        size: 2,
      },
    );
    await hospital.forget(by === 'source id' ? 'ITP1' : id);
    expect(await savedPatients()).toEqual({ patients: [other], listed: [], size: 2 });
    expect(await traces(graph, words)).toEqual([]);
  });
  it('takes a patient out of frozen cohorts whose data were removed before', async () => {
    await hospital.load();
    await storeDefinition(graph, 'fx-1', { patient: {} }, { patients: [await idOf('ITP3')], size: 1 });
    await removeDataset(graph, 'it-b');
    await hospital.forget('ITP3');
    expect(await savedPatients()).toEqual({ patients: [], listed: null, size: 1 });
  });
  it('leaves patients whose id begins alike', async () => {
    await hospital.load({ 'patients.tsv': `${tables['patients.tsv']}ITP12\tit-a\tmale\t\n` });
    await hospital.forget('ITP1');
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP12', 'ITP2', 'ITP3']);
  });
  it('keeps a patient out who was never in the graph', async () => {
    await hospital.forget('ITP2');
    await hospital.load();
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP1', 'ITP3']);
  });
  it('keeps a patient out by an opaque id that is not in the graph', async () => {
    await hospital.load();
    const id = await idOf('ITP2');
    await clearPopulation(graph, population);
    await hospital.forget(id);
    await hospital.load();
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP1', 'ITP3']);
  });
  it('is content to be told twice', async () => {
    await hospital.load();
    await hospital.forget('ITP1');
    expect(await hospital.forget('ITP1')).toMatchObject({ patients: 0, records: 0 });
  });
  it('loses no other record when it comes between a load and its second start', async () => {
    const broken = { 'drugs.tsv': `${tables['drugs.tsv']}ITP3\tit-b\n` };
    const folder = await hospital.deliver(broken);
    const error = await hospital.loadFolder(folder, { maxRejects: 0 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyRejects);
    await hospital.forget('ITP1');
    await hospital.loadFolder(folder);
    expect((await recordsOf(graph, 'Measurement')).map(({ value }) => value)).toEqual([4.5, 11]);
  });
  it('forgets the same person of another population by the source id', async () => {
    const other = await hospital.mappingWith('population: it-hospital', 'population: it-clinic');
    await hospital.forget('ITP2');
    await hospital.load({}, { mapping: other });
    const rows = await graph.read(cypher`
      MATCH (patient:Patient {population: 'it-clinic'})
      RETURN patient.sourceId AS id ORDER BY id`);
    await clearPopulation(graph, 'it-clinic');
    expect(rows).toEqual([{ id: 'ITP1' }, { id: 'ITP3' }]);
  });
});
