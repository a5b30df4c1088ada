import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { selectPatients } from '../../loaders/cohort/answers.ts';
import { askQuestion } from '../../loaders/cohort/ask.ts';
import { type CurrentIndex, followIndex } from '../../loaders/cohort/current.ts';
import { Graph } from '../../loaders/graph.ts';
import { countBits } from '../../loaders/segment/bits.ts';
import { followTerminology } from '../../loaders/terminology/current.ts';
import { patientsOf } from '../loaders/cohort/oracle.ts';
import { loadSeed, seedDatasets } from '../support/seed.ts';
import { criterion } from './random-criterion.ts';

const graph = new Graph(inject('neo4j'), 60_000);
const scope = { datasets: seedDatasets, records: seedDatasets };
let index: CurrentIndex;

beforeAll(async () => {
  await loadSeed(graph);
  index = followIndex(graph, followTerminology(graph), { folder: inject('indexFolder') });
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
