import type { Caller } from '../disclosure/caller.ts';
import { tellElsewhere } from '../disclosure/elsewhere.ts';
import type { Facet } from '../disclosure/facet.ts';
import type { Count } from '../disclosure/release.ts';
import type { Heard } from './ask-all.ts';
import type { FacetTotal } from './facet-totals.ts';
import type { NetworkSite } from './network.ts';
import type { ToldCount } from './site-answer.ts';
import type { Margin } from './total.ts';

/** What one site told. */
export type SiteCount = Pick<Heard<NetworkSite>, 'site' | 'status' | 'reason' | 'heardAt' | 'tookMs'> & {
  /** Null where it told nothing. */
  readonly count: Count | null;
  /** Whether its number is in the total: shown, or among those that are not; null before all sites were heard. */
  readonly inTotal: boolean | null;
  /** Releases of the vocabularies by which it understood the question; null where it does not say. */
  readonly vocabularies: Readonly<Record<string, string>> | null;
  /** Of the codes that it means there; null where it does not say. */
  readonly codesHash: string | null;
};

/** What all of them told. */
export type FederatedCount = {
  readonly total: Count;
  readonly margin: Margin | null;
  readonly facets: readonly Facet[];
  readonly complete: boolean;
  readonly sites: readonly SiteCount[];
};

/** What came of a count since it was told before: what one site told, or all of them in the end. */
export type FederatedProgress = { readonly heard: SiteCount } | { readonly count: FederatedCount };

type Teller = Pick<Caller, 'trail'>;

/** What a site told, as the audit has it. */
export function toNoted({ site: { id }, status, told }: Heard<NetworkSite>) {
  return { id, status, told: told?.count.value ?? null };
}

/** What a site told, as it leaves. */
export function toSiteCount(
  { told, ...rest }: Heard<NetworkSite>,
  teller: Teller,
  inTotal: boolean | null,
): SiteCount {
  return {
    ...{ ...rest, inTotal },
    count: told && tellElsewhere(told.count, teller),
    vocabularies: told?.vocabularies ?? null,
    codesHash: told?.codesHash ?? null,
  };
}

/** A facet over sites, as it leaves. */
export function tellFacet({ values, missing, other, of, field }: FacetTotal, teller: Teller): Facet {
  const tell = (count: ToldCount | null) => tellElsewhere(count, teller);
  return {
    field,
    values: values.map(({ count, ...value }) => ({ ...value, count: tell(count) })),
    ...{ missing: tell(missing), other: tell(other), of: of && tell(of) },
  };
}
