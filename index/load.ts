import { KnownError } from '../ontology/errors.ts';
import type { Segment } from './columns/segment.ts';
import { unpack } from './pack.ts';
import { inThread, type SegmentOrder } from './thread.ts';

/** The segment of a population from its file or the graph, made in another thread. */
export async function loadSegment(order: SegmentOrder): Promise<Segment> {
  const answer = await inThread(order);
  if ('code' in answer) throw new KnownError(answer.code, answer.message);
  return unpack<Segment>(answer);
}
