import type { GraphState } from '../graph/version.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { Segment } from './columns/segment.ts';

/** What counts: every population and the terminology, all of one version from the start of a question to its end. */
export type CohortIndex = {
  readonly state: GraphState;
  readonly segments: readonly Segment[];
  readonly terminology: Terminology;
};
