import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { type FoundEntry, readAudit } from '../../audit/read.ts';
import { createEucaimSite } from '../../federation/eucaim-site.ts';
import { createNetwork } from '../../federation/network.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { createLog } from '../../server/log.ts';
import { createPersonLimits } from '../../server/person-limits.ts';
import { forgetAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { type Headers, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { collectionsOf, says, startProvider, type TestProvider } from '../support/provider.ts';
import { wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const silent = createLog('silent');
let issuer: TestIssuer;
let audit: Audit;
let folder: string;
let site: ProtectedSite;
let ann: Headers;
let providers: readonly TestProvider[];

/** A hub with a closed dataset that admits whoever is logged in, and three other sites. */
beforeAll(async () => {
  await seedGraph(graph, wardOf('fa-a', 200));
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset {id: 'fa-a'})
      SET dataset.stated = '{"title":"Ward","description":"A ward.","counts":"REGISTERED"}'`),
  );
  await forgetAccess(graph);
  await clearLedger(graph);
  issuer = await startIssuer();
  ann = await loginAt(issuer, 'ann', 'a.example');
  folder = await mkdtemp(join(tmpdir(), 'oncograph-federation-'));
  audit = await openAudit(
    { folder, days: 1_096, chargedDays: 366, graph, log: silent },
    { version: '1.2.3' },
  );
  providers = await Promise.all(
    [says(collectionsOf(7, 5)), says(collectionsOf()), says('', 403)].map((answer) => startProvider(answer)),
  );
  const sites = providers.map(({ url }, at) =>
    createEucaimSite({
      id: `s${at + 1}`,
      name: `S ${at + 1}`,
      country: 'PT',
      url,
      authorization: 'Bearer s3cr3t',
    }),
  );
  const person = createPersonLimits({ requestsAMinute: 1_000, costAMinute: 250_000, requestsAtOnce: 8 });
  const network = createNetwork(() => sites, silent);
  site = await startProtectedSite(issuer, undefined, { audit, person, network });
});
afterAll(async () => {
  await site.close();
  await Promise.all(providers.map((one) => one.close()));
  await audit.close();
  await issuer.close();
  await forgetAccess(graph);
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (node:AuditPatient|AuditHead) DELETE node`));
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

/** What is kept of what `work` asks. */
async function keptOf(work: () => Promise<unknown>): Promise<readonly FoundEntry[]> {
  const all = async () => {
    const found: FoundEntry[] = [];
    for await (const entry of readAudit(folder)) found.push(entry);
    return found;
  };
  const before = (await all()).length;
  await work();
  return (await all()).slice(before);
}

const where =
  '{ all: [{ patient: { sex: [FEMALE] } }, { imaging: { manufacturer: ["Siemens Clinic of Dr Who"] } }] }';
const women = '{ patient: { sex: [FEMALE] } }';
const count = (criterion: string) =>
  `count(where: ${criterion}) { total { value } complete sites { status } }`;
const askedOf = () => providers.reduce((sum, { asked }) => sum + asked.length, 0);

describe('a count over other sites', () => {
  it('is kept with the question, the sites, and what each told, and is of no dataset of this server', async () => {
    const kept = await keptOf(() =>
      site.ask({ ...ann, 'x-purpose': 'permit 7' }, `{ federation { ${count(women)} } }`),
    );
    expect(kept).toEqual([
      expect.objectContaining({
        ...{ kind: 'REQUEST', outcome: 'DONE', purpose: 'permit 7', datasets: [] },
        who: expect.objectContaining({ subject: 'ann' }),
        elsewhere: [
          {
            where: { patient: { sex: ['FEMALE'] } },
            sites: [
              { id: 's1', status: 'OK', told: 12 },
              { id: 's2', status: 'SUPPRESSED', told: null },
              { id: 's3', status: 'REFUSED', told: null },
            ],
          },
        ],
        released: { counts: 2, first: expect.arrayContaining([12, 12]) },
        details: { operation: 'query', fields: ['federation'] },
      }),
    ]);
    expect(JSON.stringify(kept)).not.toContain('s3cr3t');
  });

  it('is kept without texts that may stand in data', async () => {
    const [entry] = await keptOf(() => site.ask(ann, `{ federation { ${count(where)} } }`));
    expect(entry?.elsewhere?.[0]).toMatchObject({
      where: { all: [{ imaging: { manufacturer: ['…'] } }, { patient: { sex: ['FEMALE'] } }] },
      sites: [{ status: 'UNSUPPORTED' }, { status: 'UNSUPPORTED' }, { status: 'UNSUPPORTED' }],
    });
  });

  it('is kept also where another part of the request is refused', async () => {
    const [entry] = await keptOf(() =>
      site.ask(ann, `{ federation { ${count(women)} b: count(where: { all: [] }) { complete } } }`),
    );
    expect(entry?.elsewhere).toEqual([
      {
        where: { patient: { sex: ['FEMALE'] } },
        sites: ['s1', 's2', 's3'].map((id) => expect.objectContaining({ id })),
      },
    ]);
  });

  it('is kept with the facets, and with values of them that are known', async () => {
    const facets = 'facets: [SEX, MANUFACTURER], values: [{ field: MANUFACTURER, values: ["Doe^Jane"] }]';
    const [entry] = await keptOf(() =>
      site.ask(ann, `{ federation { count(where: ${women}, ${facets}) { complete } } }`),
    );
    expect(entry?.elsewhere).toMatchObject([
      { facets: [{ field: 'SEX' }, { field: 'MANUFACTURER', values: ['…'] }] },
    ]);
  });

  it('is not asked without a login, and then no site is', async () => {
    const before = askedOf();
    const { codes } = await site.ask({}, `{ federation { ${count(women)} } }`);
    expect([codes, askedOf()]).toEqual([['UNAUTHENTICATED'], before]);
  });

  it('does not stand beside a protected number, and then no site is asked', async () => {
    const before = askedOf();
    const cohort = `cohort(where: ${women}) { count { value } }`;
    const { codes, data } = await site.ask<object | null>(
      ann,
      `{ ${cohort} federation { ${count(women)} } }`,
    );
    expect([new Set(codes), data]).toEqual([new Set(['BAD_REQUEST']), null]);
    expect([await chargedUnits(graph), askedOf()]).toEqual([0, before]);
  });

  it('costs who asks what is counted for each site', async () => {
    const aliases = Array.from({ length: 15 }, (_, at) => `c${at}: ${count('{ dataset: ["x"] }')}`).join(' ');
    const bob = await loginAt(issuer, 'bob', 'b.example'); // 15 times three sites, 1,000 each
    const asked = await Promise.all(
      Array.from({ length: 7 }, () => site.ask(bob, `{ federation { ${aliases} } }`)),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });
});
