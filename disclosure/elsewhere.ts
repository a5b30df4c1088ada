import { toKept } from '../audit/asked.ts';
import type { AskedSite } from '../audit/event.ts';
import { toCanonical } from '../cohort/canonical.ts';
import type { Criterion } from '../cohort/criterion.ts';
import { parseCriterion } from '../cohort/parse/criterion.ts';
import type { Caller } from './caller.ts';
import { type Count, type ElsewhereCount, releaseElsewhere, suppressed } from './release.ts';

type Noting = Pick<Caller, 'trail'>;

/** What other sites are asked, as it came. */
type AskedOfSites = { readonly where: unknown; readonly facets: readonly object[] };

/** A question for other sites. */
export type Elsewhere = {
  readonly criterion: Criterion;
  /** Takes what they told. */
  readonly note: (told: readonly AskedSite[]) => void;
  /** As whom what one of them told is shown before the rest: it is noted by itself. */
  readonly apart: (told: AskedSite) => Noting;
};

/**
 * A question for other sites, over no data of this server: it is read as any other, and noted with the sites before they are asked.
 * @throws CriterionErrors of its form and size
 */
export function askElsewhere(
  { where: input, facets }: AskedOfSites,
  sites: readonly string[],
  { trail }: Noting,
): Elsewhere {
  const criterion = parseCriterion(input);
  const kept = (asked: unknown) => toKept(asked, '').where;
  const question = {
    where: kept(toCanonical(input)),
    ...(facets.length > 0 && { facets: kept(facets) }),
  };
  return {
    criterion,
    note: trail?.elsewhere(question, sites) ?? (() => {}),
    apart: (told) => {
      const part = trail?.part();
      part?.elsewhere(question, [told.id])([told]);
      return part === undefined ? {} : { trail: part };
    },
  };
}

/** How many persons there are elsewhere, as it was told; of null nothing is. */
export function tellElsewhere(told: ElsewhereCount | null, caller: Noting): Count {
  return told === null ? suppressed : releaseElsewhere(told, caller);
}
