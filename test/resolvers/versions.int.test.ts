import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { raiseVersion } from '../../import/store/population.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

const dan = cohortGraph.patients.find(({ id }) => id === 'fx-dan') ?? {};

/** Patients with and without Dan, who has no records. */
const sizes = [cohortGraph.patients.length, cohortGraph.patients.length - 1];

/** A load, a removal and a vocabulary change in one: Dan comes or goes, and everything has a new version. */
const change = (comes: boolean) =>
  graph.write(async (run) => {
    await run(cypher`MATCH (patient:Patient {id: 'fx-dan'}) DETACH DELETE patient`);
    if (comes) await run(cypher`CREATE (patient:Patient:Fixture) SET patient = ${dan}`);
    await raiseVersion(run, 'fx');
    await raiseTerminology(run);
  });

const questions = 1_000;
const loads = 20;

beforeAll(() => seedGraph(graph, cohortGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Answer = {
  readonly cohort: {
    readonly count: { readonly value: number };
    readonly facets: readonly [
      {
        readonly values: readonly { readonly count: { readonly value: number } }[];
        readonly missing: { readonly value: number };
      },
    ];
    readonly attrition: readonly [{ readonly kept: { readonly value: number } }];
  };
};

/** How many patients each part of one answer speaks of. */
async function partsOf(): Promise<readonly number[]> {
  const { data, errors } = await ask<Answer>(`{
    cohort(where: { patient: {} }) {
      count { value } facets(of: [SEX]) { values { count { value } } missing { value } } attrition { kept { value } }
    }
  }`);
  expect(errors).toEqual([]);
  const [facet] = data.cohort.facets;
  const shown = facet.values.reduce((sum, { count }) => sum + count.value, facet.missing.value);
  return [data.cohort.count.value, shown, data.cohort.attrition[0].kept.value];
}

describe('a question in the middle of loads', () => {
  it('is answered by one version from start to end, a thousand times', async () => {
    let done = false;
    const loading = (async () => {
      for (let load = 0; load < loads; load += 1) await change(load % 2 === 1);
      done = true;
    })();
    let asked = 0;
    while (asked < questions || !done) {
      const answers = await Promise.all(Array.from({ length: 10 }, partsOf));
      for (const [first = 0, ...others] of answers) {
        expect(sizes).toContain(first);
        expect(others).toEqual(others.map(() => first));
      }
      asked += answers.length;
    }
    await loading;
    expect(await partsOf()).toEqual([5, 5, 5]);
  });
});
