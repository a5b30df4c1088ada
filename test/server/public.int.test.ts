import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { hospital, loadHospital } from '../fair/hospital/load.ts';
import { testDatabase } from '../support/database.ts';
import { parseTurtle } from '../support/graph-of.ts';
import { clearPopulation } from '../support/population.ts';
import { type Visited, walkSite } from '../support/walk.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const base = 'https://site.example.org';
const dataset = `${base}/dataset/${hospital}`;
let serving: Serving;
let visited: readonly Visited[];

beforeAll(async () => {
  await clearPopulation(graph, hospital);
  await loadHospital(graph);
  const terminology = followTerminology(graph);
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: 'open', publicUrl: base },
    graph,
    terminology,
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    probe,
    log: pino({ enabled: false }),
    version: '1.2.3',
    caller: createCaller(graph, { access: 'open', licensedNames: 'withheld' }),
  });
  visited = await walkSite(base, serving.url, createWanted());
});
afterAll(async () => {
  await serving.close();
  await clearPopulation(graph, hospital);
  await Promise.all([graph.close(), probe.close()]);
});

/** Of datasets that other files of these tests load only the first pages of concepts, and nothing of their own. */
function createWanted(): (path: string) => boolean {
  let concepts = 0;
  return (path) => {
    const [, kind, id = ''] = /^\/(dataset|distribution|linkset|concept)\/([^?/]*)/.exec(path) ?? [];
    if (kind === 'concept') concepts += 1;
    return kind === 'concept' ? concepts <= 200 : kind === undefined || id === '' || id.startsWith(hospital);
  };
}

/** What only who may read records is shown. */
async function identifiers(): Promise<readonly string[]> {
  const rows = await graph.read<{ ids: readonly string[] }>(cypher`
    MATCH (patient:Patient {population: ${hospital}})
    OPTIONAL MATCH (patient)-->(record)
    UNWIND [patient, record] AS node
    RETURN [id IN [node.id, node.sourceId, node.studyInstanceUid, node.seriesInstanceUid] WHERE id IS NOT NULL] AS ids`);
  return [...new Set(rows.flatMap(({ ids }) => ids))];
}

const dumpOf = async (name: string) => {
  const answer = await fetch(`${serving.url}/dump/${name}.nq.gz`);
  return gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString();
};

const said = async (path: string) => parseTurtle(await (await fetch(`${serving.url}${path}`)).text(), base);

describe('public documents', () => {
  it('can be reached from what crawlers know', () => {
    const urls = visited.filter(({ status }) => status === 200).map(({ url }) => url);
    for (const path of ['/catalog/', '/ldes/open', '/ontology', `/dataset/${hospital}.ttl?_profile=fdp`])
      expect(urls).toContain(path);
  });

  it('are all there', () => {
    // Other files of these tests leave datasets in the catalogue whose concepts they took away.
    const lost = visited.filter(
      ({ status, url }) => status !== 200 && status !== 410 && !url.startsWith('/concept/'),
    );
    expect(lost.map(({ url, status }) => `${status} ${url}`)).toEqual([]);
  });

  it('have no identifier of a patient, study or record', async () => {
    const known = await identifiers();
    const texts = [...visited.map(({ body }) => body), await dumpOf('catalog'), await dumpOf('terminology')];
    expect(known.length).toBeGreaterThan(50);
    expect(known).toEqual(expect.arrayContaining(['SH1', '2.25.701', '2.25.701.1']));
    expect(known.filter((id) => texts.some((text) => isIn(id, text)))).toEqual([]);
  });
});

/** Whether a text has an identifier that does not go on in letters, digits or numbers of an OID. */
function isIn(id: string, text: string): boolean {
  return new RegExp(`(?<![\\w.])${id.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')}(?![\\w])`).test(text);
}

describe('numbers of one dataset and version', () => {
  it('are the same in GraphQL, DCAT, FAIR Data Point, VoID and schema.org', async () => {
    type Number = { readonly value: number };
    type Answer = {
      readonly data: {
        readonly dataset: {
          readonly version: string;
          readonly patients: Number;
          readonly studies: Number;
          readonly holds: readonly { readonly record: string; readonly records: Number }[];
        };
      };
    };
    const query = `{ dataset(id: "${hospital}") { version patients { value } studies { value } holds { record records { value } } } }`;
    const answer = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await answer.json()) as Answer; // as the query asks
    const { version, patients, studies, holds } = data.dataset;
    const [dcat, fdp, schema, linked] = await Promise.all([
      said(`/dataset/${hospital}.ttl`),
      said(`/dataset/${hospital}.ttl?_profile=fdp`),
      said(`/dataset/${hospital}.ttl?_profile=schema`),
      said('/void.ttl'),
    ]);
    const records = `${dataset}#records`;
    const expected = [version, String(patients.value), String(studies.value)];
    for (const document of [dcat, fdp])
      expect([
        ...document.objects(dataset, 'dcat:version'),
        ...document.objects(dataset, 'healthdcatap:numberOfUniqueIndividuals'),
        ...document.objects(dataset, 'healthdcatap:numberOfRecords'),
      ]).toEqual(expected);
    expect([
      ...schema.objects(dataset, 'schema:version'),
      ...schema.objects(`${dataset}#size/patients`, 'schema:value'),
      ...schema.objects(`${dataset}#size/imaging-studies`, 'schema:value'),
    ]).toEqual(expected);
    expect([
      ...linked.objects(records, 'dcat:version'),
      ...linked.objects(`${records}-Patient`, 'void:entities'),
    ]).toEqual(expected.slice(0, 2));
    expect(holds.map(({ record }) => linked.objects(`${records}-${record}`, 'void:entities').join())).toEqual(
      holds.map((one) => String(one.records.value)),
    );
    expect(holds.length).toBeGreaterThan(2);
  });
});
