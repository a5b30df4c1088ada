import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, marksIn, seedAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';
import { type Route, withRoutes } from '../support/routes.ts';
import { type Login, startTieredSite, type TieredSite } from '../support/tiered-site.ts';
import { clearWards, closedWard, leaksIn, loadWards, openWard } from '../support/wards.ts';

const graph = new Graph(testDatabase().address);
let site: TieredSite;
let routes: readonly Route[];
const told: { readonly route: Route; readonly caller: string; readonly answer: Answer }[] = [];

beforeAll(async () => {
  await loadWards(graph);
  await seedAccess(graph);
  [site, routes] = await withRoutes(startTieredSite);
  await site.grant('ada', 'gr-a1');
  await site.grant('bob', 'gr-b1');
  values.push([':version', await versionOf(closedWard)]);
  for (const route of routes)
    for (const [caller, login] of Object.entries(callers))
      told.push({ route, caller, answer: await asked(route, await login()) });
});
afterAll(async () => {
  await site.close();
  await clearWards(graph);
  await clearAccess(graph);
  await graph.close();
});

/** Who asks: `gr-a1` is granted to Ada, `gr-b1` to Bob, and the wards to nobody. */
const callers: Readonly<Record<string, () => Promise<Login>>> = {
  nobody: async () => ({}),
  'logged in': () => site.byIssuer('eve'),
  'granted another': () => site.byIssuer('bob'),
  granted: () => site.byIssuer('ada'),
  'by a token': () => site.byPersonalToken('ada'),
  'by a bad token': async () => ({ authorization: `Bearer onc_${'A'.repeat(43)}` }),
  'by a cookie': () => site.byCookie('ada'),
};

const question = `{
  me { subject grants { datasetId } } datasets(first: 100) { nodes { id patients { value } studies { value } } }
  cohort(where: { patient: {} }) {
    count { value } facets(of: [SEX, MODALITY]) { values { value count { value } } } imaging { series { value } }
    patients(first: 100) { nodes { id sourceId registrations { id } imagingStudies { id studyInstanceUid } } } manifest(format: S5CMD) { content }
  }
  a: patient(id: "gr-ada") { id } b: patient(id: "gr-bob") { id } study: imagingStudy(uid: "2.25.97.49") { id }
}`;

/** What stands in an address for the parameters of a path: of the closed ward, as far as it has such a thing. */
const values: (readonly [part: string, value: string])[] = [
  ['/distribution/:name', `/distribution/${openWard}.records-internal`],
  ['/licence/:name', '/licence/internal'],
  ['/ldes/:page', '/ldes/open'],
  ['/sitemap/:part', '/sitemap/1.xml'],
  [':id', closedWard],
  [':vocabulary', 'ICD10'],
  [':code', 'C63.3'],
];

/** The version of a dataset that was published last. */
async function versionOf(dataset: string): Promise<string> {
  const query = encodeURIComponent(`{ dataset(id: "${dataset}") { version } }`);
  const answer = await fetch(`${site.url}/graphql?query=${query}`, {
    headers: { 'content-type': 'application/json' },
  });
  return /"version":"([^"]+)"/.exec(await answer.text())?.[1] ?? '';
}

/** What is sent, by the type of it, to routes that take something. */
const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/graphql': ['application/json', JSON.stringify({ query: question })],
  '/logout': ['application/x-www-form-urlencoded', ''],
  '/sparql': ['application/sparql-query', 'SELECT * WHERE { ?s ?p ?o } LIMIT 500'],
};

/** What is asked by routes whose answer depends on it. */
const queries: Readonly<Record<string, string>> = {
  '/eucaim/search': '?gender=female',
  '/graphql': `?query=${encodeURIComponent(question)}`,
  '/sparql': `?query=${encodeURIComponent('SELECT * WHERE { ?s ?p ?o } LIMIT 500')}`,
};

type Answer = { readonly status: number; readonly text: string };

/** What a route answers; of a dump what is packed in it. Headers count as said. */
async function asked({ method, path }: Route, login: Login): Promise<Answer> {
  const [type, body] = bodies[path] ?? ['application/json', '{}'];
  const address = values.reduce((filled, [part, value]) => filled.replace(part, value), path);
  const answer = await fetch(`${site.url}${address}${method === 'POST' ? '' : (queries[path] ?? '')}`, {
    method,
    redirect: 'manual',
    headers: { accept: path === '/graphql' ? 'application/json' : '*/*', 'content-type': type, ...login },
    ...(method === 'POST' ? { body } : {}),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isPacked = answer.headers.get('content-type') === 'application/gzip' && bytes.length > 0;
  return { status: answer.status, text: (isPacked ? gunzipSync(bytes) : bytes).toString() };
}

/** A status, whose records are in the answer, and `=` where the body is what nobody gets. */
function cellOf({ status, text }: Answer, toNobody: Answer | undefined): string {
  return [String(status), marksIn(text), toNobody?.text === text ? '=' : '']
    .filter((part) => part !== '')
    .join(' ');
}

describe('every route of the server', () => {
  it('answers whom the table beside this test says, and has a row in it', async () => {
    const names = Object.keys(callers);
    const rows = routes.map((route) => {
      const answers = told.filter((one) => one.route === route).map(({ answer }) => answer);
      return [
        `${route.method} ${route.path}`,
        ...answers.map((one, at) => cellOf(one, at === 0 ? undefined : answers[0])),
      ];
    });
    const lines = [['route', ...names], ...rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))].map(
      ([route = '', ...cells]) =>
        `${route.padEnd(50)} ${cells.map((one) => one.padEnd(16)).join('')}`.trimEnd(),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('routes.txt');
  });

  it('says nothing of records that were granted to nobody, nor does the log', () => {
    const own = told.filter(({ route }) => !/^\/(?:assets|metrics)\b/.test(route.path)); // of these are numbers of others
    const leaks = own.flatMap(({ route, caller, answer }) =>
      leaksIn(answer.text).map((leak) => `${route.method} ${route.path} ${caller}: ${leak}`),
    );
    expect(leaks).toEqual([]);
    expect(site.logged.flatMap(leaksIn)).toEqual([]);
    expect(site.logged.map(marksIn).filter((marks) => marks !== '')).toEqual([]);
  });
});
