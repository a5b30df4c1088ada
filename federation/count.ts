import { randomUUID } from 'node:crypto';
import type { Caller } from '../disclosure/caller.ts';
import { askElsewhere, tellElsewhere } from '../disclosure/elsewhere.ts';
import type { Facet } from '../disclosure/facet.ts';
import type { Count } from '../disclosure/release.ts';
import { CriterionError, CriterionErrors } from '../ontology/errors.ts';
import type { AskedFacet } from '../questions/put-question.ts';
import { keptDays } from '../questions/span.ts';
import type { Heard } from './ask-all.ts';
import { addUpFacet, type FacetTotal, partFacet, totalsIn } from './facet-totals.ts';
import type { Network, NetworkSite } from './network.ts';
import { sharersOf, sumOf } from './shares.ts';
import { type AskedQuestion, keyOf } from './site.ts';
import type { ToldCount } from './site-answer.ts';
import { localFacets, siteLocalIn } from './site-local.ts';
import { askUnknown, type ToldBefore } from './told-before.ts';
import { toldInTime } from './told-in-time.ts';
import type { Margin } from './total.ts';

/** A question to the sites of a network. */
export type NetworkQuestion = {
  /** A criterion as GraphQL takes it. */
  readonly where: unknown;
  readonly facets: readonly AskedFacet[];
  /** How many values of each facet are told. */
  readonly top: number;
  /** Ids; all sites where there are none. */
  readonly ids: readonly string[] | undefined;
  readonly deadlineMs: number;
  /** How old an answer may be that a site gave before; 0: every site is asked. */
  readonly maxAgeHours: number;
};

/** Who asks, until when they wait, and what was told before. */
export type NetworkAsker = {
  readonly caller: Pick<Caller, 'subject' | 'login' | 'trail'>;
  readonly signal: AbortSignal;
  readonly before: ToldBefore;
};

/** What one site told. */
export type SiteCount = Pick<Heard<NetworkSite>, 'site' | 'status' | 'reason' | 'heardAt' | 'tookMs'> & {
  /** Null where it told nothing. */
  readonly count: Count | null;
  /** Whether its number is in the total: shown, or among those that are not. */
  readonly inTotal: boolean;
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

/** How many patients match at each site and at all of them, as they say. @throws CriterionErrors, KnownError */
export async function countOver(
  network: Network,
  { where, facets, top, ids, deadlineMs, maxAgeHours }: NetworkQuestion,
  { caller, signal, before: stored }: NetworkAsker,
): Promise<FederatedCount> {
  const before = toldInTime(stored, { signal, log: network.log });
  requireBetween(deadlines, deadlineMs, 'deadlineMs');
  requireBetween(ages, maxAgeHours, 'maxAgeHours');
  const members = network.choose(ids);
  const sites = members.map(({ id }) => id);
  const { criterion, note } = askElsewhere({ where, facets }, sites, caller);
  const faults = [...siteLocalIn(criterion), ...localFacets(facets)];
  if (faults.length > 0) throw new CriterionErrors(faults);
  const question = { ...askedBy(caller), id: randomUUID(), sites, where, facets, criterion };
  const terms = { deadlineMs, signal, log: network.log, before, since: hoursAgo(maxAgeHours) };
  const heard = await askUnknown(members, question, terms);
  note(heard.map(({ site: { id }, status, told }) => ({ id, status, told: told?.count.value ?? null })));
  const isOfAll = members.length === network.sites.length;
  const all = { name: 'all', parts: heard };
  const parted = facets.map((facet) => partFacet({ ...facet, criterion }, heard));
  const sharers = isOfAll ? await sharersOf([all, ...parted.flatMap(totalsIn)], before) : {};
  const { count, margin, isComplete } = sumOf(all, sharers);
  return {
    ...{ total: tellElsewhere(count, caller), margin, complete: isComplete },
    facets: parted.map((facet) =>
      tellFacet(
        addUpFacet(facet, top, (one) => sumOf(one, sharers)),
        caller,
      ),
    ),
    sites: heard.map(({ told, ...rest }) => ({
      ...rest,
      count: told && tellElsewhere(told.count, caller),
      inTotal:
        told !== null &&
        (told.count.value !== null || sharers[all.name]?.includes(keyOf(rest.site)) === true),
      vocabularies: told?.vocabularies ?? null,
      codesHash: told?.codesHash ?? null,
    })),
  };
}

/** A facet as it leaves. */
function tellFacet({ values, missing, other, of, field }: FacetTotal, caller: NetworkAsker['caller']): Facet {
  const tell = (count: ToldCount | null) => tellElsewhere(count, caller);
  return {
    field,
    values: values.map(({ count, ...value }) => ({ ...value, count: tell(count) })),
    ...{ missing: tell(missing), other: tell(other), of: of && tell(of) },
  };
}

/** Who asks, as other sites are told; under open access nobody knows. */
function askedBy({
  subject,
  login,
  trail,
}: NetworkAsker['caller']): Pick<AskedQuestion, 'asker' | 'purpose'> {
  const { issuer, subject: name, organisation = null } = login?.person ?? { issuer: 'none', subject };
  return { asker: { issuer, subject: name, organisation }, purpose: trail?.purpose ?? null };
}

/** Milliseconds. The server itself answers within 30 s. */
const deadlines = [500, 25_000] as const;

/** Hours, up to the days that answers are kept. */
const ages = [0, keptDays * 24] as const;

/** @throws CriterionError ARGUMENT_INVALID */
function requireBetween([least, most]: readonly [number, number], given: number, argument: string): void {
  if (given >= least && given <= most) return;
  const reason = `must be from ${least} to ${most}, not ${given}`;
  throw new CriterionError({ code: 'ARGUMENT_INVALID', path: [argument], reason });
}

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}
