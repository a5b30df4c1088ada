import type { Segment } from '../segment/segment.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { GraphState } from '../version.ts';

/** What counts: every population and the terminology, all of one version from the start of a question to its end. */
export type CohortIndex = {
  readonly state: GraphState;
  readonly segments: readonly Segment[];
  readonly terminology: Terminology;
};
