import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import {
  countOf,
  type Headers,
  loginAt,
  type ProtectedSite,
  startProtectedSite,
} from '../support/protected-site.ts';
import { protectionOf } from '../support/protection.ts';
import { together } from '../support/ward-graph.ts';
import { everybody, inYear, yearsOf } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
const sizes = { 2000: 0, 2001: 1, 2009: 9, 2010: 10, 2011: 11, 2050: 1000 };
const drawing = { ms: 0, began: 0, hear: () => {} };
let issuer: TestIssuer;
let site: ProtectedSite;
let ann: Headers;

/** Noise that is none, and takes as long as it is told to. */
function draw(): bigint {
  drawing.began = Date.now();
  drawing.hear();
  while (Date.now() < drawing.began + drawing.ms);
  return 0n;
}

beforeAll(async () => {
  await seedGraph(graph, together([yearsOf('sm-a', sizes)]));
  issuer = await startIssuer();
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { draw }));
  ann = await loginAt(issuer, 'ann');
});
afterEach(() => clearLedger(graph));
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearFixture(graph);
  await graph.close();
});

const withoutTime = (text: string) => text.replace(/"asOf":"[^"]*"/, '"asOf":""');
const small = [2000, 2001, 2009, 2010, 2011];

describe('P5, small sets: who isolates 0, 1, 9, 10 or 11 patients', () => {
  it('is told the same bytes, in headers and body', async () => {
    const told = await Promise.all(small.map((year) => site.ask(ann, countOf(inYear(year)))));
    expect(told[0]?.data.cohort.count).toMatchObject({ value: null, low: 0, suppressed: true });
    expect(new Set(told.map(({ text }) => withoutTime(text))).size).toBe(1);
    const heads = told.map(({ headers }) => [...headers].filter(([name]) => name !== 'date'));
    expect(new Set(heads.map((head) => JSON.stringify(head))).size).toBe(1);
  });

  it('is told as much of many: the length says nothing', async () => {
    const told = await Promise.all(
      [...small, 2050].map((year) => site.ask(ann, countOf(`{ all: [${inYear(year)}, ${everybody(1)}] }`))),
    );
    expect(told.map(({ text }) => Buffer.byteLength(text))).toEqual(told.map(() => 2048));
  });
});

describe('P6, the threshold: who adds patients that they know until a number is shown', () => {
  it('is told the first answer at each step, so that there is no step', async () => {
    const first = await site.ask(ann, countOf(inYear(2011)));
    const later: string[] = [];
    for (const size of [30, 33, 36, 300]) {
      await seedGraph(graph, together([yearsOf('sm-a', { ...sizes, 2011: size })]));
      later.push((await site.ask(ann, countOf(inYear(2011)))).text);
    }
    await seedGraph(graph, together([yearsOf('sm-a', sizes)]));
    expect(new Set(later)).toEqual(new Set([first.text.replace('"cost":1', '"cost":0')]));
  });
});

describe('P17, time: who measures', () => {
  it('finds the same for 0, 9 and 1000 patients, and for what is remembered', async () => {
    const asked = [2000, 2009, 2050];
    const fastest = new Map<string, number>();
    for (let round = 0; round < 6; round += 1)
      for (const year of asked)
        for (const kind of ['drawn', 'remembered']) {
          const where = `{ all: [${inYear(year)}, ${everybody(10 + round)}] }`;
          const { ms } = await site.ask(ann, countOf(where));
          expect(ms).toBeGreaterThan(409);
          const name = kind === 'drawn' ? `${year}` : kind;
          fastest.set(name, Math.min(ms, fastest.get(name) ?? Infinity));
        }
    const times = [...fastest.values()];
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(40);
  });

  it('finds nothing in the time that an answer is as of, whatever it took to count', async () => {
    drawing.ms = 200;
    const { data } = await site.ask(ann, countOf(inYear(2050)));
    drawing.ms = 0;
    expect(Date.parse(data.cohort.count.asOf ?? '')).toBeLessThanOrEqual(drawing.began);
  });

  it('finds nothing by leaving: it is charged however far it had come', async () => {
    const leaving = new AbortController();
    Object.assign(drawing, { ms: 50, hear: () => leaving.abort() });
    const members = [inYear(2050), ...[41, 42, 43, 44, 45].map(everybody)];
    const query = `{ cohort(where: { all: [${members.join()}] }) { attrition { kept { value } } } }`;
    const headers = { 'content-type': 'application/json', ...ann };
    const body = JSON.stringify({ query });
    await expect(
      fetch(`${site.url}/graphql`, { method: 'POST', headers, body, signal: leaving.signal }),
    ).rejects.toThrow();
    await expect.poll(() => chargedUnits(graph), { timeout: 20_000 }).toBe(members.length);
    Object.assign(drawing, { ms: 0, hear: () => {} });
  });
});
