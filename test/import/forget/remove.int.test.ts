import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { clearSaved, storeDefinition } from '../../support/saved-cohorts.ts';
import { createHospital, patientsBySource, population, versionOf } from '../hospital.ts';

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
