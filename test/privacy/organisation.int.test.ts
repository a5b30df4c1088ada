import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { aWindow, clearLedger } from '../support/ledger-graph.ts';
import { countOf, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { protectionOf } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
let issuer: TestIssuer;
let site: ProtectedSite;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('og-a', 60)]));
  await clearLedger(graph);
  issuer = await startIssuer();
  const limits = { windows: [aWindow(365, 4, 2, 2)] };
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { limits }));
});
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

describe('an organisation whose people log in in several ways', () => {
  it('has one share: a token that somebody makes for a script is of their organisation', async () => {
    const ann = await loginAt(issuer, 'ann', 'a.example');
    for (const n of [1, 2]) expect((await site.ask(ann, countOf(everybody(n)))).codes).toEqual([]);
    const made = await site.ask<{ createToken: { text: string } }>(
      await loginAt(issuer, 'ben', 'a.example'),
      'mutation { createToken(name: "script") { text } }',
    );
    const script = { authorization: `Bearer ${made.data.createToken.text}` };
    const { data } = await site.ask<unknown>(script, '{ me { subject organisation } }');
    expect(data).toEqual({ me: { subject: 'ben', organisation: 'a.example' } });
    expect((await site.ask(script, countOf(everybody(3)))).codes).toEqual(['BUDGET_EXHAUSTED']);
  });

  it('is that of the issuer where an operator made the token', async () => {
    const span = { from: '2026-01-01T00:00:00.000Z', until: '2090-01-01T00:00:00.000Z' };
    const person = { issuer: issuer.url, subject: 'eve' };
    const { text } = await addPersonalToken(graph, { person, name: 'script', ...span });
    const { data } = await site.ask<unknown>({ authorization: `Bearer ${text}` }, '{ me { organisation } }');
    expect(data).toEqual({ me: { organisation: null } });
  });
});
