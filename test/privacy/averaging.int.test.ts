import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPersonalToken } from '../../access/personal-tokens.ts';
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
import { protectionOf, seededNoise } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
const women = '{ patient: { sex: [FEMALE] } }';
let issuer: TestIssuer;
let one: ProtectedSite;
let other: ProtectedSite;
let ann: Headers;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('at-a', 120)]));
  issuer = await startIssuer();
  [one, other] = await Promise.all([startProtectedSite(issuer), startProtectedSite(issuer)]);
  ann = await loginAt(issuer, 'ann', 'a.example');
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

/** The different answers to one question that is asked so often by each of these. */
async function answersOf(sites: readonly ProtectedSite[], people: readonly Headers[], times: number) {
  const asked = sites.flatMap((site) =>
    people.flatMap((who) => Array.from({ length: times }, () => site.ask(who, countOf(women)))),
  );
  return new Set((await Promise.all(asked)).map(({ data }) => JSON.stringify(data.cohort.count)));
}

describe('P1, averaging: who asks again', () => {
  it('is told one number, at once and one after another, in three sessions, by three people and two servers', async () => {
    const people = [
      ann,
      await loginAt(issuer, 'ann', 'a.example'),
      await loginAt(issuer, 'ben', 'a.example'),
      await loginAt(issuer, 'cat', 'b.example'),
    ];
    const at = await answersOf([one, other], people, 5);
    const after = await answersOf([one, other], people, 2);
    expect([at.size, new Set([...at, ...after]).size]).toEqual([1, 1]);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('is told it by a server that began later, too, and by personal token', async () => {
    const first = await answersOf([one], [ann], 1);
    const person = { issuer: issuer.url, subject: 'ann', organisation: 'a.example' };
    const span = { from: '2026-01-01T00:00:00.000Z', until: '2090-01-01T00:00:00.000Z' };
    const { text } = await addPersonalToken(graph, { person, name: 'script', ...span });
    const later = await startProtectedSite(issuer);
    const again = await answersOf([later], [ann, { authorization: `Bearer ${text}` }], 2);
    await later.close();
    expect(again).toEqual(first);
    expect(await chargedUnits(graph)).toBe(1);
  });
});

describe('P10, reloading: who asks before and after one patient is added', () => {
  it('is told the same number, so that what was added does not show', async () => {
    const first = await answersOf([one], [ann], 1);
    await seedGraph(graph, together([wardOf('at-a', 121)]));
    expect(await answersOf([one, other], [ann], 1)).toEqual(first);
    await seedGraph(graph, together([wardOf('at-a', 120)]));
  });

  it('is told after its time a number with noise of its own, and pays for it: what was added cannot be read off', async () => {
    const wall = { movedMs: 0 };
    const draw = seededNoise('P10');
    const clock = () => Date.now() + wall.movedMs;
    const site = await startProtectedSite(issuer, (of) => protectionOf(of, { clock, draw, rounding: 1 }));
    const questions = Array.from({ length: 60 }, (_, n) => countOf(`{ all: [${women}, ${everybody(n)}] }`));
    const ask = async () => {
      const told = await Promise.all(questions.map((question) => site.ask(ann, question)));
      return told.map(({ data }) => data.cohort.count.value ?? 0);
    };
    const before = await ask();
    await seedGraph(graph, together([wardOf('at-a', 123)])); // two women more
    wall.movedMs = 91 * 86_400_000;
    const after = await ask();
    await site.close();
    await seedGraph(graph, together([wardOf('at-a', 120)]));
    const differences = after.map((value, n) => value - (before[n] ?? 0));
    expect(differences.filter((one) => one === 2).length).toBeLessThan(6); // equal noise would tell 2 of each
    expect(standardDeviation(differences)).toBeGreaterThan(10); // of two numbers with 10 each it is 14
    expect(await chargedUnits(graph)).toBe(120);
  });
});

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
}
