import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import { holdCypher } from './hold-cypher.ts';
import { graphs, questionsOf } from './random-questions.ts';

const graph = new Graph(inject('neo4j'));

beforeAll(() => applyConstraints(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('the Cypher of a plan', () => {
  it.each(graphs.slice(0, 4))(
    'finds the patients that the plain oracle finds, random graph %i',
    async (n) => {
      await holdCypher(await questionsOf(n, graph), graph);
    },
    480_000,
  );
});
