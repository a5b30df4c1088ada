import { Worker } from 'node:worker_threads';
import type { Demand, Shortfall } from './check.ts';
import type { CheckOrder } from './worker.ts';

/** Checks documents in a thread of its own, which ends when nothing was checked for a while. */
export type Checker = {
  /** What N-Triples fall short of. @throws Error where the thread fails */
  readonly check: (triples: string, demand: Demand) => Promise<readonly Shortfall[]>;
  readonly close: () => Promise<void>;
};

type Answer =
  | { readonly id: number; readonly shortfalls: readonly Shortfall[] }
  | { readonly id: number; readonly failure: string };

type Waiting = {
  readonly resolve: (found: readonly Shortfall[]) => void;
  readonly reject: (error: Error) => void;
};

const idleMs = 30_000;

export function createChecker(): Checker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;

  const end = async () => {
    const ending = worker;
    worker = undefined;
    clearTimeout(timer);
    await ending?.terminate();
  };
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(end, idleMs).unref();
  };
  const fail = (error: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./worker.js', import.meta.url));
    started.unref();
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) {
        started.unref();
        rest();
      }
      if ('failure' in answer) asked?.reject(new Error(`shapes could not be checked: ${answer.failure}`));
      else asked?.resolve(answer.shortfalls);
    });
    started.on('error', fail);
    return started;
  };
  return {
    check: (triples, demand) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        clearTimeout(timer);
        worker.ref(); // who waits for an answer keeps the process alive
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, triples, demand } satisfies CheckOrder);
      }),
    close: async () => {
      await end();
      fail(new Error('the server is stopping'));
    },
  };
}
