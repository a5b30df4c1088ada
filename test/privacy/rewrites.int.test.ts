import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { countOf, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { protectionOf, usual } from '../support/protection.ts';
import { breastCancer, together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
let issuer: TestIssuer;
let site: ProtectedSite;

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('rw-a', 300)]));
  await clearLedger(graph);
  issuer = await startIssuer();
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { limits: usual }));
});
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const women = '{ patient: { sex: [FEMALE] } }';
const breast = `{ condition: { code: { codes: ["${breastCancer}"] } } }`;
const both = `{ all: [${women}, ${breast}] }`;

/** Ways to write one question over the same conditions. */
const alike = [
  both,
  `{ all: [${breast}, ${women}] }`,
  `{ all: [${women}, ${breast}, ${women}] }`,
  `{ all: [${women}, { all: [${breast}] }] }`,
  `{ all: [${both}, ${both}] }`,
  `{ any: [${both}] }`,
  `{ any: [${both}, ${both}] }`,
  `{ not: { not: ${both} } }`,
  `{ not: { any: [{ not: ${women} }, { not: ${breast} }] } }`,
  `{ all: [${women}, { any: [${women}, ${breast}] }, ${breast}] }`,
  `{ any: [${both}, { all: [${women}, ${breast}, ${everybody(1)}] }] }`,
  `{ all: [${both}, { any: [${women}, ${everybody(2)}] }] }`,
  `{ all: [${both}, { any: [${everybody(3)}, { not: ${everybody(3)} }] }] }`,
  `{ any: [${both}, { all: [${everybody(4)}, { not: ${everybody(4)} }] }] }`,
  `{ atLeast: { count: 2, of: [${women}, ${breast}] } }`,
  `{ atLeast: { count: 1, of: [${both}] } }`,
  `{ atLeast: { count: 3, of: [${women}, ${breast}, ${both}] } }`,
  `{ all: [{ atLeast: { count: 1, of: [${women}] } }, ${breast}] }`,
  `{ all: [{ patient: { sex: [FEMALE, FEMALE] } }, ${breast}] }`,
  `{ all: [${women}, { condition: { code: { codes: ["${breastCancer}"], descendants: true } } }] }`,
  `{ all: [${women}, { condition: { code: { codes: ["${breastCancer}"] }, occurrences: { min: 1 } } }] }`,
  `{ all: [${breast}, { any: [{ all: [${women}, ${everybody(5)}] }, { all: [${women}, { not: ${everybody(5)} }] }] }] }`,
];

/** Ways to ask for the same patients by other conditions, of which the software does not know that they mean the same. */
const others = [
  ...Array.from({ length: 20 }, (_, n) => `{ all: [${both}, ${everybody(10 + n)}] }`),
  `{ all: [${both}, { patient: { ageAtDiagnosis: { min: 0 } } }] }`,
  `{ all: [{ facet: { field: SEX, values: ["FEMALE"] } }, ${breast}] }`,
  `{ all: [{ not: { patient: { sex: [MALE, OTHER, UNKNOWN] } } }, ${breast}] }`,
  `{ all: [${women}, { facet: { field: CONDITION, values: ["${breastCancer}"] } }] }`,
  `{ all: [${women}, { condition: { code: { codes: ["${breastCancer}"] }, index: true } }] }`,
  `{ all: [${both}, { condition: {} }] }`,
];

describe('P2, rewriting: who asks for the same patients in fifty ways', () => {
  it('is told one number for all that have one form, as text, alias, fragment and variable, and pays once', async () => {
    const ann = await loginAt(issuer, 'ann', 'a.example');
    const documents = [
      ...alike.map((where) => countOf(where)),
      `query Other { cohort(where: ${both}) { ...numbers } } fragment numbers on Cohort { count { value low high suppressed precision confidence asOf } }`,
      `{ cohort(where: ${both}) { ... on Cohort { count { value low high suppressed precision confidence asOf } } } }`,
    ];
    const told = await Promise.all(documents.map((query) => site.ask(ann, query)));
    expect(told.flatMap(({ codes }) => codes)).toEqual([]);
    expect(new Set(told.map(({ data }) => JSON.stringify(data.cohort.count))).size).toBe(1);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('pays for every other one, until the budget ends it', async () => {
    const ann = await loginAt(issuer, 'ann', 'a.example');
    const before = await chargedUnits(graph);
    const values: (number | null)[] = [];
    const refused: string[] = [];
    for (const where of others) {
      const { data, codes } = await site.ask(ann, countOf(where));
      if (codes.length === 0) values.push(data.cohort.count.value);
      refused.push(...codes);
    }
    expect(await chargedUnits(graph)).toBe(before + values.length);
    expect([values.length + before, new Set(refused)]).toEqual([10, new Set(['BUDGET_EXHAUSTED'])]);
    expect(new Set(values).size).toBeGreaterThan(2); // noise of their own
  });
});
