import { randomUUID } from 'node:crypto';
import type { Caller } from '../disclosure/caller.ts';
import { askElsewhere, tellElsewhere } from '../disclosure/elsewhere.ts';
import { CriterionErrors } from '../ontology/errors.ts';
import type { Heard } from './ask-all.ts';
import { type FederatedCount, type SiteCount, tellFacet, toNoted, toSiteCount } from './counted.ts';
import { addUpFacet, partFacet, totalsIn } from './facet-totals.ts';
import type { Network, NetworkSite } from './network.ts';
import { hoursAgo, type NetworkQuestion, requireTerms } from './network-question.ts';
import { oneByOne } from './one-by-one.ts';
import { type PartedTotal, sharersOf, sumOf } from './shares.ts';
import { type AskedQuestion, keyOf } from './site.ts';
import { localFacets, siteLocalIn } from './site-local.ts';
import { askUnknown, type ToldBefore } from './told-before.ts';
import { toldInTime } from './told-in-time.ts';

/** Who asks, until when they wait, and what was told before. */
export type NetworkAsker = {
  readonly caller: Pick<Caller, 'subject' | 'login' | 'trail'>;
  readonly signal: AbortSignal;
  readonly before: ToldBefore;
  /** Takes what one site told as soon as it is heard, with what is noted of that alone; the next one waits until it is taken. */
  readonly hear?: ((heard: SiteCount, noted: Pick<Caller, 'trail'>) => Promise<void>) | undefined;
};

/** How many patients match at each site and at all of them, as they say. @throws CriterionErrors, KnownError */
export async function countOver(
  network: Network,
  { where, facets, top, ids, ...terms }: NetworkQuestion,
  { caller, signal, before: stored, hear }: NetworkAsker,
): Promise<FederatedCount> {
  requireTerms(terms);
  const members = network.choose(ids);
  const sites = members.map(({ id }) => id);
  const { criterion, note, apart } = askElsewhere({ where, facets }, sites, caller);
  const faults = [...siteLocalIn(criterion), ...localFacets(facets)];
  if (faults.length > 0) throw new CriterionErrors(faults);
  const question = { ...askedBy(caller), id: randomUUID(), sites, where, facets, criterion };
  const telling = oneByOne(async (one: Heard<NetworkSite>) => {
    const noted = apart(toNoted(one));
    await hear?.(toSiteCount(one, noted, null), noted);
  });
  const before = toldInTime(stored, network.log);
  const asked = askUnknown(members, question, {
    ...{ deadlineMs: terms.deadlineMs, since: hoursAgo(terms.maxAgeHours), before },
    ...{ signal, log: network.log, hear: hear && telling.tell },
  });
  const heard = await telling.until(asked);
  note(heard.map(toNoted));
  const all = { name: 'all', parts: heard };
  const parted = facets.map((facet) => partFacet({ ...facet, criterion }, heard));
  const isOfAll = members.length === network.sites.length;
  const sharers = isOfAll ? await sharersOf([all, ...parted.flatMap(totalsIn)], before) : {};
  const sum = (total: PartedTotal) => sumOf(total, sharers);
  const { count, margin, isComplete } = sum(all);
  const isInTotal = ({ site, told }: Heard<NetworkSite>) =>
    told !== null && (told.count.value !== null || sharers[all.name]?.includes(keyOf(site)) === true);
  return {
    ...{ total: tellElsewhere(count, caller), margin, complete: isComplete },
    facets: parted.map((facet) => tellFacet(addUpFacet(facet, top, sum), caller)),
    sites: heard.map((one) => toSiteCount(one, caller, isInTotal(one))),
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
