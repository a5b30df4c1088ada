import type { Criterion } from '../cohort/criterion.ts';
import type { Question } from './envelope/question.ts';
import type { Noise, Share, ToldCount, ToldFacet } from './site-answer.ts';

/** A data provider that can be asked for numbers; how it is asked is its own affair. */
export type Site = {
  readonly id: string;
  /** By what it is told from another that has its id later: its key, or where it is. */
  readonly origin: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly kind: SiteKind;
  /** Whether each question opens a connection to it. */
  readonly connects: boolean;
  /** What it tells of a question. It may be asked as often as somebody wants to know. @throws SiteFault, or whatever ends `signal` */
  readonly ask: (question: AskedQuestion, signal: AbortSignal) => Promise<Told>;
  /** So many milliseconds it is known what it told without a question: then it is asked again. */
  readonly knownMs: number;
  /** What it tells without a question. @throws SiteFault, or whatever ends `signal` */
  readonly look: (signal: AbortSignal) => Promise<Holding>;
};

/** A question as it is asked of all sites at once: as it came, and as it was read. */
export type AskedQuestion = Omit<Question, 'hub'> & { readonly criterion: Criterion };

/** What is kept of a site, is of it as long as it is the same. */
export function keyOf({ id, origin }: Pick<Site, 'id' | 'origin'>): string {
  return `${id} ${origin}`;
}

/** By what a site is asked: `EUCAIM`, as a provider of tier 2; `ONCOGRAPH`, by signed questions. */
export type SiteKind = 'EUCAIM' | 'ONCOGRAPH';

/** What a site tells of a question: how many persons as it knows them, or that there is none or too few to be shown. */
export type Told = {
  /** Its value is null where none is shown. */
  readonly count: ToldCount;
  /** What its noise is; null of a number without any, or of which that is not said. */
  readonly noise: Noise | null;
  /** What it adds, with that noise, to the total of at least three sites where its number is not shown; null where nothing. */
  readonly share: Share | null;
  /** The facets that were asked. */
  readonly facets: readonly ToldFacet[];
  /** What of its data it left out, in a sentence; null where it says of nothing that it did. */
  readonly leftOut: string | null;
  /** Releases of the vocabularies by which it understood the question; null where it does not say. */
  readonly vocabularies: Readonly<Record<string, string>> | null;
  /** Of the codes that the question means there; null where it does not say. */
  readonly codesHash: string | null;
};

/** A number, or that there is none, of which nothing else is said. */
export function toldOf(count: ToldCount, leftOut: string | null = null): Told {
  return { count, noise: null, share: null, facets: [], leftOut, vocabularies: null, codesHash: null };
}

/** What a site holds. */
export type Holding = {
  /** When it said so, where it said it by itself before; null where it was asked now. UTC. */
  readonly saidAt: string | null;
  /** Name and version of what answers there; null where it does not say. */
  readonly software: string | null;
  /** Types of records, as the model calls them; null where it does not say. */
  readonly records: readonly string[] | null;
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
export type FaultStatus = 'TIMEOUT' | 'PENDING' | 'REFUSED' | 'UNREACHABLE' | 'UNSUPPORTED';

/** A site tells nothing; the message says why, in a sentence for whoever asked. */
export class SiteFault extends Error {
  readonly status: FaultStatus;

  constructor(status: FaultStatus, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'SiteFault';
    this.status = status;
  }
}
