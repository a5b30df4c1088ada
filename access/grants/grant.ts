import type { Person } from '../person.ts';
import { isDuring, type Span } from '../time.ts';

/** A reader may use the data of a dataset; an auditor its audit, and nothing of its data; a steward both, and gives and ends grants of it. */
export type GrantRole = 'READER' | 'STEWARD' | 'AUDITOR';

/** What somebody was allowed, as it is kept: it is ended, and never deleted. Times are in UTC. */
export type Grant = Pick<Person, 'issuer' | 'subject'> &
  Span & {
    readonly id: string;
    readonly dataset: string;
    readonly role: GrantRole;
    /** Why: the reference of the permit. */
    readonly reason: string;
    readonly purpose: string | null;
    readonly by: string;
    readonly at: string;
    readonly endedAt: string | null;
    readonly endedBy: string | null;
    readonly endedWhy: string | null;
  };

/** The names under which a grant is kept. */
export const grantKeys = [
  ...([
    'id',
    'issuer',
    'subject',
    'dataset',
    'role',
    'reason',
    'purpose',
    'by',
    'at',
    'from',
    'until',
  ] as const),
  ...(['endedAt', 'endedBy', 'endedWhy'] as const),
] satisfies readonly (keyof Grant)[];

/** Where a grant comes from: it is kept here, or a visa or an entitlement says so that the login brings. */
export type GrantSource = 'GRANT' | 'VISA' | 'ENTITLEMENT';

/** What somebody is allowed by what their login brings. It ends by itself, and nobody here can end it. */
export type BroughtGrant = Grant & { readonly source: Exclude<GrantSource, 'GRANT'> };

/** A grant with what the graph has of its dataset. */
export type GrantedDataset = Grant & {
  readonly source: GrantSource;
  readonly isThere: boolean;
  /** Other datasets of its population that it shares records with and that are not PUBLIC. */
  readonly others: readonly string[];
};

/** A grant that holds, and what keeps it from being used. */
export type Standing = Omit<GrantedDataset, 'others'> & {
  /** Datasets that share records with it, and would have to be granted, too. */
  readonly missing: readonly string[];
};

/** Whether a grant holds at a time. */
export function holdsAt(grant: Pick<Grant, 'from' | 'until' | 'endedAt'>, at: string): boolean {
  return grant.endedAt === null && isDuring(grant, at);
}

/** Whether a grant is of the data themselves. */
export function isOfData({ role }: Pick<Grant, 'role'>): boolean {
  return role !== 'AUDITOR';
}

/**
 * The grants of one person that hold at a time. Of patients in common, each person is told what follows from the datasets that
 * were granted; of a record in common it is not known what would be left of it without the others.
 */
export function standingsOf(grants: readonly GrantedDataset[], at: string): readonly Standing[] {
  const held = grants.filter((grant) => holdsAt(grant, at));
  const granted = new Set(held.filter(isOfData).map(({ dataset }) => dataset));
  return held.map(({ others, ...grant }) => ({
    ...grant,
    missing: isOfData(grant) ? others.filter((id) => !granted.has(id)) : [],
  }));
}

/** Why a grant that holds cannot be used; null where it can. */
export function problemOf({ dataset, isThere, missing }: Standing): string | null {
  if (!isThere) return `There is no dataset ${dataset} now.`;
  if (missing.length === 0) return null;
  return `${dataset} shares records with ${missing.join(', ')}: some are the same, or lead to one another. It can be used with a grant of these, too; or when one of them was removed (dataset remove) and loaded under a population of its own.`;
}

/** Ids of the datasets whose data can be counted and read, in their order. */
export function usableDatasets(standings: readonly Standing[]): readonly string[] {
  return grantedAs(standings, ['READER', 'STEWARD']);
}

/** Ids of the datasets that the person is steward of now, in their order. */
export function stewardedDatasets(standings: readonly Standing[]): readonly string[] {
  return grantedAs(standings, ['STEWARD']);
}

/** Ids of the datasets whose audit the person may read now, in their order. */
export function auditedDatasets(standings: readonly Standing[]): readonly string[] {
  return grantedAs(standings, ['STEWARD', 'AUDITOR']);
}

function grantedAs(standings: readonly Standing[], roles: readonly GrantRole[]): readonly string[] {
  const usable = standings.filter(
    (standing) => roles.includes(standing.role) && problemOf(standing) === null,
  );
  return [...new Set(usable.map(({ dataset }) => dataset))].sort();
}
