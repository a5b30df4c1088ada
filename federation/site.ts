import type { Criterion } from '../cohort/criterion.ts';

/** A data provider that can be asked for numbers; how it is asked is its own affair. */
export type Site = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: SiteKind;
  /** What it tells of a question. It may be asked as often as somebody wants to know. @throws SiteFault, or whatever ends `signal` */
  readonly ask: (question: Criterion, signal: AbortSignal) => Promise<Told>;
  /** What it tells without a question. @throws SiteFault, or whatever ends `signal` */
  readonly look: (signal: AbortSignal) => Promise<Holding>;
};

/** By what a site is asked: `EUCAIM`, as a provider of tier 2. */
export type SiteKind = 'EUCAIM';

/** What a site tells of a question: how many persons as it knows them, or that there is none or too few to be shown. */
export type Told = (
  | { readonly kind: 'number'; readonly persons: number }
  | { readonly kind: 'suppressed' }
) & {
  /** What of its data it left out, in a sentence; null where it says of nothing that it did. */
  readonly leftOut: string | null;
};

/** What a site holds. */
export type Holding = {
  /** Its datasets, as many as it shows. */
  readonly datasets: number;
  /** Releases of vocabularies by name, as far as it tells. */
  readonly vocabularies: Readonly<Record<string, string>>;
  /** All that it knows. */
  readonly patients: Told;
};

/** Persons of a site at most: more than any has, and few enough for those of all sites to be added up. */
export const mostPersons = 10_000_000;

/** Why a site tells nothing. */
export type FaultStatus = 'TIMEOUT' | 'REFUSED' | 'UNREACHABLE' | 'UNSUPPORTED';

/** A site tells nothing; the message says why, in a sentence for whoever asked. */
export class SiteFault extends Error {
  readonly status: FaultStatus;

  constructor(status: FaultStatus, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'SiteFault';
    this.status = status;
  }
}
