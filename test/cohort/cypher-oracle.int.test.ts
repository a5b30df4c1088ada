import { afterAll, beforeAll, describe, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import { holdCypher } from './hold-cypher.ts';
import { questionsOf } from './random-questions.ts';

const graph = new Graph(testDatabase().address);

beforeAll(() => applyConstraints(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('the Cypher of a plan', () => {
  it('finds the patients that the plain oracle finds, of a few questions', async () => {
    const questions = await questionsOf(0, graph);
    await holdCypher(questions.slice(0, 6), graph);
  });
});
