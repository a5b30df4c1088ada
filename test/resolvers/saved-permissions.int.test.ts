import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deleteSavedCohort, renameSavedCohort } from '../../cohort/saved/store.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { clearSaved, save, savedOf, trySave } from '../support/saved-cohorts.ts';

const graph = new Graph(testDatabase().address);
const datasets = ['fx-a', 'fx-b'];
const ann = { ...callerOf(...datasets), subject: 'ann' };
const bea = { ...callerOf(...datasets), subject: 'bea' };
const nobody = { ...callerOf(), subject: 'anonymous' };
/** Anonymous where counts are for everybody. */
const passerBy = { ...nobody, counts: datasets };
const tiered = createAsk(graph, ann);
const open = createAsk(graph, { ...callerOf(...datasets), subject: 'anonymous' }, { access: 'open' });

beforeAll(() => seedGraph(graph, cohortGraph));
afterEach(() => clearSaved(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const ct = { imaging: { modality: ['CT'] } };
const rename = (id: string) => `mutation { renameCohort(id: "${id}", name: "two") { name } }`;
const remove = (id: string) => `mutation { deleteCohort(id: "${id}") }`;
const list = '{ savedCohorts { nodes { id } totalCount } }';

describe('saved cohorts in tiered access', () => {
  it.each([nobody, passerBy])('are saved by nobody who is not logged in', async (caller) => {
    expect((await trySave(tiered, ct, { caller })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });

  it('are saved by nobody who may count nothing', async () => {
    const caller = { ...callerOf(), subject: 'cec' };
    expect((await trySave(tiered, ct, { caller })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('are saved by who may count and not read', async () => {
    const caller = { ...bea, records: [] };
    expect((await trySave(tiered, ct, { caller, freeze: true })).errors).toEqual([]);
  });

  it('are changed by who saved them', async () => {
    const id = await save(tiered, ct);
    expect((await tiered(rename(id))).data).toEqual({ renameCohort: { name: 'two' } });
    expect((await tiered(remove(id))).data).toEqual({ deleteCohort: true });
  });

  it.each([
    ['another', bea, 'FORBIDDEN'],
    ['somebody who is not logged in', passerBy, 'UNAUTHENTICATED'],
    ['nobody', nobody, 'UNAUTHENTICATED'],
  ] as const)('are not changed by %s', async (_who, caller, code) => {
    const id = await save(tiered, ct);
    expect((await tiered(rename(id), caller)).errors).toMatchObject([{ code }]);
    expect((await tiered(remove(id), caller)).errors).toMatchObject([{ code }]);
    expect(await savedOf(tiered, id, 'name')).toEqual({ name: 'one' });
  });

  it('are kept by the write itself from another', async () => {
    const id = await save(tiered, ct);
    expect(await renameSavedCohort(graph, { id, name: 'two' }, 'bea')).toBeNull();
    expect(await deleteSavedCohort(graph, id, 'bea')).toBe(false);
  });

  it('say of an id that is none that there is none', async () => {
    expect((await tiered(rename('fx-none'), bea)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('are read and compared by whoever has the id and may count', async () => {
    const id = await save(tiered, ct);
    const other = await save(tiered, { patient: {} });
    const fields = 'name cohort { count { value } }';
    expect(await savedOf(tiered, id, fields, bea)).toEqual({ name: 'one', cohort: { count: { value: 2 } } });
    const query = `{ compareCohorts(ids: ["${id}", "${other}"]) { parts { count { value } } } }`;
    expect((await tiered(query, passerBy)).errors).toEqual([]);
  });

  it('are read by nobody who may count nothing', async () => {
    const id = await save(tiered, ct);
    for (const query of [
      `{ savedCohort(id: "${id}") { name } }`,
      list,
      `{ compareCohorts(ids: ["${id}", "x"]) { parts { in } } }`,
    ])
      expect((await tiered(query, nobody)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('list their patients to who may read records alone', async () => {
    const id = await save(tiered, ct, { freeze: true });
    const query = `{ savedCohort(id: "${id}") { cohort { patients { nodes { id } } } } }`;
    expect((await tiered(query, { ...bea, records: [] })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('are listed to who saved them', async () => {
    const id = await save(tiered, ct);
    await save(tiered, ct, { caller: bea });
    expect((await tiered(list)).data).toEqual({ savedCohorts: { nodes: [{ id }], totalCount: 1 } });
  });

  it('show no source id to who may read no records', async () => {
    const id = await save(tiered, { patient: { ids: ['FX-ANN'] } });
    const saved = await savedOf(tiered, id, 'where cohort { count { value } explain { text criterion } }', {
      ...bea,
      records: [],
    });
    expect(JSON.stringify(saved)).not.toContain('FX-ANN');
  });
});

describe('saved cohorts in open access', () => {
  it('are saved, listed, renamed and deleted by everybody', async () => {
    const id = await save(open, ct);
    const others = await save(tiered, ct);
    expect((await open(list)).data).toMatchObject({ savedCohorts: { totalCount: 2 } });
    expect((await open(rename(others))).errors).toEqual([]);
    expect((await open(remove(others))).data).toEqual({ deleteCohort: true });
    expect((await open(remove(id))).data).toEqual({ deleteCohort: true });
  });
});
