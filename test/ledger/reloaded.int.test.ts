import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { createHospital, population } from '../import/hospital.ts';
import { testDatabase } from '../support/database.ts';
import { aClock, aCopy, anAccount, aQuestion, aWindow, clearLedger } from '../support/ledger-graph.ts';
import { clearPopulation } from '../support/population.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);
const limits = { windows: [aWindow(365, 2, 1, 1)] };

async function clear() {
  await clearPopulation(graph, population);
  await clearLedger(graph);
  await graph.write((run) =>
    run(cypher`MATCH (gone:RemovedDataset WHERE gone.id STARTS WITH 'it-') DELETE gone`),
  );
}
beforeAll(async () => {
  await clear();
  await applyConstraints(graph);
});
afterAll(async () => {
  await clear();
  await hospital.close();
  await graph.close();
});

describe('a population whose datasets are removed and loaded again, under other ids, too', () => {
  it('has spent what it had spent before', async () => {
    const ledger = createLedger(graph, { limits, answerDays: 90, clock: aClock().now, copy: aCopy() });
    await hospital.load();
    await ledger.buy([aQuestion('q', [population])], anAccount('ann'));
    await ledger.buy([aQuestion('p', [population])], anAccount('eve', 'registry'));
    for (const id of ['it-a', 'it-b']) await removeDataset(graph, id);
    await hospital.forget('ITP1');
    await hospital.load();
    await expect(ledger.buy([aQuestion('r', [population])], anAccount('fay', 'third'))).rejects.toMatchObject(
      { code: 'BUDGET_EXHAUSTED', share: 'all' },
    );
  });
});
