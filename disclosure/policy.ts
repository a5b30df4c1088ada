import type { Cell } from './cell.ts';

/** A number as a policy lets it go: itself, another in its place with bounds of the true one, or nothing. */
export type Leaving =
  | {
      readonly precision: 'EXACT' | 'ROUNDED' | 'NOISY';
      readonly value: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly precision: 'SUPPRESSED' };

/** How numbers leave. */
export type DisclosurePolicy = {
  /** `exact` where every number leaves as it is: then the true number may decide what an answer shows. */
  readonly kind: 'exact' | 'protected';
  /** What leaves of each cell, in their order. It is asked once for all that is shown together. */
  readonly release: (cells: readonly Cell[]) => Promise<readonly Leaving[]>;
};

/** No number leaves. */
export const nothingLeaves: DisclosurePolicy = {
  kind: 'protected',
  release: async (cells) => cells.map(() => ({ precision: 'SUPPRESSED' })),
};

/** Numbers leave as they are: for open data. */
export const exactPolicy: DisclosurePolicy = {
  kind: 'exact',
  release: async (cells) => cells.map(({ n }) => ({ precision: 'EXACT', value: n, low: n, high: n })),
};
