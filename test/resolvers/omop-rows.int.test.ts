import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a'));

const patient = (id: string) => ({ id, population: 'fx', sourceId: id.toUpperCase(), datasets: ['fx-a'] });
const ofRow = (omopTable: string, omopKey: string) => ({ omopTable, omopKey });

/** Rows of two persons: one with a visit that is not there, a measurement without any code, and two deaths. */
const fixture: Fixture = {
  patients: ['fx-1', 'fx-2'].map(patient),
  records: [
    aRecord('measurement', 'fx-1', {
      ...ofRow('measurement', '9223372036854775807'),
      ...{ id: 'fx-m1', concept: '0', sourceConcept: null, valueConcept: '0', visitNumber: '64717' },
      omopRest: '{"measurement_time":"10:15"}',
    }),
    aRecord('measurement', 'fx-2', {
      ...ofRow('measurement', '2'),
      ...{ id: 'fx-m2', testSource: 'hb', concept: '3000963', category: 'LABORATORY' },
    }),
    aRecord('visit', 'fx-1', { ...ofRow('visit_occurrence', '7'), id: 'fx-v1', typeSource: 'IP' }),
    aRecord('visitDetail', 'fx-1', {
      ...ofRow('visit_detail', '8'),
      ...{ id: 'fx-w1', typeSource: 'ICU', visitId: 'fx-v1', startDay: 1, endDay: 4, days: 3 },
    }),
    aRecord('drugEra', 'fx-1', {
      ...ofRow('drug_era', '9'),
      ...{ id: 'fx-e1', substanceSource: 'cisplatin', count: 3, gapDays: -2, startDay: 0, endDay: 9 },
    }),
    aRecord('treatment', 'fx-1', {
      id: 'fx-t1',
      kind: 'DRUG',
      quantity: 1.5,
      sig: '1 daily',
      daysSupply: 30,
    }),
    aRecord('death', 'fx-2', { ...ofRow('death', ''), id: 'fx-d1', startDay: 20, concept: '0' }),
    aRecord('death', 'fx-2', { ...ofRow('death', ''), id: 'fx-d2', startDay: 21, causeSource: 'C61' }),
    aRecord('observationPeriod', 'fx-2', { id: 'fx-o1', startDay: 0, endDay: 10, endPrecision: 'DAY' }),
    aRecord('episode', 'fx-1', { id: 'fx-s1', kindSource: 'cycle', number: 2, events: ['1147094 9'] }),
    aRecord('note', 'fx-1', { id: 'fx-n1', classSource: 'letter', title: 'Discharge', text: 'The words.' }),
  ],
  others: {
    Dataset: [{ id: 'fx-a', population: 'fx', title: 'A', accessRights: 'PUBLIC' }],
    Population: [{ id: 'fx', version: 1 }],
  },
};

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function fieldsOf(id: string, fields: string): Promise<unknown> {
  const { data, errors } = await ask<{ patient: unknown }>(`{ patient(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.patient;
}

describe('a record that came as a row of OMOP', () => {
  it('is shown with its ids as they were written, and without what the row does not say', async () => {
    const fields =
      'test { source standardConcept { code } } category omopKey concept sourceConcept visitNumber visit { id } omopRest';
    expect(await fieldsOf('fx-1', `measurements { nodes { ${fields} } }`)).toEqual({
      measurements: {
        nodes: [
          {
            test: { source: null, standardConcept: null },
            category: null,
            omopKey: '9223372036854775807',
            concept: '0',
            sourceConcept: null,
            visitNumber: '64717',
            visit: null,
            omopRest: '{"measurement_time":"10:15"}',
          },
        ],
      },
    });
  });

  it('is shown with the record that it is a part of', async () => {
    const fields = 'visitDetails { nodes { days visit { type { source } } parent { id } } }';
    expect(await fieldsOf('fx-1', fields)).toEqual({
      visitDetails: { nodes: [{ days: 3, visit: { type: { source: 'IP' } }, parent: null }] },
    });
  });

  it('is shown with what no question asks for', async () => {
    const fields =
      'episodes { nodes { number events } } notes { nodes { title text } } treatments { nodes { quantity sig } }';
    expect(await fieldsOf('fx-1', fields)).toEqual({
      episodes: { nodes: [{ number: 2, events: ['1147094 9'] }] },
      notes: { nodes: [{ title: 'Discharge', text: 'The words.' }] },
      treatments: { nodes: [{ quantity: 1.5, sig: '1 daily' }] },
    });
  });

  it.each<readonly [fact: string, where: CriterionInput, count: number]>([
    ['its concept, which is 0', { measurement: { concept: ['0'] } }, 1],
    ['a source concept that the row does not have', { measurement: { missing: ['sourceConcept'] } }, 2],
    ['the absence of a category', { measurement: { missing: ['category'] } }, 1],
    ['its table', { measurement: { omopTable: ['MEASUREMENT'] } }, 2],
    ['a visit that it names', { measurement: { present: ['visitNumber'] } }, 1],
    [
      'the visit that it is a part of',
      { visitDetail: { linked: [{ visit: { type: { source: ['ip'] } } }] } },
      1,
    ],
    ['numbers of its row', { drugEra: { count: { min: 3 }, gapDays: { max: -1 } } }, 1],
    ['a day supply', { treatment: { daysSupply: { min: 30, max: 30 } } }, 1],
    ['two of a kind', { death: { occurrences: { min: 2 } } }, 1],
    [
      'days after a period',
      { death: { within: [{ of: { observationPeriod: {} }, anchor: 'END', fromDays: 11 }] } },
      1,
    ],
  ])('is found by %s', async (_fact, where, count) => {
    expect(await countOne(ask, where)).toBe(count);
  });

  it.each([
    [
      'the rest of its row',
      { measurement: { missing: ['omopRest'] } },
      ['where', 'measurement', 'missing', 0],
    ],
    ['the words of a note', { note: { present: ['text'] } }, ['where', 'note', 'present', 0]],
  ])('is not asked for by %s', async (_fact, where, path) => {
    const text = 'query ($where: CriterionInput!) { cohort(where: $where) { count { value } } }';
    const { errors } = await ask(text, undefined, { where });
    expect(errors).toMatchObject([{ code: 'CRITERION_INVALID', path }]);
  });
});
