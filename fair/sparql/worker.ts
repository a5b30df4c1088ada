import { parentPort, workerData } from 'node:worker_threads';
import { Store } from 'oxigraph';

/** What the thread begins with: the graph as N-Quads, which threads share, and how long an answer may be. */
export type GraphOrder = { readonly lines: SharedArrayBuffer; readonly mostBytes: number };

/** A query, and the engine's name of the form of its answer. */
export type QueryOrder = { readonly text: string; readonly format: string };

/** What came of a query; after `exhausted` the store is of no more use. */
export type QueryAnswer =
  | { readonly kind: 'answer'; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'large' }
  | { readonly kind: 'exhausted' };

/** By these WebAssembly ends where it gets no more memory, and JavaScript where a text gets too long. */
const exhaustion: ReadonlySet<string> = new Set(['RuntimeError', 'RangeError']);

const order: GraphOrder = workerData;
const store = new Store();
store.load(new Uint8Array(order.lines), { format: 'application/n-quads', no_transaction: true });

parentPort?.on('message', ({ text, format }: QueryOrder) => {
  const answer = answerOf(text, format);
  parentPort?.postMessage(answer, answer.kind === 'answer' ? [answer.body.buffer] : []);
});
parentPort?.postMessage('ready');

function answerOf(text: string, format: string): QueryAnswer {
  try {
    const result = store.query(text, { results_format: format });
    if (typeof result !== 'string') throw new TypeError('the engine answers without text');
    const body = new TextEncoder().encode(result);
    return body.length > order.mostBytes ? { kind: 'large' } : { kind: 'answer', body };
  } catch (error) {
    if (error instanceof Error && exhaustion.has(error.name)) return { kind: 'exhausted' };
    if (error instanceof TypeError) throw error;
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) };
  }
}
