import { Worker } from 'node:worker_threads';
import type { GraphAddress } from '../graph/graph.ts';
import type { PopulationState } from '../graph/version.ts';
import type { ErrorCode } from '../ontology/errors.ts';
import type { Packed } from './pack.ts';

/** Which segment is wanted, and where it comes from. */
export type SegmentOrder = {
  readonly address: GraphAddress;
  readonly state: PopulationState;
  /** Where segments are kept; nowhere if absent. */
  readonly folder?: string | undefined;
};

/** A known error, as it comes out of the thread. */
export type Failure = { readonly code: ErrorCode; readonly message: string };

/** A thread that had nothing to do for so long ends, and what it held is free. */
const patienceMs = 10_000;

/** What comes of an order. */
type Made = Packed | Failure;

/** A thread, and who hears of what it makes. */
type Thread = { readonly worker: Worker; resolve: (made: Made) => void; reject: (error: Error) => void };

/** Threads that have nothing to do, and what will end each: to start one takes half a second of the processor. */
const resting = new Map<Thread, NodeJS.Timeout>();

/** What a thread beside this one makes of the order: one that rests, if there is one. */
export async function inThread(order: SegmentOrder): Promise<Made> {
  const thread = takeResting() ?? start();
  const made = await new Promise<Made>((resolve, reject) => {
    Object.assign(thread, { resolve, reject });
    thread.worker.postMessage(order);
  });
  thread.worker.unref(); // nobody need wait for a thread that rests
  const end = setTimeout(() => thread.worker.terminate(), patienceMs);
  resting.set(thread, end.unref());
  return made;
}

function takeResting(): Thread | undefined {
  for (const [thread, end] of resting) {
    clearTimeout(end);
    resting.delete(thread);
    thread.worker.ref();
    return thread;
  }
  return undefined;
}

function start(): Thread {
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  const thread: Thread = { worker, resolve: () => {}, reject: () => {} };
  worker.on('message', (made: Made) => thread.resolve(made));
  worker.on('error', (error) => thread.reject(error));
  worker.on('exit', (code) => {
    resting.delete(thread);
    thread.reject(new Error(`the thread of the cohort index ended with ${code}`));
  });
  return thread;
}
