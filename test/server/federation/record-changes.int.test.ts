import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIris } from '../../../fair/rdf/iris.ts';
import { packPublication } from '../../../federation/publication.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { readKeptRecords, readPacked } from '../../../questions/published.ts';
import { type Kept, sitesIn } from '../../../server/federation/kept-records.ts';
import { type Change, forgetOthers, heed, takeRecord } from '../../../server/federation/record-changes.ts';
import { testDatabase } from '../../support/database.ts';
import { hubBase, recordsOf } from '../../support/network-site.ts';

const graph = new Graph(testDatabase().address);
const forget = () => graph.write((run) => run(cypher`MATCH (kept:SiteRecord) DELETE kept`));
beforeEach(forget);
afterAll(async () => {
  await forget();
  await graph.close();
});

const [record = expect.fail()] = await recordsOf('https://north.example.org', ['lung']);
const lung = packPublication(record);
const saidAt = '2026-11-30T10:00:00.000Z';
const holding = (...published: readonly string[]) => ({
  ...{ software: 'oncograph 1.2.3', datasets: [], vocabularies: {} },
  published: published.map((dataset) => ({ dataset, digest: lung.digest })),
});

/** A hub that keeps nothing yet, and takes the record. */
async function aHub() {
  const [log, all] = [{ warn: vi.fn() }, new Map<string, Kept>()];
  const change: Change = { graph, all };
  const take = (more: Partial<typeof lung & { saidAt: string }> = {}, id = 'north', origin = 'key') =>
    takeRecord({ ...change, iris: createIris(hubBase), log }, { id, origin }, { ...lung, saidAt, ...more });
  expect(await take()).toBe(true);
  return { all, change, log, take };
}

describe('takeRecord', () => {
  it('keeps what the site says, as it is in memory', async () => {
    const { all } = await aHub();
    expect(await readKeptRecords(graph)).toEqual([...all.values()]);
    expect(await readPacked(graph, 'north', 'lung')).toBe(lung.packed);
  });

  it('takes no notice of what it knows, and of what was said before', async () => {
    const { take } = await aHub();
    const other = packPublication({ ...record, records: { 'dcat-ap': record.records['dcat-ap'] ?? '' } });
    expect([
      await take({ saidAt: '2026-11-30T11:00:00.000Z' }),
      await take({ ...other, saidAt: '2026-11-30T09:59:59.000Z' }),
      await take({ ...other, saidAt: '2026-11-30T10:00:01.000Z' }),
    ]).toEqual([false, false, true]);
  });

  it('keeps what stood where what comes may not be shown, and says why', async () => {
    const { take, log } = await aHub();
    expect(await take(packPublication({ ...record, records: { 'dcat-ap': '<a> <b> <c> .' } }))).toBe(false);
    expect(log.warn.mock.calls[0]?.[0]).toEqual({
      site: 'north',
      dataset: 'lung',
      reason: expect.any(String),
    });
    expect(await readPacked(graph, 'north', 'lung')).toBe(lung.packed);
  });

  it.each([
    ['datasets', 1_000, 1],
    ['characters', 2, 8_000_000],
  ])('keeps so many %s of a site, and as many of another one', async (_what, n, size) => {
    const { all, take, log } = await aHub();
    const [kept = expect.fail()] = all.values();
    for (let at = 0; at < n; at += 1) all.set(`north ${at}`, { ...kept, dataset: `${at}`, size });
    const next = { dataset: 'lung', saidAt: '2026-11-30T11:00:00.000Z', digest: 'another' };
    expect([await take(next), await take(next, 'south')]).toEqual([false, true]);
    expect(log.warn.mock.calls[0]?.[0].reason).toContain('a site may publish 1000 datasets and 16000000');
  });
});

describe('heed', () => {
  it('keeps what the site publishes, and the day on which it was heard', async () => {
    const { all, change } = await aHub();
    const today = new Date().toISOString().slice(0, 10);
    expect(await heed(change, 'north', holding('lung'))).toBe(false);
    for (const [key, kept] of all) all.set(key, { ...kept, heardOn: '2026-01-01' });
    expect(await heed(change, 'north', holding('lung'))).toBe(true);
    expect((await readKeptRecords(graph)).map(({ heardOn, withdrawnAt }) => [heardOn, withdrawnAt])).toEqual([
      [today, null],
    ]);
  });

  it.each([
    ['says that it publishes nothing', holding()],
    ['is of an older version now', { software: 'oncograph 1.0.0', datasets: [], vocabularies: {} }],
  ])('takes back all of a site that %s, and lets it publish it again', async (_what, said) => {
    const { change, take } = await aHub();
    expect(await heed(change, 'north', said)).toBe(true);
    expect(await readPacked(graph, 'north', 'lung')).toBeUndefined();
    expect(await take()).toBe(true);
    expect((await readKeptRecords(graph)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null]);
  });

  it('is no business of sites that publish nothing', async () => {
    const { change } = await aHub();
    expect(await heed(change, 'south', 'no greeting at all')).toBe(false);
  });
});

describe('forgetOthers', () => {
  it('leaves nothing of sites that may not take part, and all of others', async () => {
    const { change, take } = await aHub();
    await take({}, 'south');
    expect(await forgetOthers(change, [{ id: 'south', origin: 'key', name: 'South' }])).toBe(true);
    expect((await readKeptRecords(graph)).map(({ site }) => site)).toEqual(['south']);
    expect(await forgetOthers(change, [{ id: 'south', origin: 'key', name: 'South' }])).toBe(false);
  });

  it('leaves nothing of a site where another one has its id, which publishes by itself', async () => {
    const { all, change, take } = await aHub();
    const again = [{ id: 'north', origin: 'another key', name: 'North' }];
    expect(sitesIn([...all.values()], again)).toEqual([]);
    expect(await forgetOthers(change, again)).toBe(true);
    expect(await readKeptRecords(graph)).toEqual([]);
    expect(await take({}, 'north', 'another key')).toBe(true);
    expect(sitesIn([...all.values()], again)).toMatchObject([
      { id: 'north', entries: [{ dataset: 'lung' }] },
    ]);
    expect(await take({}, 'north', 'a third key')).toBe(true); // of whom it is not known yet that the second was removed
    expect((await readKeptRecords(graph)).map(({ origin }) => origin)).toEqual(['a third key']);
  });
});
