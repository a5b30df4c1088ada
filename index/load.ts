import { Worker } from 'node:worker_threads';
import type { GraphAddress } from '../graph/graph.ts';
import type { PopulationState } from '../graph/version.ts';
import { type ErrorCode, KnownError } from '../ontology/errors.ts';
import type { Segment } from './columns/segment.ts';
import { type Packed, unpack } from './pack.ts';

/** Which segment is wanted, and where it comes from. */
export type SegmentOrder = {
  readonly address: GraphAddress;
  readonly state: PopulationState;
  /** Where segments are kept; nowhere if absent. */
  readonly folder?: string | undefined;
};

/** A known error, as it comes out of the thread. */
export type Failure = { readonly code: ErrorCode; readonly message: string };

/** The segment of a population from its file or the graph, made in a thread of its own. */
export async function loadSegment(order: SegmentOrder): Promise<Segment> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: order });
  const answer = await new Promise<Packed | Failure>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread of the cohort index ended with ${code}`)));
  });
  await worker.terminate();
  if ('code' in answer) throw new KnownError(answer.code, answer.message);
  return unpack<Segment>(answer);
}
