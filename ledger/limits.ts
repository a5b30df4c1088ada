import type { Fraction } from 'fraction.js';

/** Whose limit it is: of all together, of an organisation, of a person. */
export type Share = 'all' | 'organisation' | 'person';

/** From the one that concerns the caller most. */
export const shares = ['person', 'organisation', 'all'] as const satisfies readonly Share[];

/** What may be spent of one population in any so many days. */
export type Window = { readonly days: number } & { readonly [share in Share]: Fraction };

/** All windows hold at once; `off`: nothing limits what is spent. */
export type Limits = { readonly windows: readonly Window[] } | 'off';

export function windowsOf(limits: Limits): readonly Window[] {
  return limits === 'off' ? [] : limits.windows;
}

/** Days after which no window counts a charge any more. */
export function longestDays(limits: Limits): number {
  return Math.max(0, ...windowsOf(limits).map(({ days }) => days));
}
