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

  it('is told in other words a number with noise of its own, and pays for it', async () => {
    const differences: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await seedGraph(graph, together([wardOf('at-a', 120)]));
      const before = await one.ask(ann, countOf(`{ all: [${women}, ${everybody(round)}] }`));
      await seedGraph(graph, together([wardOf('at-a', 121)]));
      const after = await one.ask(ann, countOf(`{ all: [${women}, ${everybody(round + 40)}] }`));
      differences.push((after.data.cohort.count.value ?? 0) - (before.data.cohort.count.value ?? 0));
    }
    expect(new Set(differences).size).toBeGreaterThan(3); // equal noise would tell one difference
    expect(await chargedUnits(graph)).toBe(16);
  });
});
