import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpRecords } from '../../../fair/dump/records.ts';
import { dumpTerminology } from '../../../fair/dump/terminology.ts';
import { createIris } from '../../../fair/rdf/iris.ts';
import { Graph } from '../../../graph/graph.ts';
import { markUsed } from '../../../import/store/usage.ts';
import { toPredicate } from '../../../import/vocabulary/sssom/predicate.ts';
import { followIndex } from '../../../index/current.ts';
import { recordReads } from '../../../loaders/record-reads.ts';
import { usedTerminology } from '../../../loaders/used-terminology.ts';
import { createCaller } from '../../../server/caller.ts';
import { type Serving, serve } from '../../../server/serve.ts';
import { followTerminology } from '../../../terminology/current.ts';
import { callerOf } from '../../support/ask.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { byJsonLd, byN3, withoutGraphs } from '../../support/rdf.ts';
import { smallGraph } from '../../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const publicUrl = 'https://site.example';
let serving: Serving;
let dumped: ReadonlySet<string>;

beforeAll(async () => {
  await seedGraph(graph, smallGraph);
  await markUsed(graph);
  const terminology = followTerminology(graph);
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: 'open', publicUrl },
    graph,
    terminology,
    index: followIndex(graph, terminology),
    probe,
    log: pino({ enabled: false }),
    version: '1.2.3',
    caller: createCaller(graph, { access: 'open', licensedNames: 'shown' }),
  });
  const iris = createIris(publicUrl);
  const datasets = ['fx-a', 'fx-b', 'fx-c'];
  const texts = await Promise.all([
    textOf(dumpRecords({ records: recordReads(graph), iris, datasets, format: 'nquads' })),
    textOf(
      dumpTerminology({
        terminology: usedTerminology(graph),
        iris,
        caller: callerOf(...datasets),
        predicateOf: toPredicate,
      }),
    ),
  ]);
  dumped = new Set(texts.flatMap((text) => withoutGraphs(byN3(text))));
});
afterAll(async () => {
  await serving.close();
  await clearFixture(graph);
  await Promise.all([graph.close(), probe.close()]);
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** An answer, as far as the tests look at it. */
type Answer = {
  readonly data?: { readonly patient?: { readonly '@id'?: string } };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
};

async function ask(query: string, accept = 'application/ld+json') {
  const headers = { 'content-type': 'application/json', accept };
  const answer = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  const body: Answer = JSON.parse(await answer.text());
  return { status: answer.status, type: answer.headers.get('content-type'), body };
}

/** Statements of a linked answer, and those of them that no dump says. */
async function said(query: string) {
  const { body } = await ask(query);
  expect(body.errors ?? []).toEqual([]);
  const lines = withoutGraphs(await byJsonLd(body));
  return { lines, text: lines.join('\n'), unknown: lines.filter((line) => !dumped.has(line)), body };
}

const patient = (fields: string) => `{ patient(id: "fx-ada") { ${fields} } }`;

describe('an answer in application/ld+json', () => {
  it('says what the dump says of the same records, and nothing else', async () => {
    const { lines, unknown } = await said(
      patient(`
        sex vitalStatus ageAtDiagnosis race { source } datasets { id title }
        registrations { source sex vitalStatus }
        conditions { index laterality code { source sourceConcept { code standard } standardConcept { code name } }
          start { timeline timelineName daysFromIndex precision } measurements { category } }
        measurements { nodes { test { source } category value unit result { source } condition { index } specimen { tumour } } }
        specimens { type { source } parts { type { source } } assays { kind } }
        assays { kind panel { id name genes } specimen { id } }
        variants { nodes { gene proteinChange assay { kind } } }
        imagingStudies { patientAge series { nodes { modality { source standardConcept { code } } sizeBytes segmentationOf { id } segments { id } } } }`),
    );
    expect(unknown).toEqual([]);
    expect(lines.length).toBeGreaterThan(150);
  });

  it('is the answer of GraphQL with a context, and with what each thing is', async () => {
    const query = patient('id sex measurements(first: 1) { nodes { value unit } pageInfo { hasNextPage } }');
    const [{ body: plain }, { body: linked, type }] = await Promise.all([
      ask(query, 'application/json'),
      ask(query),
    ]);
    const bare = JSON.parse(JSON.stringify(linked.data), (_key, value) =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(Object.entries(value).filter(([key]) => !/^@|:/.test(key))),
    );
    expect(bare).toEqual(plain.data);
    expect([type, Object.keys(linked)]).toEqual(['application/ld+json; charset=utf-8', ['@context', 'data']]);
    expect(linked.data?.patient?.['@id']).toBe('https://site.example/record/Patient/fx-ada');
  });

  it('says values exactly: decimals as such, and no date of a clock that is no calendar', async () => {
    const { text } = await said(patient('measurements { nodes { value start { date daysFromIndex } } }'));
    expect(text).toContain('"13.5","","Literal","","http://www.w3.org/2001/XMLSchema#decimal"');
    expect(text).not.toContain('#date"');
  });

  it('understands aliases, and lists that are asked twice', async () => {
    const { unknown, text } = await said(
      patient(`how: sex labs: measurements(category: LABORATORY) { nodes { what: test { source } } }
        stages: measurements(category: STAGING) { list: nodes { what: test { from: source } } }`),
    );
    expect(unknown).toEqual([]);
    expect(text).toContain('"hemoglobin"');
    expect(text).toContain('"pathologic_stage"');
  });

  it('understands fragments', async () => {
    const { unknown, text } = await said(
      'query { patient(id: "fx-ada") { ...facts ... on Patient { conditions { ...code } } } } fragment facts on Patient { sex } fragment code on Condition { code { source } }',
    );
    expect(unknown).toEqual([]);
    expect(text).toContain('C64.9');
  });

  it('has the things below what is none itself', async () => {
    const { unknown, lines } = await said(
      `{ server { version } nobody: patient(id: "nobody") { sex } datasets(first: 50) { totalCount nodes { title } }
         cohort(where: { patient: { ids: ["fx-ada"] } }) { count { value } patients { nodes { sex } } }
         concept(code: "DOID:FX2") { name children { nodes { name } } } }`,
    );
    expect(unknown.filter((line) => line.includes('fx-') || line.includes('FX'))).toEqual([]);
    expect(lines.some((line) => line.includes('#sex"') && line.includes('fx-ada'))).toBe(true);
  });

  it('says nothing of identifiers of the source', async () => {
    const { text } = await said(patient('sourceId imagingStudies { studyInstanceUid }'));
    expect(text).not.toMatch(/FX-1|"1\.1"/);
  });

  it.each([
    [
      'one key for two fields of a type',
      '{ a: patient(id: "fx-ada") { x: sex } b: patient(id: "fx-bob") { x: vitalStatus } }',
    ],
    ['a key of the context', patient('kg: sex')],
    ['a key for two lists', patient('imagingStudies { nodes: description series { nodes { id } } }')],
  ])('is refused where it cannot say %s', async (_what, query) => {
    const { status, body } = await ask(query);
    expect([status, body.data, body.errors?.[0]?.extensions.code]).toEqual([400, undefined, 'UNSUPPORTED']);
  });

  it('keeps the errors of GraphQL', async () => {
    const { body: partly } = await ask('{ server { version } imagingStudy(uid: "1.3") { id } }');
    expect(partly.errors?.[0]?.extensions.code).toBe('CONFLICT');
    const { status, type, body } = await ask('{ nothing }');
    expect([status, type, body.errors?.[0]?.extensions.code]).toEqual([
      400,
      'application/graphql-response+json; charset=utf-8',
      'BAD_REQUEST',
    ]);
  });

  it.each([
    ['*/*', 'application/json; charset=utf-8'],
    ['application/json, application/ld+json', 'application/json; charset=utf-8'],
    [
      'application/ld+json;q=0.5, application/graphql-response+json',
      'application/graphql-response+json; charset=utf-8',
    ],
    ['application/ld+json, application/json;q=0.9', 'application/ld+json; charset=utf-8'],
    ['application/ld+json;q=0', null],
  ])('is given to who prefers it: %s', async (accept, expected) => {
    const { type, status } = await ask('{ server { version } }', accept);
    expect(expected ?? status).toBe(expected === null ? 406 : type);
  });
});
