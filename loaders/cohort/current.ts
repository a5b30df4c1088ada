import type { Graph } from '../graph.ts';
import { followSegments } from '../segment/current.ts';
import type { Segment } from '../segment/segment.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import type { Terminology } from '../terminology/terminology.ts';
import { readGraphState } from '../version.ts';
import { bindConcepts } from './concept-numbers.ts';
import type { CohortIndex } from './index.ts';

/** The cohort index as it is now. A question takes it once and is answered by that version from start to end. */
export type CurrentIndex = () => Promise<CohortIndex>;

/** The cohort index of `graph`, kept in memory and, where there is a `folder`, in files. It follows the graph. */
export function followIndex(graph: Graph, terminology: CurrentTerminology, folder?: string): CurrentIndex {
  const segmentsOf = followSegments(graph, folder);
  const bound = new WeakMap<Segment, Terminology>();
  const bind = async (segment: Segment, current: Terminology) => {
    if (bound.get(segment) === current) return;
    await bindConcepts(segment, current);
    bound.set(segment, current);
  };
  return async () => {
    const state = await readGraphState(graph);
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
