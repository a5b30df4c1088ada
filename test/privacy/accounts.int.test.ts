import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createClock } from '../../ledger/clock.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { aWindow, chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import {
  countOf,
  type Headers,
  loginAt,
  type ProtectedSite,
  startProtectedSite,
} from '../support/protected-site.ts';
import { protectionOf, usual } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody, inYear } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
const limits = { windows: [aWindow(365, 12, 6, 3)] };
const wall = { movedMs: 0 };
let issuer: TestIssuer;
let site: ProtectedSite;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('ac-a', 60)]));
  await clearLedger(graph);
  issuer = await startIssuer();
  const clock = createClock(() => Date.now() + wall.movedMs);
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { limits, clock }));
});
afterEach(() => clearLedger(graph));
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearFixture(graph);
  await graph.close();
});

/** What became of questions that nobody asked before, by so many people at a time. */
async function triesOf(asks: readonly (() => Promise<Headers>)[], at: ProtectedSite = site, together = 5) {
  const outcomes: string[] = [];
  for (let first = 0; first < asks.length; first += together) {
    const some = asks.slice(first, first + together).map(async (login, n) => {
      const { codes, text } = await at.ask(await login(), countOf(everybody(first + n)));
      const share = /"share":"(\w+)"/.exec(text)?.[1];
      return codes[0] === undefined ? 'told' : `${codes[0]} ${share ?? ''}`;
    });
    outcomes.push(...(await Promise.all(some)));
  }
  return outcomes;
}

const times = (count: number, login: (n: number) => Promise<Headers>) =>
  Array.from({ length: count }, (_, n) => () => login(n));
const toldIn = (outcomes: readonly string[]) => outcomes.filter((one) => one === 'told').length;

describe('P11, many accounts: who asks under twenty names', () => {
  it('of one organisation is told what it may be told, and no more', async () => {
    const outcomes = await triesOf(times(20, (n) => loginAt(issuer, `sybil-${n}`, 'a.example')));
    expect([toldIn(outcomes), new Set(outcomes)]).toEqual([
      6,
      new Set(['told', 'BUDGET_EXHAUSTED organisation']),
    ]);
  });

  it('of twenty organisations is told what all together may be told', async () => {
    const outcomes = await triesOf(times(20, (n) => loginAt(issuer, `sybil-${n}`, `${n}.example`)));
    expect([toldIn(outcomes), new Set(outcomes)]).toEqual([12, new Set(['told', 'BUDGET_EXHAUSTED all'])]);
    expect(await chargedUnits(graph)).toBe(12);
  });

  it('without any organisation is of that of the issuer', async () => {
    expect(toldIn(await triesOf(times(9, (n) => loginAt(issuer, `sybil-${n}`))))).toBe(6);
  });
});

describe('P12, races and clocks: who asks a hundred times at once', () => {
  it('is told as many answers as were left, and each is charged', async () => {
    const outcomes = await triesOf(
      times(90, (n) => loginAt(issuer, `racer-${n % 10}`, `${n % 5}.example`)),
      site,
      90,
    );
    expect([toldIn(outcomes), await chargedUnits(graph)]).toEqual([12, 12]);
    expect(outcomes.filter((one) => !/^(?:told|BUDGET_EXHAUSTED)/.test(one))).toEqual([]);
  });

  it('is told nothing more where the clock is set on, or back, or another server has an earlier one', async () => {
    const ask = (n: number, at = site) =>
      triesOf(
        times(1, () => loginAt(issuer, `late-${n}`, `${n}.example`)),
        at,
      );
    await triesOf(times(12, (n) => loginAt(issuer, `early-${n}`, `${n}.example`)));
    for (const days of [400, -400]) {
      wall.movedMs = days * 86_400_000;
      expect(await ask(20)).toEqual(['told']); // the first question again, which the population has paid
      expect((await site.ask(await loginAt(issuer, 'x', 'x.example'), countOf(inYear(2050)))).codes).toEqual([
        'BUDGET_EXHAUSTED',
      ]);
    }
    wall.movedMs = 0;
    const behind = await startProtectedSite(issuer, (of) =>
      protectionOf(of, { limits, clock: () => Date.now() - 400 * 86_400_000 }),
    );
    const { codes } = await behind.ask(await loginAt(issuer, 'x', 'x.example'), countOf(inYear(2050)));
    await behind.close();
    expect(codes).toEqual(['BUDGET_EXHAUSTED']);
  });
});

describe('P13 and P15, presence and repetition: who asks many questions of one person', () => {
  it('is told ten of thirty in a month, and of none whether somebody is there', async () => {
    const poor = await startProtectedSite(issuer, (of) => protectionOf(of, { limits: usual }));
    const ann = await loginAt(issuer, 'ann', 'a.example');
    const told: unknown[] = [];
    const refused: string[] = [];
    for (let year = 2000; year < 2030; year += 1) {
      const { codes, data } = await poor.ask(ann, countOf(inYear(year)));
      refused.push(...codes);
      if (codes.length === 0) told.push(data.cohort.count.value);
    }
    await poor.close();
    expect([told.length, new Set(refused)]).toEqual([10, new Set(['BUDGET_EXHAUSTED'])]);
    expect(told.filter((one) => one !== null).length).toBeLessThan(2); // alpha is 0.01
  });
});

describe('P22, burning: who spends all that there is', () => {
  it('leaves a colleague their share, and another organisation half of all', async () => {
    const burnt = await triesOf(times(9, () => loginAt(issuer, 'bob', 'a.example')));
    const colleague = await triesOf(times(9, () => loginAt(issuer, 'ann', 'a.example')).slice(0, 9));
    expect([toldIn(burnt), new Set(burnt)]).toEqual([3, new Set(['told', 'BUDGET_EXHAUSTED person'])]);
    expect(toldIn(colleague)).toBe(3);
    const others = await triesOf(times(20, (n) => loginAt(issuer, `o-${n}`, 'b.example')));
    expect(toldIn(others)).toBe(6);
    expect(await chargedUnits(graph)).toBeLessThanOrEqual(12);
  });

  it('cannot burn a share by what is refused, or by what is known already', async () => {
    const bob = await loginAt(issuer, 'bob', 'a.example');
    await site.ask(bob, countOf(everybody(1)));
    for (const query of [
      countOf(everybody(1)),
      countOf(everybody(2), ', maxCost: 0'),
      countOf('{ patient: { ids: ["x"] } }'),
      `{ cohort(where: ${everybody(3)}) { count { value } } server { name } }`,
    ])
      await site.ask(bob, query);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('is charged nothing where no form of the answer is taken', async () => {
    const bob = await loginAt(issuer, 'bob', 'a.example');
    for (const accept of ['text/csv', 'application/xml', 'application/json;q=0', 'text/event-stream;q=0']) {
      const headers = { 'content-type': 'application/json', accept, ...bob };
      const body = JSON.stringify({ query: countOf(everybody(4)) });
      const { status } = await fetch(`${site.url}/graphql`, { method: 'POST', headers, body });
      expect([accept, status]).toEqual([accept, 406]);
    }
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('is told together what was paid, where the same is asked at once', async () => {
    const people = await Promise.all(['cat', 'dan'].map((name) => loginAt(issuer, name, 'a.example')));
    const asked = Array.from({ length: 12 }, (_, n) => site.ask(people[n % 2] ?? {}, countOf(everybody(5))));
    const costs = (await Promise.all(asked)).map(({ text }) => Number(/"cost":(\d+)/.exec(text)?.[1]));
    const of = (person: number) =>
      costs.filter((_, n) => n % 2 === person).reduce((sum, one) => sum + one, 0);
    expect([of(0), of(1)]).toEqual([1, 1]);
    expect(await chargedUnits(graph)).toBe(1);
  });
});
