import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { createSchema } from '../../schema/index.ts';
import { forgetAccess } from '../support/access-graph.ts';
import { ofCohort, sharedCohorts } from '../support/cohort-questions.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf } from '../support/everything-of.ts';
import { clearPopulation } from '../support/population.ts';
import { loadSharedPeople, type SharedDataset, sharedPopulation } from '../support/shared-people.ts';
import { type Login, startTieredSite } from '../support/tiered-site.ts';
import { flatten, withoutLoads } from '../support/told-lines.ts';

const graph = new Graph(testDatabase().address);
const schema = createSchema();
const of = (type: string, levels: number) => everythingOf(schema, type, levels);

/** Two datasets of the same people, and who was granted which. */
const accounts = { ada: 'sp-a', bob: 'sp-b' } as const;
type Account = keyof typeof accounts;

afterAll(async () => {
  await forgetAccess(graph);
  await clearPopulation(graph, sharedPopulation);
  await graph.write((run) =>
    run(cypher`MATCH (saved:SavedCohort {name: 'two accounts'}) DETACH DELETE saved`),
  );
  await graph.close();
});

/** What is asked by every door of GraphQL; ONE and TWO are cohorts that the caller saved. */
const questionsOf = (dataset: SharedDataset): readonly string[] => [
  ...sharedCohorts.slice(0, 6).map((where) => `{ cohort(where: ${where}) ${ofCohort} }`),
  `{ cohort(where: { condition: {} }) { patients(first: 50) { nodes ${of('Patient', 2)} } } }`,
  '{ compareCohorts(ids: ["ONE", "TWO"], facets: [SEX, MODALITY, CONDITION], top: 5) { parts { in notIn count { value } facets { values { value count { value } } } } } }',
  `{ savedCohorts(first: 10) { totalCount nodes { name cohort { count { value } } gone { value } } } }`,
  '{ concepts(search: "malignant", first: 20) { totalCount nodes { code patientCount { value } recordCount { value } } } }',
  `{ concept(code: "ICD10:C50") ${of('Concept', 2)} }`,
  `{ dataset(id: "${dataset}") ${of('Dataset', 3)} }`,
  '{ me { grants { datasetId } } }', // numbers of the whole graph are told to who may count over all of it
];

const json = { 'content-type': 'application/json' };

/** What one person is told by every door. */
async function toldTo(url: string, login: Login, dataset: SharedDataset): Promise<readonly string[]> {
  const ask = async (query: string, accept = 'application/json') => {
    const headers = { ...json, ...login, accept };
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return answer.text();
  };
  const save = async (where: string) => {
    const said = await ask(`mutation { saveCohort(name: "two accounts", where: ${where}) { id } }`);
    const [, id] = /"id":"([^"]+)"/.exec(said) ?? [];
    if (id === undefined) throw new Error(said);
    return id;
  };
  const [one, two] = [await save('{ patient: { sex: [FEMALE] } }'), await save('{ condition: {} }')];
  const told: string[] = [];
  for (const asked of questionsOf(dataset)) {
    const query = asked.replace('ONE', one).replace('TWO', two);
    const place = asked.replaceAll(/\s+/g, ' ').slice(0, 60);
    for (const accept of ['application/json', 'application/ld+json'])
      told.push(...flatten(JSON.parse(await ask(query, accept)), place));
  }
  for (const query of ['', `?dataset=${dataset}`]) {
    const dump = await fetch(`${url}/dump/records.nq.gz${query}`, { headers: login });
    const text = gunzipSync(Buffer.from(await dump.arrayBuffer())).toString();
    told.push(
      ...withoutLoads(text)
        .split('\n')
        .filter((line) => !line.startsWith('#')),
    );
  }
  return told.map((line) => line.replaceAll(one, 'ONE').replaceAll(two, 'TWO'));
}

/** What some people are told by a server of its own: of another one nothing is remembered. */
async function toldToEach(...who: readonly Account[]): Promise<ReadonlyMap<Account, ReadonlySet<string>>> {
  await forgetAccess(graph);
  const site = await startTieredSite();
  try {
    const told = new Map<Account, ReadonlySet<string>>();
    for (const account of who) await site.grant(account, accounts[account]);
    for (const account of who) {
      const login = await site.byPersonalToken(account);
      told.set(account, new Set(await toldTo(site.url, login, accounts[account])));
    }
    return told;
  } finally {
    await site.close();
  }
}

describe('two people with one grant each, over one graph', () => {
  let told: ReadonlyMap<Account, ReadonlySet<string>>;

  beforeAll(async () => {
    await loadSharedPeople(graph, ['sp-a', 'sp-b']);
    told = await toldToEach('ada', 'bob');
  });

  it('are answered, and each something else', () => {
    const lines = [...told.values()].flatMap((one) => [...one]);
    expect(lines.filter((line) => / errors \d+ message/.test(line))).toEqual([]);
    expect(told.get('ada')).not.toEqual(told.get('bob'));
  });

  it.each(['ada', 'bob'] as const)(
    '%s is told by every door what a graph says that holds nothing else',
    async (account) => {
      await loadSharedPeople(graph, [accounts[account]]);
      const alone = (await toldToEach(account)).get(account) ?? new Set();
      const seen = told.get(account) ?? new Set();
      expect({
        more: [...seen].filter((line) => !alone.has(line)),
        less: [...alone].filter((line) => !seen.has(line)),
      }).toEqual({ more: [], less: [] });
    },
  );
});
