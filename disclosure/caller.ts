import type { GrantedLogin } from '../access/login.ts';
import type { Trail } from '../audit/trail.ts';
import { KnownError } from '../ontology/errors.ts';

/** Who asks, and the datasets that the caller may use. Every call that reads records takes a caller. */
export type Caller = {
  /** `anonymous` where nobody is logged in; else one text for a person, whose issuer is in it. */
  readonly subject: string;
  /** Ids of the datasets whose records the caller may read, with source ids. */
  readonly records: readonly string[];
  /** Ids of the datasets that the caller may count over. */
  readonly counts: readonly string[];
  /** Ids of the datasets over which the caller may ask for numbers that leave protected alone. */
  readonly registered?: readonly string[];
  /** Whether the caller may use nothing because the request does not say for what. */
  readonly lacksPurpose?: boolean;
  /** Whether every saved cohort is the caller's: under open access they are everybody's. */
  readonly ownsAllCohorts?: boolean;
  /** `withheld` where the caller may not see names of vocabularies that are licensed to the site alone. */
  readonly licensedNames?: 'withheld' | 'shown';
  /** The person, to be told of it: what may be read and counted stands above. */
  readonly login?: GrantedLogin;
  /** What is noted of the request, for the audit; nothing where nobody keeps one. */
  readonly trail?: Trail;
};

/** Ids of the datasets that the caller may use in any way. */
export function datasetsOf({ records, counts, registered = [] }: Caller): readonly string[] {
  return [...new Set([...records, ...counts, ...registered])];
}

/** Whether the caller may ask for numbers of cohorts. */
export function mayAsk({ counts, registered = [] }: Caller): boolean {
  return counts.length + registered.length > 0;
}

/** What somebody is told who `lacksPurpose`. */
export const purposeMissing = new KnownError('FORBIDDEN', 'Say for what you ask, in the header X-Purpose.');

/** Everybody, who reads no record, counts nothing and sees no names of vocabularies that are licensed to the site alone. */
export const publicCaller: Caller = { subject: 'public', records: [], counts: [], licensedNames: 'withheld' };
