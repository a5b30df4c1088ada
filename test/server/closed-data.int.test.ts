import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { followIndex } from '../../index/current.ts';
import { readPublishedVersion } from '../../loaders/catalogue.ts';
import { facets as allFacets } from '../../ontology/facets.ts';
import { createSchema } from '../../schema/index.ts';
import { createCaller } from '../../server/caller.ts';
import { keepCatalogue } from '../../server/keep.ts';
import { createLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followGraph } from '../../server/services.ts';
import { followTerminology } from '../../terminology/current.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf as walkType } from '../support/everything-of.ts';
import { clearLedger } from '../support/ledger-graph.ts';
import { publishIn } from '../support/publishing.ts';
import { walkSite } from '../support/walk.ts';
import {
  clearWards,
  closedBelow,
  closedCategory,
  closedVocabulary,
  closedWard,
  leaksIn,
  loadClosed,
  loadMore,
  loadWards,
  mark,
  numbers,
  openWard,
} from '../support/wards.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const base = 'https://wards.example.org';
const logged: string[] = [];
let serving: Serving;

beforeAll(async () => {
  await loadWards(graph);
  const terminology = followTerminology(graph);
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: 'tiered', publicUrl: base },
    graph,
    terminology,
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    probe,
    log: createLog('trace', { write: (line) => logged.push(line) }),
    version: '1.2.3',
    caller: createCaller(graph, { access: 'tiered', allowOpen: 'no', licensedNames: 'shown' }),
  });
});
afterAll(async () => {
  await serving.close();
  await clearWards(graph);
  await clearLedger(graph);
  await Promise.all([graph.close(), probe.close()]);
});

const bytesOf = async (path: string) => {
  const answer = await fetch(`${serving.url}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer());
};
const textOf = async (path: string) => Buffer.from(await bytesOf(path)).toString();
const dumpOf = async (name: string) => gunzipSync(await bytesOf(`/dump/${name}.nq.gz`)).toString();

async function answerOf(query: string): Promise<string> {
  const answer = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return answer.text();
}

const schema = createSchema();
const everythingOf = (type: string, levels: number) => walkType(schema, type, levels);

/** Questions that need to be told something, as somebody would ask who looks for the closed ward. */
const questions: readonly (readonly [of: string, query: string])[] = [
  ['the server', `{ server ${everythingOf('Server', 4)} }`],
  ['vocabularies', `{ vocabularies ${everythingOf('Vocabulary', 3)} }`],
  ['datasets', `{ datasets(first: 100) { totalCount nodes ${everythingOf('Dataset', 3)} } }`],
  ['the dataset', `{ dataset(id: "${closedWard}") ${everythingOf('Dataset', 3)} }`],
  [
    'a search by name',
    `{ concepts(search: "xq", first: 20) { totalCount nodes ${everythingOf('Concept', 2)} } }`,
  ],
  [
    'a search by code',
    `{ concepts(search: "y97", first: 20) { totalCount nodes ${everythingOf('Concept', 2)} } }`,
  ],
  ['a concept above of others', `{ concept(code: "ICD10:C63") ${everythingOf('Concept', 3)} }`],
  ['a concept above', `{ concept(code: "ICD10:Y97") ${everythingOf('Concept', 3)} }`],
  [
    'a cohort',
    '{ cohort(where: { patient: {} }) { count { value } facets(of: [CONDITION]) { values { value } } } }',
  ],
  ['saved cohorts', '{ savedCohorts { totalCount nodes { name } } }'],
  ['a patient', '{ patient(id: "x") { id } }'],
];

/** What is shown of the patients of the closed ward with a noise of 3. */
const shownPatients = 620;

/** Until documents have what the graph has. */
async function untilTold(ask: () => Promise<string>): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await ask();
    if (text.includes(`${shownPatients}`)) return text;
    await sleep(200);
  }
  return '';
}

const toldBySparql = () =>
  textOf(
    `/sparql?query=${encodeURIComponent('SELECT * WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?s), "ward-closed")) } LIMIT 500')}`,
  );

describe('of data that are not open', () => {
  it('public documents say nothing that comes from records, nor do their pages', async () => {
    let concepts = 0;
    const isWanted = (path: string) => {
      if (path.startsWith('/concept/')) concepts += 1;
      return !path.startsWith('/concept/') || concepts <= 100;
    };
    const visited = await walkSite(base, serving.url, isWanted);
    const urls = visited.map(({ url }) => url);
    for (const path of [`/dataset/${closedWard}`, `/dataset/${openWard}`, '/ldes/open', '/void'])
      expect(urls).toContain(path);
    const leaks = visited.flatMap(({ url, body }) => leaksIn(body).map((leak) => `${url}: ${leak}`));
    expect(leaks).toEqual([]);
  });

  it.each(['catalog', 'terminology'])('the dump of %s says nothing', async (name) => {
    expect(leaksIn(await dumpOf(name))).toEqual([]);
  });

  it('records are refused', async () => {
    const answer = await fetch(`${serving.url}/dump/records.nq.gz?dataset=${closedWard}`);
    expect([answer.status, leaksIn(await answer.text())]).toEqual([403, []]);
  });

  it('mappings say nothing', async () => {
    const texts = [
      await textOf('/mappings.sssom.tsv'),
      await textOf('/mappings'),
      await textOf('/mappings.ttl'),
    ];
    expect(texts.flatMap(leaksIn)).toEqual([]);
  });

  it('SPARQL says nothing', async () => {
    const part = async (condition: string) =>
      textOf(`/sparql?query=${encodeURIComponent(`SELECT * WHERE { ?s ?p ?o ${condition} } LIMIT 500`)}`);
    const texts = [
      await part(`FILTER(CONTAINS(LCASE(STR(?o)), "${mark}") || CONTAINS(LCASE(STR(?s)), "${mark}"))`),
      await part(`FILTER(STR(?o) IN (${numbers.map((n) => `"${n}"`).join()}))`),
      await part(`FILTER(CONTAINS(STR(?s), "${closedWard}"))`),
    ];
    expect(texts.flatMap(leaksIn)).toEqual([]);
    expect(texts[2]).toContain('As its operator says.');
  });

  it.each(questions)('GraphQL says nothing of %s', async (_of, query) => {
    const said = await answerOf(query);
    expect(said).not.toContain('BAD_REQUEST');
    expect(leaksIn(said)).toEqual([]);
  });

  it.each([
    `ICD10:${closedCategory}`,
    `ICD10:${closedCategory}.3`,
    `${closedVocabulary}:${mark}9`,
    `${closedVocabulary}:${mark.toUpperCase()}7`,
    `DOID:${mark}`,
  ])('the code %s is no concept, as one that nobody has', async (code) => {
    const [vocabulary = '', id = ''] = code.split(':');
    const places = [`/concept/${vocabulary}/${id}`, `/concept/${vocabulary}/${id}/narrower`];
    const found = await Promise.all(
      places.map(async (path) => (await fetch(`${serving.url}${path}`)).status),
    );
    expect([found, await answerOf(`{ concept(code: "${code}") { code } }`)]).toEqual([
      [404, 404],
      '{"data":{"concept":null}}\n',
    ]);
  });

  it('no vocabulary is known that they alone have', async () => {
    expect((await fetch(`${serving.url}/concept/${closedVocabulary}`)).status).toBe(404);
  });

  it('what the operator says stays', async () => {
    const page = await textOf(`/dataset/${closedWard}.ttl`);
    expect(page).toContain('As its operator says.');
    expect(page).toContain('NON_PUBLIC');
  });

  it('logs say nothing', () => {
    expect(logged.flatMap(leaksIn)).toEqual([]);
  });
});

describe('who was granted others alone', () => {
  const ask = createAsk(graph, callerOf(openWard));
  const facets = Object.keys(allFacets).join(', ');
  const everything = `{
    count { value } explain { text criterion cypher } notEvaluable { path reason patients { value } }
    coverage { dataset path reason patients { value } } attrition { label kept { value } }
    facets(of: [${facets}], top: 100) { values { value label count { value } } missing { value } other { value } }
    imaging { patients { value } series { value } sizeBytes } patients(first: 100) { nodes { id sourceId datasets { id } } }
  }`;

  it.each([
    ['patients', '{ patient: {} }'],
    ['what they have', '{ condition: { code: { codes: ["ICD10:C63"] } } }'],
    ['any measurement', '{ measurement: { value: { min: 0, unit: "g/dL" } } }'],
  ])('is told nothing of them by a cohort of %s', async (_of, where) => {
    const said = await ask(`{ cohort(where: ${where}) ${everything} }`);
    expect([said.errors, leaksIn(JSON.stringify(said.data))]).toEqual([[], []]);
    expect(said.data).toMatchObject({ cohort: { count: { value: 5 } } });
  });

  it('hears of their codes what is said of codes that nobody has', async () => {
    const asked = (code: string) =>
      ask(`{ cohort(where: { condition: { code: { codes: ["${code}"] } } }) { count { value } } }`);
    const found = await asked(`ICD10:${closedCategory}`);
    expect(found.errors).toMatchObject([{ code: 'UNKNOWN_CODE' }]);
    expect(found).toEqual(await asked('ICD10:Y96'));
  });
});

describe('who was granted them', () => {
  it('is told what they hold', async () => {
    const ask = createAsk(graph, callerOf(closedWard));
    const said = await ask(`{ dataset(id: "${closedWard}") ${everythingOf('Dataset', 3)}
      concepts(search: "xq", first: 20) { nodes { code } } concept(code: "ICD10:${closedCategory}") { code } }`);
    const text = JSON.stringify(said.data);
    const words = ['maker', 'licence', 'part', 'map', 'unmapped'].map((word) => `${mark} ${word}`);
    for (const word of [...words, ...numbers.slice(0, 4).map(String), 'ICD10:Y97'])
      expect(text).toContain(word);
  });
});

describe('of open data beside them', () => {
  it('documents, mappings and concepts say what they hold', async () => {
    const page = await textOf(`/dataset/${openWard}.ttl`);
    for (const word of ['plainly maker', 'plainly part']) expect(page).toContain(word);
    expect(await textOf('/mappings.sssom.tsv')).toContain('ICD10:C63.3');
    expect(await dumpOf('terminology')).toContain('RxNormExtension:plainly9');
    const found = await answerOf(`{ dataset(id: "${openWard}") { holds { record } license }
      concept(code: "RxNormExtension:plainly9") { code } server { records { record } graphVersion } }`);
    for (const word of ['Measurement', 'plainly licence', 'RxNormExtension:plainly9', 'ward-open-people@'])
      expect(found).toContain(word);
  });
});

describe('when a description of them was released', () => {
  beforeAll(async () => {
    await publishIn(graph, [closedWard], { draw: () => 3n });
    await keepCatalogue(followGraph(graph, { dataDir: testDatabase().indexFolder }));
    await untilTold(() => textOf(`/dataset/${closedWard}.ttl`));
    await untilTold(toldBySparql);
  });

  it('documents, dumps and SPARQL say the released numbers, and no other one', async () => {
    const visited = await walkSite(base, serving.url, (path) => !path.startsWith('/concept/'));
    const texts = [
      ...visited.map(({ url, body }) => `${url}: ${body}`),
      await dumpOf('catalog'),
      await toldBySparql(),
    ];
    expect(texts.flatMap(leaksIn)).toEqual([]);
    for (const [at, text] of texts.entries())
      if (at >= visited.length) expect(text).toContain(`${shownPatients}`);
    for (const path of ['.ttl', '.html', '.ttl?_profile=healthdcat', '.ttl?_profile=schema'])
      expect([path, await textOf(`/dataset/${closedWard}${path}`)]).toEqual([
        path,
        expect.stringContaining(`${shownPatients}`),
      ]);
    expect(await textOf('/void.ttl')).toContain(`${shownPatients}`);
  });

  it.each(questions)('GraphQL says no other number of %s', async (_of, query) => {
    expect(leaksIn(await answerOf(query))).toEqual([]);
  });

  it('GraphQL says the released number', async () => {
    const said = await answerOf(
      `{ dataset(id: "${closedWard}") { patients { value } sexes holds { record } } }`,
    );
    expect(JSON.parse(said).data.dataset).toEqual({
      patients: { value: shownPatients },
      sexes: ['FEMALE'],
      holds: ['Registration', 'Condition', 'Measurement', 'ImagingStudy', 'ImagingSeries'].map((record) => ({
        record,
      })),
    });
  });
});

const openNow = /ward-open-people@\d+/g;

/** Where public documents say of which version they are. */
async function versionsTold() {
  const heads = await Promise.all(
    ['catalog', 'terminology'].map(async (name) => (await dumpOf(name)).split('\n').slice(0, 2).join()),
  );
  const dump = await fetch(`${serving.url}/dump/catalog.nq.gz`, { method: 'HEAD' });
  const texts = [
    ...[heads.join('\n'), dump.headers.get('etag'), dump.headers.get('last-modified')],
    ...((await textOf('/mappings.sssom.tsv')).match(/#.*version.*/g) ?? []),
    ...((await textOf('/mappings.nt')).match(/.*mapping_set_version.*/g) ?? []),
    await answerOf('{ server { graphVersion } }'),
  ];
  return texts.map((text) => text?.replaceAll(openNow, 'open@'));
}

/** All that is said of the closed ward alone: its documents whole, of others the addresses that name it. */
async function saidOfClosed(): Promise<ReadonlySet<string>> {
  const visited = await walkSite(base, serving.url, (path) => !path.startsWith('/concept/'));
  const documents = visited.flatMap(({ url, body }) =>
    url.startsWith(`/dataset/${closedWard}`)
      ? [body]
      : (body.match(/[^\s<>",]*ward-closed[^\s<>",]*/g) ?? []),
  );
  const asked = await answerOf(
    `{ server { graphVersion } dataset(id: "${closedWard}") { version versions { version issuedAt notes } } }`,
  );
  return new Set([...documents, asked.replace(/ward-open-people@\d+/, '')]);
}

describe('when records of them alone change', () => {
  it('no version that is told is another, although they brought new codes', async () => {
    const before = await versionsTold();
    const held = await readPublishedVersion(graph);
    await loadClosed(graph);
    await vi.waitUntil(async () => (await readPublishedVersion(graph)) !== held);
    await sleep(1_500); // documents know it by now
    expect(await versionsTold()).toEqual(before);
  });
});

describe('when records of them change', () => {
  it('nobody is told that they did', async () => {
    const before = await saidOfClosed();
    const openBefore = await textOf(`/dataset/${openWard}.nt`);
    await loadMore(graph);
    for (let tries = 0; tries < 100 && (await textOf(`/dataset/${openWard}.nt`)) === openBefore; tries += 1)
      await sleep(200);
    expect(await textOf(`/dataset/${openWard}.nt`)).not.toBe(openBefore);
    expect(await saidOfClosed()).toEqual(before);
  });
});

describe('when they are removed', () => {
  it('SPARQL is silent with the first query that comes, as documents are', async () => {
    expect(await toldBySparql()).toContain('As its operator says.');
    await removeDataset(graph, closedWard);
    await keepCatalogue(followGraph(graph, { dataDir: testDatabase().indexFolder }));
    await sleep(1_500);
    expect(await toldBySparql()).not.toContain('As its operator says.');
    expect((await fetch(`${serving.url}/dataset/${closedWard}`)).status).toBe(410);
  });

  it('nobody is told more', async () => {
    const ask = createAsk(graph, callerOf());
    const { data } = await ask(`{
      vocabularies { id } concepts(search: "xq", first: 20) { totalCount nodes { code } }
      removed: concept(code: "ICD10:${closedCategory}") { code } below: concept(code: "ICD10:${closedBelow}") { code }
      open: concept(code: "ICD10:C63") { children { nodes { code } } mappedFrom { from { code } } }
    }`);
    expect(data).toMatchObject({
      concepts: { totalCount: 0 },
      removed: null,
      below: null,
      open: { children: { nodes: [{ code: 'ICD10:C63.3' }, { code: 'ICD10:C63.4' }] } },
    });
    expect(leaksIn(JSON.stringify(data))).toEqual([]);
    expect(JSON.stringify(data)).not.toContain(closedVocabulary);
    expect(
      (await graph.read(cypher`MATCH (concept:Concept {code: 'ICD10:C63.3'})-[:MAPS_TO]->() RETURN 1 AS one`))
        .length,
    ).toBe(1);
  });
});
