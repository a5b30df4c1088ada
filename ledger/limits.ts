import type { Fraction } from 'fraction.js';

/** Whose limit it is: of all together, of an organisation, of a person. */
export type Share = 'all' | 'organisation' | 'person';

/** From the one that concerns the caller most. */
export const shares = ['person', 'organisation', 'all'] as const satisfies readonly Share[];

/** What may be spent of one population in any so many days. */
export type Window = { readonly days: number } & { readonly [share in Share]: Fraction };

/** All windows hold at once; `off`: nothing limits what is spent. */
export type Limits = { readonly windows: readonly Window[] } | 'off';

/** The longest first; none where nothing is limited. */
export function windowsOf(limits: Limits): readonly Window[] {
  return limits === 'off' ? [] : limits.windows.toSorted((one, other) => other.days - one.days);
}
