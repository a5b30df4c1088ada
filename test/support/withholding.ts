import type { DisclosurePolicy } from '../../disclosure/policy.ts';

/** Numbers below this do not leave. */
export const least = 5;

/** For tests alone: numbers of 5 and more leave as they are, smaller ones and 0 not at all. It protects nobody. */
export const withholdSmall: DisclosurePolicy = {
  kind: 'protected',
  release: async (cells) =>
    cells.map(({ n }) =>
      n < least ? { precision: 'SUPPRESSED' } : { precision: 'ROUNDED', value: n, low: n, high: n },
    ),
};
