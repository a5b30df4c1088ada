import { parentPort } from 'node:worker_threads';
import { Graph, unhurriedMs } from '../graph/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import { readSettledSegment } from './build/read.ts';
import { type Packed, pack } from './pack.ts';
import { readPacked, segmentPath, writeSegment } from './snapshot.ts';
import type { Failure, SegmentOrder } from './thread.ts';

/** The work of the thread beside the one that answers: a segment from its file, else from the graph. */
async function load({ address, state, folder }: SegmentOrder): Promise<Packed> {
  const path = folder === undefined ? undefined : segmentPath(folder, state.id);
  const kept = path === undefined ? undefined : await readPacked(path, state);
  if (kept !== undefined) return kept;
  const graph = new Graph(address, unhurriedMs);
  try {
    const segment = await readSettledSegment(graph, state);
    if (path !== undefined) await writeSegment(path, segment);
    return pack(segment);
  } finally {
    await graph.close();
  }
}

async function answer(order: SegmentOrder): Promise<void> {
  try {
    const packed = await load(order);
    parentPort?.postMessage(
      packed,
      packed.arrays.map(({ buffer }) => buffer as ArrayBuffer), // each array has a buffer of its own
    );
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    parentPort?.postMessage({ code: error.code, message: error.message } satisfies Failure);
  }
}

parentPort?.on('message', answer);
