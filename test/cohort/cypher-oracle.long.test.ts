import { afterAll, beforeAll, describe, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import { holdCypher } from './hold-cypher.ts';
import { graphs, questionsOf } from './random-questions.ts';

/** Whom a caller would not wait for: the database plans each statement of the first graph anew. */
const unhurriedMs = 120_000;
const graph = new Graph(testDatabase().address, unhurriedMs);

beforeAll(() => applyConstraints(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('the Cypher of a plan', () => {
  it.each(graphs.slice(0, 3))(
    'finds the patients that the plain oracle finds, random graph %i',
    async (n) => {
      await holdCypher(await questionsOf(n, graph), graph);
    },
    480_000,
  );
});
