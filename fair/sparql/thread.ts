import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { GraphOrder, QueryAnswer, QueryOrder } from './worker.ts';

/** A thread with the graph in it, which answers one query at a time. */
export type Thread = {
  /** What came of a query; `late` where it took longer than `ms`. After `late` and `exhausted` the thread has ended. */
  readonly ask: (order: QueryOrder, ms: number) => Promise<QueryAnswer | { readonly kind: 'late' }>;
  readonly end: () => Promise<void>;
};

/** Pages of 64 KiB: 512 MiB is the memory of a thread, for the graph and all that a query works with. */
const mostPages = 8_192;
const mostHeapMb = 256;

/** A thread that has read the graph. @throws Error where the graph does not fit into its memory */
export async function startThread(order: GraphOrder): Promise<Thread> {
  // V8 has no other limit of the memory of WebAssembly than this one of the whole process.
  setFlagsFromString(`--wasm-max-mem-pages=${mostPages}`);
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
  });
  worker.unref();
  await untilReady(worker);
  const end = async () => void (await worker.terminate());
  return { ask: (query, ms) => ask(worker, query, ms), end };
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(new Error('the public graph could not be read', { cause: error }));
    worker.once('message', () => {
      worker.off('error', fail);
      resolve();
    });
    worker.once('error', fail);
    worker.once('exit', fail);
  });
}

function ask(
  worker: Worker,
  query: QueryOrder,
  ms: number,
): Promise<QueryAnswer | { readonly kind: 'late' }> {
  return new Promise((resolve) => {
    const finish = (answer: QueryAnswer | { readonly kind: 'late' }) => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', exhaust);
      worker.off('exit', exhaust);
      worker.unref();
      if (answer.kind === 'late' || answer.kind === 'exhausted') void worker.terminate();
      resolve(answer);
    };
    const exhaust = () => finish({ kind: 'exhausted' });
    const timer = setTimeout(() => finish({ kind: 'late' }), ms);
    worker.ref(); // who waits for an answer keeps the process alive
    worker.on('message', finish);
    worker.on('error', exhaust);
    worker.on('exit', exhaust);
    worker.postMessage(query);
  });
}
