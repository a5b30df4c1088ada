import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeSavedCohort, deleteSavedCohort } from '../../cohort/saved/change.ts';
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
const everybody = { ...callerOf(...datasets), subject: 'anonymous', ownsAllCohorts: true };
const open = createAsk(graph, everybody, { access: 'open' });

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

/** Shares a cohort of Ann's. */
const share = (id: string, party: string) =>
  tiered(`mutation { shareCohort(id: "${id}", with: { ${party} }) { id } }`);

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
    ['somebody who is not logged in', passerBy],
    ['nobody', nobody],
  ])('are not changed by %s', async (_who, caller) => {
    const id = await save(tiered, ct);
    for (const change of [rename(id), remove(id)])
      expect((await tiered(change, caller)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect(await savedOf(tiered, id, 'name')).toEqual({ name: 'one' });
  });

  it('are to another as if they were not there', async () => {
    const id = await save(tiered, ct);
    const asked = (one: string) => [
      `{ savedCohort(id: "${one}") { name where } }`,
      `{ cohort(where: { cohort: "${one}" }) { count { value } } }`,
      `{ compareCohorts(ids: ["${one}", "${id.replace(/./g, '1')}"]) { parts { in } } }`,
      rename(one),
      remove(one),
    ];
    const none = id.replace(/./g, '0');
    for (const [at, query] of asked(id).entries()) {
      const told = JSON.stringify(await tiered(query, bea)).replaceAll(id, none);
      expect(told).toBe(JSON.stringify(await tiered(asked(none)[at] ?? '', bea)));
    }
    expect(await savedOf(tiered, id, 'name')).toEqual({ name: 'one' });
  });

  it('are kept by the write itself from another', async () => {
    const id = await save(tiered, ct);
    const change = { kind: 'name', name: 'two' } as const;
    expect(await changeSavedCohort(graph, { id, change }, bea)).toBeNull();
    expect(await deleteSavedCohort(graph, id, bea)).toBe(false);
  });

  it('say of an id that is none that there is none', async () => {
    expect((await tiered(rename('fx-none'), bea)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
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
    await share(id, 'everybody: true');
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
    await share(id, 'everybody: true');
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
