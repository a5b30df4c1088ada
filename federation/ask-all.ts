import { setMaxListeners } from 'node:events';
import { endOf } from '../graph/breathe.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import { createPlaces, type Places } from './places.ts';
import { type AskedQuestion, type FaultStatus, type Site, SiteFault, type Told } from './site.ts';

/** A site that is asked, and where there is room for one more question to it. */
export type AskedSite = Pick<Site, 'id' | 'origin' | 'ask' | 'connects'> & { readonly places: Places };

/** What a site told of a question, or why it told nothing. */
export type Heard<Asked = AskedSite> = {
  readonly site: Asked;
  readonly status: 'OK' | 'SUPPRESSED' | FaultStatus;
  /** Why there is no number, or what is left out of it, for whoever asked; null where there is nothing to say. */
  readonly reason: string | null;
  readonly told: Told | null;
  /** When it was told, or not waited for any longer. UTC. */
  readonly heardAt: string;
  /** From when it should be asked until it was heard. */
  readonly tookMs: number;
};

/** Until when is waited, and who is told. */
export type AskTerms<Asked = AskedSite> = {
  readonly deadlineMs: number;
  /** Ends all of it: whoever asked does not wait any more. */
  readonly signal: AbortSignal;
  readonly log: SiteLog;
  /** Takes what is heard of a site as soon as it is. */
  readonly hear?: ((heard: Heard<Asked>) => void) | undefined;
};

/** Is told of each site that it was asked, and what came of it: no question and no number. */
export type SiteLog = {
  readonly info: (said: object, text: string) => void;
  readonly warn: (said: object, text: string) => void;
};

/** Connections that one question opens at once. */
const mostConnections = 64;

/**
 * What each site tells of a question by the deadline, in the order of the sites. One that fails is no fault of the others.
 * @throws KnownError DEADLINE_EXCEEDED where whoever asked went away
 */
export function askAll<Asked extends AskedSite>(
  sites: readonly Asked[],
  question: AskedQuestion,
  terms: AskTerms<Asked>,
): Promise<readonly Heard<Asked>[]> {
  return withDeadline(terms.deadlineMs, terms.signal, (until) => {
    setMaxListeners(0, until); // there are some for each site
    const connections = createPlaces(mostConnections);
    return Promise.all(sites.map((site) => askOne(site, question, { ...terms, until, connections })));
  });
}

async function askOne<Asked extends AskedSite>(
  site: Asked,
  question: AskedQuestion,
  terms: AskTerms<Asked> & { readonly until: AbortSignal; readonly connections: Places },
): Promise<Heard<Asked>> {
  const { until, signal, log, connections, hear } = terms;
  const began = performance.now();
  const ask = () => site.places(until, () => untilAborted(until, site.ask(question, until)));
  const told = site.connects ? connections(until, ask) : ask();
  const found = await told.then(
    (one) => ({ told: one, ...statusOf(one) }),
    (error: unknown) => {
      if (signal.aborted) throw endOf(signal);
      return { told: null, ...faultOf(error, terms) };
    },
  );
  const tookMs = Math.round(performance.now() - began);
  log.info({ site: site.id, status: found.status, ms: tookMs }, 'a site was asked');
  const heard = { site, ...found, heardAt: new Date().toISOString(), tookMs };
  hear?.(heard);
  return heard;
}

/** What is said of what a site told. */
export function statusOf({ count, leftOut }: Told): Pick<Heard, 'status' | 'reason'> {
  if (count.value !== null) return { status: 'OK', reason: leftOut };
  const none = 'None, or too few to be shown.';
  return { status: 'SUPPRESSED', reason: leftOut === null ? none : `${none} ${leftOut}` };
}

function faultOf(
  error: unknown,
  { deadlineMs, until }: Pick<AskTerms, 'deadlineMs'> & { readonly until: AbortSignal },
): Pick<Heard, 'reason'> & { readonly status: FaultStatus } {
  if (until.aborted) return { status: 'TIMEOUT', reason: `It did not answer within ${deadlineMs} ms.` };
  if (error instanceof SiteFault) return { status: error.status, reason: error.message };
  throw error;
}
