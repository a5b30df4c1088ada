import { rememberBy } from '../graph/remember-by.ts';
import { CriterionErrors, type Fault, KnownError } from '../ontology/errors.ts';
import { nearestWord } from '../ontology/nearest.ts';
import { type AnswerTimes, createAnswerTimes } from './answer-times.ts';
import type { AskedSite, SiteLog } from './ask-all.ts';
import { createLook, type Seen } from './look.ts';
import { createPlaces } from './places.ts';
import type { Site } from './site.ts';

/** A site of a network, as it is shown. */
export type NetworkSite = Pick<Site, 'id' | 'origin' | 'name' | 'country' | 'kind'> & {
  /** What it says that it holds, as it was heard in the last minute. */
  readonly seen: () => Promise<Seen>;
  /** How long it took to answer since the server started. */
  readonly times: AnswerTimes;
};

/** A site of a network, as it is asked. */
export type NetworkMember = NetworkSite & AskedSite;

/** The sites that can be asked, as long as the server lives. */
export type Network = {
  readonly sites: readonly NetworkSite[];
  /** The sites of these ids, each once; all of them without ids. @throws CriterionErrors of what is none, KnownError UNSUPPORTED where there are none */
  readonly choose: (ids?: readonly string[]) => readonly NetworkMember[];
  readonly log: SiteLog;
};

/** Questions of one server that a site has to answer at once. */
const mostOfOneSite = 8;

/** A network of the sites that there are now, each of which is asked a few questions at once: one that is slow keeps nobody else waiting. */
export function createNetwork(sitesNow: () => readonly Site[], log: SiteLog): Network {
  const memberOf = rememberBy((site: Site): NetworkMember => {
    const times = createAnswerTimes();
    const ask: Site['ask'] = async (question, signal) => {
      const began = performance.now();
      const told = await site.ask(question, signal);
      times.add(performance.now() - began);
      return told;
    };
    return { ...site, ask, times, seen: createLook(site, log), places: createPlaces(mostOfOneSite) };
  });
  const membersNow = () => sitesNow().map((site) => memberOf(site));
  return {
    get sites() {
      return membersNow();
    },
    choose: (ids) => {
      const members = membersNow();
      if (members.length === 0) throw nobodyToAsk;
      if (ids !== undefined) requireKnown(ids, members);
      return ids === undefined ? members : members.filter(({ id }) => ids.includes(id));
    },
    log,
  };
}

const nobodyToAsk = new KnownError(
  'UNSUPPORTED',
  'This server knows no other site that it could ask: SITES names a file of them, and a hub invites some.',
);

/** @throws CriterionErrors */
function requireKnown(ids: readonly string[], sites: readonly Pick<Site, 'id'>[]): void {
  const known = sites.map(({ id }) => id);
  const faults = ids.flatMap((id, at): readonly Fault[] => {
    if (known.includes(id)) return [];
    const near = nearestWord(id, known);
    const hint = near === undefined ? '' : `; the nearest is ${near}`;
    return [{ code: 'NOT_FOUND', path: ['sites', at], reason: `there is no such site${hint}` }];
  });
  if (ids.length === 0)
    throw new CriterionErrors([
      { code: 'ARGUMENT_INVALID', path: ['sites'], reason: 'is empty; name at least one site' },
    ]);
  if (faults.length > 0) throw new CriterionErrors(faults);
}
