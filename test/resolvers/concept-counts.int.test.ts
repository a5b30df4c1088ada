import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

const inB = { dataset: 'fx-b' };

/** FXA:AB lies below FXA:A and FXA:B, these below FXA:T. Four records of three patients, one with two codes. */
const fixture: Fixture = {
  patients: ['ada', 'bob', 'eve'].map((id) => ({
    id: `fx-${id}`,
    population: 'fx',
    sourceId: id,
    datasets: ['fx-a', 'fx-b'],
  })),
  records: [
    aRecord('condition', 'fx-ada', {
      id: 'fx-c1',
      codeSource: 'x',
      codeSourceConcept: 'FXA:AB',
      codeStandardConcept: 'FXA:A',
    }),
    aRecord('measurement', 'fx-ada', { id: 'fx-m1', testSource: 'x', testStandardConcept: 'FXA:A', ...inB }),
    aRecord('condition', 'fx-bob', { id: 'fx-c2', codeSource: 'x', codeStandardConcept: 'FXA:B', ...inB }),
    aRecord('registration', 'fx-eve', {
      id: 'fx-r1',
      source: 'x',
      raceSource: 'x',
      raceStandardConcept: 'FXA:A',
    }),
    aRecord('condition', 'fx-eve', { id: 'fx-c3', codeSource: 'x' }),
  ],
  others: {
    Vocabulary: [{ id: 'FXA', name: 'A', license: 'CC0' }],
    Population: [{ id: 'fx', version: 3 }],
    Concept: ['T', 'A', 'B', 'AB', ...Array.from({ length: 20 }, (_, n) => `N${n}`)].map((code) => ({
      code: `FXA:${code}`,
      name: `Plumbus ${code}`,
      vocabulary: 'FXA',
    })),
  },
  isA: [
    ['FXA:A', 'FXA:T'],
    ['FXA:B', 'FXA:T'],
    ['FXA:AB', 'FXA:A'],
    ['FXA:AB', 'FXA:B'],
  ],
};

beforeAll(async () => {
  await applyConstraints(graph);
  await seedGraph(graph, fixture);
});
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Numbers = Readonly<Record<'patientCount' | 'recordCount', { readonly value: number | null }>>;

/** Patients and records with a concept. */
async function count(code: string, args = '', who = callerOf('fx-a', 'fx-b')) {
  const { data, errors } = await ask<{ concept: Numbers }>(
    `{ concept(code: "${code}") { patientCount${args} { value } recordCount${args} { value } } }`,
    who,
  );
  expect(errors).toEqual([]);
  return [data.concept.patientCount.value, data.concept.recordCount.value];
}

describe('Concept.patientCount and recordCount', () => {
  it('count what has the concept or one below it, each once however it is reached', async () => {
    expect(await count('FXA:T')).toEqual([3, 4]);
  });

  it('count a record once that has the concept and one below it', async () => {
    expect(await count('FXA:A')).toEqual([2, 3]);
  });

  it('count what is reached through one of several parents', async () => {
    expect(await count('FXA:B')).toEqual([2, 2]);
  });

  it('count the concept alone', async () => {
    const alone = '(descendants: false)';
    expect([await count('FXA:T', alone), await count('FXA:A', alone)]).toEqual([
      [0, 0],
      [2, 3],
    ]);
  });

  it('count only in the datasets that the caller may count', async () => {
    expect(await count('FXA:T', '', callerOf('fx-a'))).toEqual([2, 2]);
  });

  it('are suppressed for a caller who may count nothing', async () => {
    expect(await count('FXA:T', '', callerOf())).toEqual([null, null]);
  });

  it('cost as many statements for a page of 20 concepts as for one of 2', async () => {
    await statementsOf(20); // what is read once a version is read now
    expect(await statementsOf(20)).toBe(await statementsOf(2));
  });
});

async function statementsOf(first: number): Promise<number> {
  const before = graph.statements;
  const { errors } = await ask(
    `{ concepts(search: "plumbus", first: ${first}) { nodes { patientCount { value } recordCount { value } } } }`,
  );
  expect(errors).toEqual([]);
  return graph.statements - before;
}
