import type { Graph } from '../graph/graph.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { readGraphState } from '../graph/version.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import type { CohortIndex } from './cohort-index.ts';
import { bindConcepts } from './concept-numbers.ts';
import { followSegments } from './segments.ts';

/** The cohort index as it is now. A question takes it once and is answered by that version from start to end. */
export type CurrentIndex = () => Promise<CohortIndex>;

/**
 * Where segments are kept, nowhere if absent; for how long the versions of the graph need not be read again; and how long a
 * question waits for a new version of a segment before it is answered by the one before.
 */
export type IndexOptions = {
  readonly folder?: string | undefined;
  readonly freshMs?: number;
  readonly patienceMs?: number;
};

/** The cohort index of `graph`, kept in memory and, where there is a `folder`, in files. It follows the graph. */
export function followIndex(
  graph: Graph,
  terminology: CurrentTerminology,
  { folder, freshMs = 0, patienceMs }: IndexOptions = {},
): CurrentIndex {
  const segmentsOf = followSegments(graph, folder, patienceMs);
  const readState = freshFor(freshMs, () => readGraphState(graph));
  const bind = rememberBy(bindConcepts);
  return async () => {
    const state = await readState();
    const current = await terminology(state.terminology);
    const segments = await segmentsOf(state.populations);
    await Promise.all(segments.map((segment) => bind(segment, current)));
    return {
      state: { ...state, populations: segments.map((segment) => segment.state), terminology: current.state },
      segments,
      terminology: current,
    };
  };
}

/** `read`, of which questions that come within so many milliseconds share one answer. */
function freshFor<Value>(ms: number, read: () => Promise<Value>): () => Promise<Value> {
  let last: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const now = performance.now();
    if (last !== undefined && now - last.at < ms) return last.value;
    const value = read();
    last = { at: now, value };
    value.catch(() => {
      last = undefined; // the next question tries again
    });
    return value;
  };
}
