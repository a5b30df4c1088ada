import { setTimeout } from 'node:timers/promises';
import type { Graph } from '../graph/graph.ts';
import { isSameState, type PopulationState } from '../graph/version.ts';
import type { Segment } from './columns/segment.ts';
import { loadSegment } from './load.ts';

/** The segments of populations as they are now: those that did not change are the same as before. */
export type CurrentSegments = (states: readonly PopulationState[]) => Promise<readonly Segment[]>;

/** Whoever waits longer than this for a new version is answered by the one before, unless said otherwise. */
const usualPatienceMs = 5_000;

type Coming = { readonly state: PopulationState; readonly segment: Promise<Segment> };

/**
 * The segments of the populations of `graph`, kept in memory and, where there is a `folder`, in files. One that is
 * missing, damaged or of another version is read from the graph again.
 */
export function followSegments(graph: Graph, folder?: string, patienceMs = usualPatienceMs): CurrentSegments {
  const held = new Map<string, Segment>();
  const coming = new Map<string, Coming>();

  const renew = (state: PopulationState) => {
    const under = coming.get(state.id);
    if (under !== undefined && isSameState(under.state, state)) return under.segment;
    const segment = loadSegment({ address: graph.address, state, folder }).then((loaded) => {
      held.set(state.id, loaded);
      return loaded;
    });
    coming.set(state.id, { state, segment });
    segment.catch(() => coming.delete(state.id)); // the next question tries again
    return segment;
  };

  const current = (state: PopulationState) => {
    const before = held.get(state.id);
    if (before !== undefined && isSameState(before.state, state)) return before;
    const now = renew(state);
    return before === undefined ? now : Promise.race([now, setTimeout(patienceMs, before, { ref: false })]);
  };

  return (states) => {
    const known = new Set(states.map(({ id }) => id));
    for (const id of held.keys()) if (!known.has(id)) held.delete(id);
    return Promise.all(states.map(current));
  };
}
