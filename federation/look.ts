import type { SiteLog } from './ask-all.ts';
import { untilAborted } from './deadline.ts';
import { type Holding, type Site, SiteFault } from './site.ts';

/** What is known of a site without a question to it. */
export type Seen = {
  /** Why it is not online, for people; null where it is. */
  readonly offline: string | null;
  /** When it was last heard; null where it never was. UTC. */
  readonly heardAt: string | null;
  /** What it said then. */
  readonly holding: Holding | null;
};

/** So long it may take to say what it holds. */
const lookMs = 5_000;

/**
 * Gives what a site says that it holds, asked again after its time and by one look at a time, whoever wants to know; what it said last
 * is known as long as the server lives.
 */
export function createLook(site: Site, log: SiteLog, now = () => performance.now()): () => Promise<Seen> {
  let last: Seen = { offline: null, heardAt: null, holding: null };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<Seen> | undefined;
  const look = async () => {
    const began = performance.now();
    const { status, ...seen } = await lookAt(site);
    log.info({ site: site.id, status, ms: Math.round(performance.now() - began) }, 'a site was looked at');
    last = { ...last, ...seen };
    lookedAt = now();
    return last;
  };
  return async () => {
    if (now() - lookedAt < site.knownMs) return last;
    running ??= look().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** What is new of it. */
type News = Pick<Seen, 'offline'> & Partial<Seen> & { readonly status: string };

async function lookAt(site: Site): Promise<News> {
  const signal = AbortSignal.timeout(lookMs);
  try {
    const holding = await untilAborted(signal, site.look(signal));
    const heardAt = holding.saidAt ?? new Date().toISOString();
    return { status: 'OK', offline: null, heardAt, holding };
  } catch (error) {
    if (signal.aborted) return { status: 'TIMEOUT', offline: `It did not answer within ${lookMs} ms.` };
    if (error instanceof SiteFault) return { status: error.status, offline: error.message };
    throw error;
  }
}
