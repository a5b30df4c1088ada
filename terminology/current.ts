import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Graph } from '../graph/graph.ts';
import type { TerminologyState } from '../graph/version.ts';
import { readTerminology, readTerminologyState } from './read.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import type { Terminology } from './terminology.ts';

/**
 * The terminology as it is now. A question takes it once and is answered by that version from start to end. Whoever has
 * just read the state of the graph gives it: it is not read again.
 */
export type CurrentTerminology = (state?: TerminologyState) => Promise<Terminology>;

/** Whoever waits longer than this for a new version is answered by the one before, unless said otherwise. */
const usualPatienceMs = 5_000;

/**
 * The terminology of `graph`, kept in memory and, where there is a `folder`, in a file beside the cohort index. It
 * follows the state of the graph; what is missing or damaged is read from the graph again.
 */
export function followTerminology(
  graph: Graph,
  folder?: string,
  patienceMs = usualPatienceMs,
): CurrentTerminology {
  let held: Terminology | undefined;
  let coming: { readonly key: string; readonly read: Promise<Terminology> } | undefined;

  const renew = (state: TerminologyState) => {
    if (coming?.key === state.key) return coming.read;
    const read = loadTerminology(graph, state, folder).then(
      (terminology) => {
        held = terminology;
        return terminology;
      },
      (error: unknown) => {
        coming = undefined; // the next question tries again
        throw error;
      },
    );
    coming = { key: state.key, read };
    return read;
  };

  return async (known) => {
    const state = known ?? (await readTerminologyState(graph));
    if (held?.state.key === state.key) return held;
    const before = held;
    const now = renew(state);
    return before === undefined ? now : Promise.race([now, setTimeout(patienceMs, before, { ref: false })]);
  };
}

/** The terminology of the file, if it is of this state; else that of the graph, which is then kept in the file. */
export async function loadTerminology(
  graph: Graph,
  state: TerminologyState,
  folder?: string,
): Promise<Terminology> {
  const path = folder === undefined ? undefined : snapshotPath(folder);
  const kept = path === undefined ? undefined : await readSnapshot(path, state);
  if (kept !== undefined) return kept;
  const terminology = await readTerminology(graph);
  if (path !== undefined) await writeSnapshot(path, terminology);
  return terminology;
}

function snapshotPath(folder: string): string {
  return join(folder, 'index', 'terminology.bin');
}
