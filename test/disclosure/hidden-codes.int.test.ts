import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { type Ask, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);

/** A code that no release defines and one patient of a dataset has that admits nobody, one that nobody has, and one of a release. */
const hidden = '22298006';
const nobodys = '84757009';
const released = '73211009';

const closed: Fixture = {
  patients: [{ id: 'hc-p', sourceId: 'HC-P', population: 'hc-closed', datasets: ['hc-closed'], sex: 'MALE' }],
  records: [
    aRecord('condition', 'hc-p', {
      ...{
        id: 'hc-p-c',
        dataset: 'hc-closed',
        codeSource: 'infarction',
        codeSourceConcept: `SNOMED:${hidden}`,
      },
      codeStandardConcept: null,
    }),
  ],
  others: {
    Dataset: [{ id: 'hc-closed', population: 'hc-closed', accessRights: 'NON_PUBLIC' }],
    Population: [{ id: 'hc-closed' }],
  },
};
const wards = together([wardOf('hc-a', 60), wardOf('hc-own', 40), closed]);
const concepts = [
  {
    code: `SNOMED:${hidden}`,
    vocabulary: 'SNOMED',
    since: 0,
    used: true,
    usedBy: ['hc-closed'],
    valid: true,
  },
  { code: `SNOMED:${released}`, vocabulary: 'SNOMED', release: '2026', standard: true, valid: true },
];
const fixture = {
  ...wards,
  others: { ...wards.others, Concept: [...(wards.others?.Concept ?? []), ...concepts] },
};

const ruth: Caller = { subject: 'ruth', records: [], counts: [], registered: ['hc-a'] };
const reader: Caller = { subject: 'rami', records: ['hc-own'], counts: ['hc-own'], registered: ['hc-a'] };
const steward: Caller = { subject: 'stella', records: ['hc-closed'], counts: ['hc-closed'] };
let ask: Ask;

beforeAll(async () => {
  await seedGraph(graph, fixture);
  await clearLedger(graph);
  ask = createAsk(graph, ruth, { protection: protectionOf(graph) });
});
afterAll(async () => {
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

/** Everything by which a code can be named. */
const ways: readonly (readonly [way: string, where: (sctid: string) => string])[] = [
  ...['X', '<< X', '> X', '!!> X', 'X |a term|', `${released} OR X`, `X OR ${released}`, `* MINUS X`].map(
    ecl,
  ),
  ...[
    `X AND ${released}`,
    '^ X',
    '(<< (X))',
    `<< ${released}: X = *`,
    `<< ${released}: * = X`,
    '(* MINUS (<< X))',
  ].map(ecl),
  ...[`${released} . X`, `<< ${released}: R X = *`, `<< ${released}: {X = ${released}}`].map(ecl),
  ['codes', (sctid) => `{ condition: { code: { codes: ["SNOMED:${sctid}"] } } }`],
  [
    'except codes',
    (sctid) =>
      `{ condition: { code: { codes: ["SNOMED:${released}"], except: { codes: ["SNOMED:${sctid}"] } } } }`,
  ],
  [
    'codes beside another unknown one',
    (sctid) =>
      `{ condition: { code: { codes: ["SNOMED:${sctid}"], except: { codes: ["SNOMED:none"], ecl: "X" } } } }`,
  ],
  [
    'except ecl',
    (sctid) => `{ condition: { code: { codes: ["SNOMED:${released}"], except: { ecl: "${sctid}" } } } }`,
  ],
  ['a facet', (sctid) => `{ facet: { field: CONDITION, values: ["SNOMED:${sctid}"] } }`],
  ['a test', (sctid) => `{ measurement: { test: { ecl: "<< ${sctid}" } } }`],
  [
    'a window',
    (sctid) =>
      `{ condition: { within: [{ of: { condition: { code: { ecl: "${sctid}" } } }, fromDays: -30, toDays: 30 }] } }`,
  ],
  ['not', (sctid) => `{ not: { condition: { code: { ecl: "${sctid}" } } } }`],
];

function ecl(text: string): readonly [string, (sctid: string) => string] {
  return [text, (sctid) => `{ condition: { code: { ecl: "${text.replace('X', sctid)}" } } }`];
}

describe('a code that records of others alone have', () => {
  it.each(ways)('is as unknown as one that nobody has: %s', async (_way, where) => {
    const queries = (sctid: string) => [
      `{ cohort(where: ${where(sctid)}, datasets: ["hc-a"], maxCost: 0) { count { value } } }`,
      `{ cohort(where: ${where(sctid)}) { explain { text } coverage { path } } }`,
      `mutation { saveCohort(name: "mine", where: ${where(sctid)}) { name } }`,
    ];
    await ask(queries(hidden)[1] ?? '', steward); // who may be told makes nobody else be told
    for (const caller of [ruth, reader])
      for (const [at, query] of queries(hidden).entries()) {
        const told = await ask(query, caller);
        if (at === 0) expect(told.errors).not.toEqual([]);
        expect(JSON.stringify(told).replaceAll(hidden, nobodys)).toEqual(
          JSON.stringify(await ask(queries(nobodys)[at] ?? '', caller)),
        );
      }
  });

  it('is known to who was granted them', async () => {
    const query = (sctid: string) =>
      `{ cohort(where: { condition: { code: { ecl: "${sctid}" } } }) { count { value } } }`;
    expect(await ask(query(hidden), steward)).toMatchObject({ data: { cohort: { count: { value: 1 } } } });
    expect((await ask(query(nobodys), steward)).errors).toMatchObject([{ code: 'UNKNOWN_CODE' }]);
  });
});
