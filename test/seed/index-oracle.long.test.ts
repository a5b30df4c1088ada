import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectPatients } from '../../cohort/answer/answers.ts';
import { askQuestion } from '../../cohort/answer/ask.ts';
import { Graph } from '../../graph/graph.ts';
import { countBits } from '../../index/columns/bits.ts';
import { type CurrentIndex, followIndex } from '../../index/current.ts';
import { followTerminology } from '../../terminology/current.ts';
import { patientsOf } from '../cohort/oracle.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedDatasets } from '../support/seed.ts';
import { criterion } from './random-criterion.ts';

const graph = new Graph(seedDatabase().address, 60_000);
const scope = { datasets: seedDatasets, records: seedDatasets };
let index: CurrentIndex;

beforeAll(async () => {
  await loadSeed();
  index = followIndex(graph, followTerminology(graph), { folder: seedDatabase().indexFolder });
});
afterAll(() => graph.close());

/** The same random criteria on every run; FC_SEED draws others. */
const seed = Number(process.env.FC_SEED ?? 1);

describe('the cohort index of the shipped data', () => {
  it('finds as many patients as the graph has, of a hundred random criteria', async () => {
    const inputs = fc.sample(criterion, { numRuns: 100, seed });
    for (const input of inputs) {
      const question = await askQuestion(input, {
        scope,
        index: await index(),
        readSaved: async () => new Map(),
      });
      const found = await selectPatients(question);
      const ids = await patientsOf(question.plan, { graph, scope });
      expect({ input, n: found.reduce((sum, { patients }) => sum + countBits(patients), 0) }).toEqual({
        input,
        n: ids.length,
      });
    }
  });
});
