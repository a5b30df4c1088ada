import { readdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Graph } from '../graph/graph.ts';
import { readPopulations } from './build/read.ts';
import { loadSegment } from './load.ts';
import { segmentPath } from './snapshot.ts';

/**
 * Keeps the segments of all populations as they are now in their files, for servers to start from, and no others: what
 * was removed or forgotten is then in none.
 */
export async function keepSegments(graph: Graph, folder: string): Promise<void> {
  const states = await readPopulations(graph);
  for (const state of states) await loadSegment({ address: graph.address, state, folder });
  const paths = new Set(states.map(({ id }) => segmentPath(folder, id)));
  const place = dirname(segmentPath(folder, ''));
  const files = await readdir(place).catch(() => []);
  const kept = files.map((file) => `${place}/${file}`).filter((path) => /\/population-\w+\.bin$/.test(path));
  await Promise.all(kept.filter((path) => !paths.has(path)).map((path) => rm(path, { force: true })));
}
