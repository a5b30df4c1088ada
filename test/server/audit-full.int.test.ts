import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { Graph } from '../../graph/graph.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { copyIn } from '../../server/second-copy.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { countOf, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { protectionOf, usual } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-full-'));
const [folder, aside] = [join(home, 'audit'), join(home, 'aside')];
const issuer = await startIssuer();
const eve = await loginAt(issuer, 'eve');
let day = '2090-03-01';
let audit: Audit;
let site: ProtectedSite;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('full-a', 60)]));
  await clearLedger(graph);
  const now = () => new Date(`${day}T12:00:00Z`);
  const log = { info: () => {}, error: () => {} };
  audit = await openAudit({ folder, days: 1_096, chargedDays: 365, graph, log, now }, {});
  const copy = copyIn(audit, graph, 1_096);
  const ledger = createLedger(graph, {
    ...{ limits: usual, answerDays: 90, clock: () => now().getTime(), copy },
  });
  await ledger.reconcile();
  site = await startProtectedSite(issuer, (of) => ({ ...protectionOf(of), ledger }), { audit });
});
afterAll(async () => {
  await site.close();
  await audit.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
  await rm(home, { recursive: true });
});

const ask = (question: number) => site.ask(eve, countOf(everybody(question)));

it('says that a question was charged that could not be kept, charges no further one, and gives the answer when it can', async () => {
  await rename(folder, aside);
  await writeFile(folder, ''); // no folder: the file of the next day cannot be made
  day = '2090-03-02';
  const [first, second, again] = [await ask(1), await ask(2), await ask(1)];
  expect([first.status, second.status, again.status]).toEqual([503, 503, 503]);
  expect(first.text).toContain('It was charged: once the audit can be kept again, the same question costs');
  expect(second.text + again.text).not.toContain('charged');
  expect(await chargedUnits(graph)).toBe(1);
  await rm(folder);
  await rename(aside, folder);
  const told = await ask(1);
  expect([told.status, told.data.cohort.count.asOf]).toEqual([200, '2090-03-02T12:00:00.000Z']);
  expect(told.text).toContain('"privacy":{"cost":0}');
  expect(await chargedUnits(graph)).toBe(1);
});

it('says so of a search, too', async () => {
  await rename(folder, aside);
  await writeFile(folder, '');
  day = '2090-03-03';
  const search = async () => {
    const answer = await fetch(`${site.url}/eucaim/search?gender=female`, { headers: eve });
    return [answer.status, await answer.text()] as const;
  };
  const [status, text] = await search();
  expect([status, text]).toEqual([
    503,
    expect.stringContaining('It was charged: once the audit can be kept again'),
  ]);
  await rm(folder);
  await rename(aside, folder);
  const charged = await chargedUnits(graph);
  expect((await search())[0]).toBe(200);
  expect(await chargedUnits(graph)).toBe(charged);
});
