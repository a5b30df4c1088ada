import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { markUsed } from '../../../import/store/usage.ts';
import { followIndex } from '../../../index/current.ts';
import { createCaller } from '../../../server/caller.ts';
import { type Serving, serve } from '../../../server/serve.ts';
import { followTerminology } from '../../../terminology/current.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { clearPopulation } from '../../support/population.ts';
import { byN3 } from '../../support/rdf.ts';
import { smallGraph } from '../../support/small-graph.ts';
import { hospital, loadHospital } from '../hospital/load.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const publicUrl = 'https://site.example.org';
const skos = 'http://www.w3.org/2004/02/skos/core#';
let serving: Serving;

beforeAll(async () => {
  await clearPopulation(graph, hospital);
  await seedGraph(graph, smallGraph);
  await loadHospital(graph);
  await markUsed(graph);
  const terminology = followTerminology(graph);
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: 'open', publicUrl },
    graph,
    terminology,
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    probe,
    log: pino({ enabled: false }),
    version: '1.2.3',
    caller: createCaller(graph, { access: 'open', licensedNames: 'shown' }),
  });
});
afterAll(async () => {
  await serving.close();
  await clearFixture(graph);
  await clearPopulation(graph, hospital);
  await Promise.all([graph.close(), probe.close()]);
});

type Term = { readonly type: string; readonly value: string; readonly datatype?: string };
type Row = Readonly<Record<string, Term | undefined>>;

async function select(query: string): Promise<readonly Row[]> {
  const answer = await fetch(`${serving.url}/sparql`, {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-query' },
    body: query,
  });
  const { results }: { results: { bindings: Row[] } } = JSON.parse(await answer.text());
  return results.bindings;
}

async function read(path: string, accept = 'application/n-triples') {
  const answer = await fetch(`${serving.url}${path}`, { headers: { accept } });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const prefixes = `
  PREFIX skos: <${skos}>
  PREFIX dcat: <http://www.w3.org/ns/dcat#>
  PREFIX health: <http://healthdataportal.eu/ns/health#>
  PREFIX schema: <https://schema.org/>`;

describe('the public graph', { timeout: 60_000 }, () => {
  it('holds no record, no patient and no id of a source', async () => {
    const statements = await select('SELECT * { ?s ?p ?o }');
    const values = statements.flatMap((row) => Object.values(row).map((term) => term?.value ?? ''));
    const rows = await graph.read<{ id: string; source: string | null }>(cypher`
      MATCH (node WHERE (node:Patient OR EXISTS { (:Patient)-[]->(node) }) AND node.id IS NOT NULL AND NOT node:Dataset
        AND NOT node:Concept AND NOT node:Load)
      RETURN node.id AS id, node.sourceId AS source`);
    const secret = new Set(rows.flatMap(({ id, source }) => [id, source ?? id]));
    expect(rows.length).toBeGreaterThan(20);
    expect(statements.length).toBeGreaterThan(1_000);
    const shown = values.filter(
      (value) =>
        /\/record\/./.test(value) || [...secret].some((id) => value === id || value.endsWith(`/${id}`)),
    );
    expect(shown).toEqual([]);
  });

  it('has no number beside those of the catalogue, which are released', async () => {
    const numbers = await select('SELECT DISTINCT ?o { ?s ?p ?o FILTER(isNumeric(?o)) }');
    const paths = ['dcat-ap', 'healthdcat', 'eucaim', 'fdp', 'schema'].map(
      (one) => `/catalog?_profile=${one}`,
    );
    const ids = await graph.read<{ id: string }>(cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id`);
    paths.push('/void');
    const documents = await Promise.all(
      [
        ...paths,
        ...ids.flatMap(({ id }) => paths.map((path) => path.replace('catalog', `dataset/${id}`))),
      ].map(async (path) => (await read(path)).text),
    );
    const released = documents.join('');
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter(({ o }) => !released.includes(`"${o?.value}"^^`))).toEqual([]);
  });

  it('has the concepts of public datasets with their mappings, and no licensed name', async () => {
    const rows = await select(`${prefixes}
      SELECT ?code ?name ?to { ?concept skos:notation ?code ; skos:inScheme <${publicUrl}/concept/ICD10> .
        OPTIONAL { ?concept skos:prefLabel ?name } OPTIONAL { ?concept skos:exactMatch ?to } FILTER(STRSTARTS(?code, "FX")) }`);
    expect(rows.map(({ code, name, to }) => [code?.value, name?.value, to?.value])).toEqual([
      ['FX64.9', undefined, `${publicUrl}/concept/DOID/FX2`],
    ]);
  });

  it('is refreshed where the catalogue changes, and answers all the time', async () => {
    const titles = () =>
      select('SELECT ?t { ?d <http://purl.org/dc/terms/title> ?t FILTER(STR(?t) = "FX new") }');
    expect(await titles()).toEqual([]);
    await graph.write(async (run) => {
      await run(cypher`MATCH (vocabulary:Vocabulary) WITH vocabulary LIMIT 1 RETURN vocabulary`);
      await run(
        cypher`CREATE (:Vocabulary:Fixture {id: 'FXV', name: 'FX new', license: 'CC0 1.0', release: '1'})`,
      );
    });
    const deadline = performance.now() + 30_000;
    const seen: number[] = [];
    while (performance.now() < deadline && seen.at(-1) !== 1) seen.push((await titles()).length);
    expect(seen.at(-1)).toBe(1);
  });
});

describe('numbers of one dataset and version', { timeout: 60_000 }, () => {
  it('are the same in GraphQL, DCAT, schema.org and SPARQL', async () => {
    const asked = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ dataset(id: "${hospital}") { version patients { value } studies { value } } }`,
      }),
    });
    const { data } = JSON.parse(await asked.text());
    const { version, patients, studies } = data.dataset;
    const dataset = `${publicUrl}/dataset/${hospital}`;
    const [row] = await select(`${prefixes}
      SELECT ?version ?patients ?studies ?size { <${dataset}> dcat:version ?version ;
        health:numberOfUniqueIndividuals ?patients ; health:numberOfRecords ?studies .
        <${dataset}#size/patients> schema:value ?size }`);
    const dcat = (await read(`/dataset/${hospital}`)).text;
    const schema = (await read(`/dataset/${hospital}?_profile=schema`)).text;
    const valueIn = (text: string, start: string) =>
      text
        .split('\n')
        .find((line) => line.startsWith(start))
        ?.match(/"([^"]*)"/)?.[1];
    const expected = [version, String(patients.value), String(studies.value)];
    expect([row?.version?.value, row?.patients?.value, row?.studies?.value]).toEqual(expected);
    expect(row?.size?.value).toBe(expected[1]);
    expect(
      valueIn(dcat, `<${dataset}> <http://healthdataportal.eu/ns/health#numberOfUniqueIndividuals>`),
    ).toBe(expected[1]);
    expect(valueIn(dcat, `<${dataset}> <http://healthdataportal.eu/ns/health#numberOfRecords>`)).toBe(
      expected[2],
    );
    expect(valueIn(schema, `<${dataset}#size/patients> <https://schema.org/value>`)).toBe(expected[1]);
  });
});

describe('addresses of concepts', () => {
  it('tell a concept with its place and mappings', async () => {
    const { text } = await read('/concept/DOID/FX2');
    const lines = byN3(text).join('\n');
    expect(text).toContain(`<${publicUrl}/concept/DOID/FX2> <${skos}prefLabel> "renal carcinoma"@en .`);
    expect(text).toContain(`<${skos}broader> <${publicUrl}/concept/DOID/FX1> .`);
    expect(text).toContain(`<${skos}narrower> <${publicUrl}/concept/DOID/FX3> .`);
    expect(lines).toContain('http://purl.obolibrary.org/obo/DOID_FX2');
  });

  it('tell where a mapping is from', async () => {
    const { text } = await read('/concept/ICD10/FX64.9');
    expect(text).toContain(`<${skos}exactMatch> <${publicUrl}/concept/DOID/FX2> .`);
    expect(text).toContain('mapping_justification> <https://w3id.org/semapv/vocab/UnspecifiedMatching>');
    expect(text).not.toContain(`${skos}prefLabel`);
  });

  it.each(['/concept/DOID/FX99', '/concept/NONE/1', '/concept/NONE', '/concept/DOID/FX99.ttl'])(
    'know nothing of %s',
    async (path) => expect((await read(path)).status).toBe(404),
  );

  it('list a vocabulary part by part, each concept once', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/concept/DOID';
    while (path !== undefined) {
      const { text }: { text: string } = await read(path);
      const members = text.matchAll(/hydra\/core#member> <[^>]*\/concept\/DOID\/([^>]*)>/g);
      seen.push(...[...members].map(([, code = '']) => code));
      path = /hydra\/core#next> <https:\/\/site\.example\.org([^>]*)>/.exec(text)?.[1];
    }
    const [row] = await graph.read<{ n: number }>(
      cypher`MATCH (concept:Concept WHERE concept.code STARTS WITH 'DOID:') RETURN count(concept) AS n`,
    );
    expect([seen.length, new Set(seen).size]).toEqual([Number(row?.n), Number(row?.n)]);
  });
});

describe('the mapping set', () => {
  it('is a table in which licensed names are left out', async () => {
    const { text, headers } = await read('/mappings.sssom.tsv', '*/*');
    expect(headers.get('content-type')).toBe('text/tab-separated-values; charset=utf-8');
    expect(text.split('\n').filter((line) => line.includes('ICD10:FX64.9'))).toEqual([
      'ICD10:FX64.9\t\tskos:exactMatch\tDOID:FX2\trenal carcinoma\tsemapv:UnspecifiedMatching\tfixture',
    ]);
  });

  it('is RDF, part by part, with the same mappings as the table', async () => {
    const found: string[] = [];
    let path: string | undefined = '/mappings';
    while (path !== undefined) {
      const { text }: { text: string } = await read(path);
      found.push(...[...text.matchAll(/sssom\/mappings> <([^>]*)>/g)].map(([, one = '']) => one));
      path = /hydra\/core#next> <https:\/\/site\.example\.org([^>]*)>/.exec(text)?.[1];
    }
    const table = (await read('/mappings.sssom.tsv')).text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect([found.length, new Set(found).size]).toEqual([table.length - 1, table.length - 1]);
  });
});
