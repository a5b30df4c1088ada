import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, seedAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearSaved, storeDefinition } from '../support/saved-cohorts.ts';
import { type Login, startTieredSite, type TieredSite } from '../support/tiered-site.ts';

const graph = new Graph(testDatabase().address);
let site: TieredSite;

beforeAll(async () => {
  await seedAccess(graph);
  site = await startTieredSite();
  await site.grant('bob', 'gr-b1');
  await storeDefinition(graph, others, { patient: {} });
});
afterAll(async () => {
  await site.close();
  await clearSaved(graph);
  await clearAccess(graph);
  await graph.close();
});

/** Headers that say nothing of what was asked. */
const passing = ['date', 'keep-alive', 'x-request-id'];

/** All that somebody can see of an answer, and how many statements were sent for it. */
async function seenOf(query: string, login: Login) {
  const before = await statements();
  const answer = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...login },
    body: JSON.stringify({ query }),
  });
  const headers = [...answer.headers].filter(([name]) => !passing.includes(name));
  const body = await answer.text();
  return { status: answer.status, headers, body, statements: (await statements()) - before };
}

async function statements(): Promise<number> {
  const said = await (await fetch(`${site.url}/metrics`)).text();
  return Number(/^cypher_statements_total (\d+)$/m.exec(said)?.[1]);
}

const callers: Readonly<Record<string, () => Promise<Login>>> = {
  nobody: async () => ({}),
  'who is logged in': () => site.byIssuer('eve'),
  'who was granted others': () => site.byIssuer('bob'),
};

/** A cohort of somebody else, and an id that is none. */
const [others, none] = ['c'.repeat(32), 'd'.repeat(32)];

/** Where an id can be given, with one that is there and one that is not. */
const places: readonly (readonly [
  place: string,
  asked: (id: string) => string,
  there: string,
  absent: string,
])[] = [
  ['a saved cohort', (id) => `{ savedCohort(id: "${id}") { name where } }`, others, none],
  [
    'a cohort in a cohort',
    (id) => `{ cohort(where: { cohort: "${id}" }) { count { value } } }`,
    others,
    none,
  ],
  ['a cohort to rename', (id) => `mutation { renameCohort(id: "${id}", name: "x") { id } }`, others, none],
  [
    'a cohort to share',
    (id) => `mutation { shareCohort(id: "${id}", with: { everybody: true }) { id } }`,
    others,
    none,
  ],
  [
    'a cohort to change',
    (id) => `mutation { changeCohort(id: "${id}", where: { patient: {} }) { id } }`,
    others,
    none,
  ],
  ['a cohort to delete', (id) => `mutation { deleteCohort(id: "${id}") }`, others, none],
  ['a grant to end', (id) => `mutation { endGrant(id: "${id}", reason: "x") { id } }`, others, none],
  ['a patient', (id) => `{ patient(id: "${id}") { id sex imagingStudies { id } } }`, 'gr-ada', 'gr-adx'],
  ['a study', (uid) => `{ imagingStudy(uid: "${uid}") { id patient { id } } }`, '2.25.97.49', '2.25.97.40'],
  [
    'a study of a patient',
    (id) => `{ imagingStudy(uid: "2.25.97.49", patient: "${id}") { id } }`,
    'gr-ada',
    'gr-adx',
  ],
  [
    'patients of a cohort',
    (id) =>
      `{ cohort(where: { patient: { ids: ["${id}"] } }) { count { value } patients(first: 5) { nodes { id } } explain { text } } }`,
    'gr-ada',
    'gr-adx',
  ],
  [
    'source ids of a cohort',
    (id) => `{ cohort(where: { patient: { ids: ["${id}"] } }) { count { value } fingerprint } }`,
    'GR-ADA',
    'GR-ADX',
  ],
];

describe.each(Object.entries(callers))('%s', (_who, login) => {
  it.each(places)(
    'is told the same of %s that is forbidden and that is absent',
    async (_place, asked, there, absent) => {
      const headers = await login();
      for (const id of [absent, there]) await seenOf(asked(id), headers); // what is done once for an id is done
      const [forbidden, missing] = [
        await seenOf(asked(there), headers),
        await seenOf(asked(absent), headers),
      ];
      const named = ({ body, ...rest }: typeof forbidden) => ({
        ...rest,
        body: body
          .replaceAll(there, 'ID')
          .replaceAll(absent, 'ID')
          .replaceAll(/"fingerprint":"[^"]+"/g, 'FINGERPRINT'),
      });
      expect(named(forbidden)).toEqual(named(missing));
    },
  );
});
