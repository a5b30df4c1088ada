import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { facets as allFacets } from '../../ontology/facets.ts';
import { createSchema } from '../../schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf } from '../support/everything-of.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import {
  countOf,
  type Headers,
  loginAt,
  type ProtectedSite,
  startProtectedSite,
} from '../support/protected-site.ts';
import { clearWards, closedWard, leaksIn, loadWards, mark, numbers } from '../support/wards.ts';

const graph = new Graph(testDatabase().address);
const schema = createSchema();
const over = `, datasets: ["${closedWard}"]`;
let issuer: TestIssuer;
let site: ProtectedSite;
let ann: Headers;

/** The closed ward of `wards`, whose description admits protected counts to whoever is logged in. */
beforeAll(async () => {
  await clearLedger(graph);
  await loadWards(graph);
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset {id: ${closedWard}})
      SET dataset.stated = replace(dataset.stated, '"oncographDataset"', '"counts":"REGISTERED","oncographDataset"')`),
  );
  issuer = await startIssuer();
  site = await startProtectedSite(issuer);
  ann = await loginAt(issuer, 'ann');
});
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearWards(graph);
  await graph.close();
});

/** What is answered at a path, once what it is told from has been read. */
async function onceReady(path: string): Promise<Response> {
  const answer = await fetch(`${site.url}${path}`, { headers: ann });
  if (answer.status !== 503) return answer;
  await answer.arrayBuffer();
  await sleep(500);
  return onceReady(path);
}

const everything = (type: string, levels: number) => everythingOf(schema, type, levels);
const facets = Object.keys(allFacets).join(', ');

/** Everything that can be asked about data, of the ward that is closed. */
const questions: readonly (readonly [of: string, query: string])[] = [
  ['the server', `{ server ${everything('Server', 4)} }`],
  ['who asks', `{ me ${everything('Me', 3)} }`],
  ['vocabularies', `{ vocabularies ${everything('Vocabulary', 3)} }`],
  ['datasets', `{ datasets(first: 100) { totalCount nodes ${everything('Dataset', 3)} } }`],
  ['the dataset', `{ dataset(id: "${closedWard}") ${everything('Dataset', 3)} }`],
  ['concepts', `{ concepts(search: "xq", first: 20) { totalCount nodes ${everything('Concept', 2)} } }`],
  ['a concept', `{ concept(code: "ICD10:Y97") ${everything('Concept', 3)} }`],
  ['a cohort', `{ cohort(where: { patient: {} }${over}) ${everything('Cohort', 3)} }`],
  [
    'facets whose values are not named',
    `{ cohort(where: { patient: {} }${over}) { facets(of: [${facets}]) { values { value label count { value } } other { value } of { value } } } }`,
  ],
  [
    'histograms and tables',
    `{ cohort(where: { patient: {} }${over}) { histogram(of: AGE_AT_DIAGNOSIS) { bins { from to count { value } } }
      crosstab(rows: SEX, columns: MODALITY) { cells { value } } imaging { patients { value } series { value } sizeBytes } } }`,
  ],
  [
    'patients',
    `{ cohort(where: { patient: {} }${over}) { patients(first: 1) { pageInfo { hasNextPage } nodes { id } } } }`,
  ],
  ['a manifest', `{ cohort(where: { patient: {} }${over}) { manifest(format: CSV) { content } } }`],
  ['a patient', `{ patient(id: "${mark}-p1") { id } }`],
  ['a study', `{ imagingStudy(uid: "${mark}.1") { id } }`],
];

describe('P16, side doors: who looks for a number beside the protected ones', () => {
  it.each(questions)('finds none in what is said of %s', async (_of, query) => {
    const { text, headers, codes } = await site.ask(ann, query);
    expect(codes).not.toContain('BAD_REQUEST');
    expect(leaksIn(text)).toEqual([]);
    expect(leaksIn(JSON.stringify([...headers]))).toEqual([]);
  });

  it('finds the protected one alone where a count is asked for', async () => {
    const { data, text, headers } = await site.ask(ann, countOf('{ patient: {} }', over));
    const [patients] = numbers;
    expect(Math.abs((data.cohort.count.value ?? 0) - patients)).toBeLessThan(80);
    expect([leaksIn(text), leaksIn(JSON.stringify([...headers]))]).toEqual([[], []]);
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'private, no-store']);
  });

  it('finds none in saved cohorts and where two of them are compared', async () => {
    const save = async (where: string) => {
      const query = `mutation { saveCohort(name: "all", where: ${where}) { id } }`;
      return (await site.ask<{ saveCohort: { id: string } }>(ann, query)).data.saveCohort.id;
    };
    const [one, other] = [await save('{ patient: {} }'), await save('{ patient: { sex: [FEMALE] } }')];
    for (const query of [
      `{ compareCohorts(ids: ["${one}", "${other}"], facets: [CONDITION]) ${everything('CohortComparison', 3)} }`,
      `{ savedCohort(id: "${one}") ${everything('SavedCohort', 4)} }`,
    ]) {
      const { text, codes } = await site.ask(ann, query);
      expect([codes.filter((code) => code === 'BAD_REQUEST'), leaksIn(text)]).toEqual([[], []]);
    }
    for (const id of [one, other]) await site.ask(ann, `mutation { deleteCohort(id: "${id}") }`);
  });

  it('finds none in dumps, pages, SPARQL and metrics', async () => {
    const sparql = encodeURIComponent(
      `SELECT * WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?s), "${closedWard}")) } LIMIT 500`,
    );
    for (const path of [
      `/dataset/${closedWard}`,
      `/dataset/${closedWard}.ttl`,
      `/dataset/${closedWard}.jsonld`,
      '/catalog.ttl',
      '/void.ttl',
      `/dump/records.nq.gz?dataset=${closedWard}`,
      '/dump/catalog.nq.gz',
      `/sparql?query=${sparql}`,
    ]) {
      const answer = await onceReady(path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const said = answer.ok && path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      const status = path.startsWith('/dump/records') ? 403 : 200;
      expect([path, answer.status, leaksIn(said.toString())]).toEqual([path, status, []]);
    }
    const metrics = await (await fetch(`${site.url}/metrics`)).text();
    expect([metrics.includes(mark), metrics.includes(closedWard)]).toEqual([false, false]);
    const kinds = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    expect(kinds).toEqual(['http_request_duration_seconds', 'graphql_operations_total']); // no time of the processor
  });

  it('finds none in what a network of EUCAIM is answered, but the protected ones', async () => {
    const [patients] = numbers;
    for (const [query, isShown] of [
      ['', false], // nothing was released of the ward
      ['gender=female', true],
      ['modality=CT', false],
      ['manufacturer=Siemens', false],
    ] as const) {
      const answer = await fetch(`${site.url}/eucaim/search?${query}`, { headers: ann });
      const text = await answer.text();
      const shown = Number(/"subjects_count":(\d+)/.exec(text)?.[1] ?? 0);
      expect([query, Math.abs(shown - (isShown ? patients : 0)) < 80]).toEqual([query, true]);
      expect([text.includes('studies_count'), leaksIn(JSON.stringify([...answer.headers]))]).toEqual([
        false,
        [],
      ]);
      expect(leaksIn(text.replaceAll(`:${shown}`, ''))).toEqual([]);
    }
  });

  it('finds none in what the server logs', () => {
    expect(site.logged.flatMap(leaksIn)).toEqual([]);
  });
});

describe('P21, linked axes: who singles somebody out by what only one has', () => {
  it.each([
    ['ids', '{ patient: { ids: ["x"] } }'],
    ['texts of a source', `{ condition: { code: { source: ["${mark} sickness"] } } }`],
    ['parts of texts', `{ condition: { code: { sourceContains: "${mark}" } } }`],
    ['files', `{ condition: { sourceFile: ["${mark}-diagnoses.csv"] } }`],
    ['an age to the year', '{ patient: { ageAtDiagnosis: { min: 97, max: 97 } } }'],
    ['a value', '{ measurement: { value: { min: 3, max: 3, unit: "g/dL" } } }'],
    ['days', '{ imaging: { within: [{ of: { condition: {} }, fromDays: 1, toDays: 1 }] } }'],
    ['how many records there are', '{ imaging: { occurrences: { min: 7 } } }'],
    ['exactly so many', '{ imaging: { occurrences: { min: 1, max: 1 } } }'],
    ['a maker', `{ facet: { field: MANUFACTURER, values: ["${mark} maker"] } }`],
    ['a licence', `{ facet: { field: LICENSE, values: ["${mark} licence"] } }`],
  ])('is refused %s, and pays nothing', async (_of, where) => {
    const before = await chargedUnits(graph);
    const { codes, text } = await site.ask(ann, countOf(where, over));
    expect([...new Set(codes)]).toEqual(['UNSUPPORTED']);
    expect(text).not.toContain('"value":');
    expect(await chargedUnits(graph)).toBe(before);
  });

  it('hears of a code that only the closed ward has what is said of one that nobody has', async () => {
    const ask = async (code: string) =>
      (await site.ask(ann, countOf(`{ condition: { code: { codes: ["${code}"] } } }`, over))).text;
    expect(await ask('ICD10:Y97')).toBe((await ask('ICD10:Y96')).replaceAll('Y96', 'Y97'));
  });
});
