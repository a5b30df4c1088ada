import type { GraphAddress } from '../graph/graph.ts';
import type { PopulationState } from '../graph/version.ts';
import { type ErrorCode, KnownError } from '../ontology/errors.ts';
import type { Segment } from './columns/segment.ts';
import { unpack } from './pack.ts';
import { inThread } from './thread.ts';

/** Which segment is wanted, and where it comes from. */
export type SegmentOrder = {
  readonly address: GraphAddress;
  readonly state: PopulationState;
  /** Where segments are kept; nowhere if absent. */
  readonly folder?: string | undefined;
};

/** A known error, as it comes out of the thread. */
export type Failure = { readonly code: ErrorCode; readonly message: string };

/** The segment of a population from its file or the graph, made in another thread. */
export async function loadSegment(order: SegmentOrder): Promise<Segment> {
  const answer = await inThread(order);
  if ('code' in answer) throw new KnownError(answer.code, answer.message);
  return unpack<Segment>(answer);
}
