import type { Caller } from '../disclosure/caller.ts';
import { askElsewhere, tellReported } from '../disclosure/elsewhere.ts';
import type { Count } from '../disclosure/release.ts';
import { CriterionError } from '../ontology/errors.ts';
import { askAll, type Heard } from './ask-all.ts';
import type { Network, NetworkSite } from './network.ts';
import type { Told } from './site.ts';
import { totalOf } from './total.ts';

/** A question to the sites of a network. */
export type NetworkQuestion = {
  /** A criterion as GraphQL takes it. */
  readonly where: unknown;
  /** Ids; all sites where there are none. */
  readonly ids: readonly string[] | undefined;
  readonly deadlineMs: number;
};

/** Who asks, and until when they wait. */
export type NetworkAsker = { readonly caller: Pick<Caller, 'trail'>; readonly signal: AbortSignal };

/** What one site told. */
export type SiteCount = Pick<Heard<NetworkSite>, 'site' | 'status' | 'reason' | 'tookMs'> & {
  /** Null where it told nothing. */
  readonly count: Count | null;
};

/** What all of them told. */
export type FederatedCount = {
  readonly total: Count;
  readonly complete: boolean;
  readonly sites: readonly SiteCount[];
};

/** How many patients match at each site and at all of them, as they say. @throws CriterionErrors, KnownError */
export async function countOver(
  network: Network,
  { where, ids, deadlineMs }: NetworkQuestion,
  { caller, signal }: NetworkAsker,
): Promise<FederatedCount> {
  requireDeadline(deadlineMs);
  const sites = network.choose(ids);
  const { criterion, note } = askElsewhere(
    where,
    sites.map(({ id }) => id),
    caller,
  );
  const heard = await askAll(sites, criterion, { deadlineMs, signal, log: network.log });
  note(heard.map(({ site: { id }, status, told }) => ({ id, status, told: personsOf(told) })));
  const { persons, isComplete } = totalOf(heard);
  return {
    total: tellReported(persons, caller),
    complete: isComplete,
    sites: heard.map(({ told, ...rest }) => ({
      ...rest,
      count: told && tellReported(personsOf(told), caller),
    })),
  };
}

/** Persons that a site told of; null where it told nothing, or shows nothing. */
export function personsOf(told: Told | null): number | null {
  return told?.kind === 'number' ? told.persons : null;
}

/** Milliseconds. The server itself answers within 30 s. */
const [least, most] = [500, 25_000];

/** @throws CriterionError ARGUMENT_INVALID */
function requireDeadline(ms: number): void {
  if (ms >= least && ms <= most) return;
  const reason = `must be from ${least} to ${most}, not ${ms}`;
  throw new CriterionError({ code: 'ARGUMENT_INVALID', path: ['deadlineMs'], reason });
}
