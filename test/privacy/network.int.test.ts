import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localIssuer } from '../../access/person.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { Graph } from '../../graph/graph.ts';
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
import { protectionOf } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
let issuer: TestIssuer;
let site: ProtectedSite;
let network: Headers;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('nw-a', 60)]));
  issuer = await startIssuer();
  const limits = { windows: [aWindow(365, 6, 3, 1)] };
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { limits }));
  network = await tokenOf(true);
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

/** A token that an operator makes for `focus`. */
async function tokenOf(isNetwork: boolean): Promise<Headers> {
  const span = { from: '2026-01-01T00:00:00.000Z', until: '2090-01-01T00:00:00.000Z' };
  const person = { issuer: localIssuer, subject: 'focus', isNetwork };
  const { text } = await addPersonalToken(graph, { person, name: 'node', ...span });
  return { authorization: `Bearer ${text}` };
}

/** What became of questions that nobody asked before. */
async function ask(who: Headers, ...numbers: readonly number[]): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (const n of numbers) {
    const { codes, text } = await site.ask(who, countOf(everybody(n)));
    outcomes.push(codes[0] === undefined ? 'told' : `${codes[0]} ${/"share":"(\w+)"/.exec(text)?.[1]}`);
  }
  return outcomes;
}

describe('a network that asks for many people', () => {
  it('has the share of an organisation, and none of a person', async () => {
    expect(await ask(network, 1, 2, 3, 4)).toEqual([
      ...['told', 'told', 'told'],
      'BUDGET_EXHAUSTED organisation',
    ]);
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('is told of that share as its own: what is left to the unit, and when it renews to the moment', async () => {
    const left = '{ me { budget { datasets units } } }';
    await ask(network, 1);
    expect((await site.ask<unknown>(network, left)).data).toEqual({
      me: { budget: [{ datasets: ['nw-a'], units: 2 }] },
    });
    await ask(network, 2, 3);
    const { text } = await site.ask(network, countOf(everybody(4)));
    expect(text).toContain('your own share');
    const [, renews = ''] = /"renewsAt":"([^"]*)"/.exec(text) ?? [];
    expect(Date.parse(renews) - Date.now()).toBeGreaterThan(364.9 * 86_400_000);
    expect(Date.parse(renews) - Date.now()).toBeLessThan(365 * 86_400_000);
  });

  it('asks the same again for nothing, and is told what another one paid for its own share alone', async () => {
    const ann = await loginAt(issuer, 'ann', 'a.example');
    await ask(ann, 1);
    const costs: unknown[] = [];
    for (const n of [1, 1])
      costs.push(/"cost":(\d)/.exec((await site.ask(network, countOf(everybody(n)))).text)?.[1]);
    expect([costs, await chargedUnits(graph)]).toEqual([['1', '0'], 1]);
    expect(await ask(network, 2, 3, 4)).toEqual(['told', 'told', 'BUDGET_EXHAUSTED organisation']);
  });

  it('neither takes from, nor is given, the share of a person of the same name', async () => {
    const person = await tokenOf(false);
    expect(await ask(network, 1, 2, 3)).toEqual(['told', 'told', 'told']);
    expect(await ask(person, 5, 6)).toEqual(['told', 'BUDGET_EXHAUSTED person']);
    expect(await ask(network, 7)).toEqual(['BUDGET_EXHAUSTED organisation']);
  });
});
