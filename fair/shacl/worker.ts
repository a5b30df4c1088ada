import { parentPort } from 'node:worker_threads';
import { checkTriples, type Demand } from './check.ts';

/** What the thread is asked: `id` comes back with the answer. */
export type CheckOrder = { readonly id: number; readonly triples: string; readonly demand: Demand };

parentPort?.on('message', async ({ id, triples, demand }: CheckOrder) => {
  const answer = await checkTriples(triples, demand).then(
    (shortfalls) => ({ id, shortfalls }),
    (error: unknown) => ({ id, failure: String(error) }),
  );
  parentPort?.postMessage(answer);
});
