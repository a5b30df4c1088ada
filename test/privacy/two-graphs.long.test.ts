import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { criterion } from '../cohort/random-criterion.ts';
import { randomGraph } from '../cohort/random-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { clearLedger } from '../support/ledger-graph.ts';
import { type Headers, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { protectionOf } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
let issuer: TestIssuer;
let site: ProtectedSite;
let ann: Headers;

/** Two graphs that differ in one patient, who alone has a unit, a maker, a gene and a year that nobody else has. */
const before = closed(together([randomGraph(7, 60), wardOf('tg-a', 80)]));
const after = withOneMore(before);

function closed(fixture: Fixture): Fixture {
  const { others = {} } = fixture;
  const rights = { accessRights: 'NON_PUBLIC', stated: '{"counts":"REGISTERED"}' };
  const Dataset = (others.Dataset ?? []).map((dataset) => ({ ...dataset, ...rights }));
  return { ...fixture, others: { ...others, Dataset } };
}

function withOneMore(fixture: Fixture): Fixture {
  const [first] = fixture.patients;
  const own = fixture.records.filter(({ patient }) => patient === first?.id);
  const named = (id: string) => `${id}-twin`;
  return {
    ...fixture,
    patients: [...fixture.patients, { ...first, id: named(first?.id ?? ''), yearOfDiagnosis: 1901 }],
    records: [
      ...fixture.records,
      ...own.map((record) => ({
        ...record,
        patient: named(record.patient),
        properties: {
          ...Object.fromEntries(
            Object.entries(record.properties).map(([name, value]) => [
              name,
              name.endsWith('Id') && typeof value === 'string' ? named(value) : rare(name, value),
            ]),
          ),
          id: named(record.properties.id),
        },
      })),
    ],
  };
}

function rare(name: string, value: unknown) {
  if (name === 'valueUnit' || name.endsWith('Unit')) return 'pg/mL';
  return name.endsWith('Source') && typeof value === 'string' ? `${value} of one alone` : (value as string);
}

/** What random questions have that is mostly refused: texts of sources, and numbers that are no band. */
const mostlyRefused = /"(?:source\w*|unit|min|max|above|below|\w+Days|one|Two|TWO|three four)"/;
const isPlain = (where: object) => !mostlyRefused.test(JSON.stringify(where));
const banded = [
  { patient: { ageAtDiagnosis: { min: 50 }, yearOfDiagnosis: { max: 1901 } } },
  { imaging: { modality: ['MR'], within: [{ of: { condition: {} }, fromDays: -60, toDays: 0 }] } },
  { not: { measurement: { interpretation: ['HIGH'] } } },
  { variant: { gene: ['FXG1'], status: ['WILD_TYPE'] } },
  { facet: { field: 'SEX', values: ['FEMALE'], missing: true } },
];
const wheres = [
  ...banded,
  ...fc.sample(criterion, { numRuns: 40, seed: 15 }),
  ...fc.sample(criterion.filter(isPlain), { numRuns: 60, seed: 15 }),
];
const lead = 'query ($where: CriterionInput!)';
const numbers = 'value low high suppressed precision confidence';

/** What is asked of each and charged to nobody: what it would cost, and what follows from the question. */
const free = [
  `${lead} { cohort(where: $where, maxCost: 0) { count { value } } }`,
  `${lead} { cohort(where: $where, maxCost: 0) { attrition { label } facets(of: [SEX, AGE_AT_DIAGNOSIS, MODALITY], values: [{ field: MODALITY, values: ["CT"], missing: true }]) { field } } }`,
  `${lead} { cohort(where: $where) { explain { text criterion cypher } coverage { path } notEvaluable { path } } }`,
];

/** Everything that is told of it. */
const charged = `${lead} { cohort(where: $where) { count { ${numbers} } attrition { label kept { ${numbers} } removed { suppressed } } } }`;

/** What is charged is asked one after the other: what one costs follows from what was bought before it. */
async function hear(): Promise<readonly string[]> {
  const asked = wheres.flatMap((where) => free.map((query) => ({ query, variables: { where } })));
  const heard: string[] = [];
  for (let at = 0; at < asked.length; at += 24)
    heard.push(...(await Promise.all(asked.slice(at, at + 24).map(tell))));
  for (const where of wheres) heard.push(await tell({ query: charged, variables: { where } }));
  return heard;
}

async function tell(body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', ...ann };
  const answer = await fetch(`${site.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  const head = [...answer.headers].filter(([name]) => name !== 'date');
  return JSON.stringify([answer.status, head, await answer.text()]);
}

beforeAll(async () => {
  await seedGraph(graph, before);
  await clearLedger(graph);
  issuer = await startIssuer();
  // Noise that hides nothing: what differs but numbers would show.
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { draw: () => 1_000n }));
  ann = await loginAt(issuer, 'ann');
});
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const masked = (text: string) => text.replaceAll(/\\"(value|low|high)\\":\d+/g, '\\"$1\\":0');
const isRefused = (text: string) => text.includes('\\"errors\\"');

describe('two graphs that differ in one patient', () => {
  it('give the same bytes but for numbers: refusals, costs, explanations, lengths and headers', async () => {
    const first = await hear();
    await clearLedger(graph);
    await seedGraph(graph, after);
    const second = await hear();
    expect(first.filter((text) => text.includes('INTERNAL'))).toEqual([]);
    expect(second.filter(isRefused)).toEqual(first.filter(isRefused));
    expect(second.map(masked)).toEqual(first.map(masked));
    const refused = first.filter(isRefused).length;
    expect(refused).toBeGreaterThan(wheres.length); // else the questions would try nothing
    expect(first.length - refused).toBeGreaterThan(wheres.length / 2);
    expect(second).not.toEqual(first); // the patient counts
  });
});
