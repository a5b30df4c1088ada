import type { PublishedNoise } from '../disclosure/published-rules.ts';
import type { ElsewhereCount } from '../disclosure/release.ts';
import type { TotalShare } from '../disclosure/total-share.ts';
import type { FacetField } from '../ontology/facets.ts';
import type { Published } from './publication.ts';

/** A part of a question of which a dataset says nothing: what was counted there does not satisfy it. */
export type Uncovered = { readonly dataset: string; readonly path: string; readonly reason: string };

/** What a site does to its numbers. */
export type Noise = PublishedNoise;

/** A number as it left a site. */
export type ToldCount = ElsewhereCount;

const unbounded = { low: null, high: null, confidence: null, asOf: null };

/** Nothing is shown, and nothing said of how many there may be. */
export const notShown: ToldCount = { ...unbounded, value: null, precision: 'SUPPRESSED' };

/** A number of which it is not said what was done to it. */
export function reported(value: number): ToldCount {
  return { ...unbounded, value, precision: 'REPORTED' };
}

/** What a number that is not shown adds to the total of at least three sites, and which number it is: however it is asked for, it has the same key. */
export type Share = TotalShare;

/** A number as it left, and what it adds to totals where it is not shown; null where nothing. */
export type SharedNumber = { readonly count: ToldCount; readonly share: Share | null };

/** Patients of a site by the values of a facet: as many values as it lists, and the patients of others. */
export type ToldFacet = {
  readonly field: FacetField;
  readonly values: readonly ToldValue[];
  readonly missing: SharedNumber;
  readonly other: ToldCount;
  /** How many could have a value, where that is known. */
  readonly of: ToldCount | null;
};

export type ToldValue = SharedNumber & {
  readonly value: string;
  readonly code: string | null;
  readonly label: string;
};

/** What one site answers to a question. */
export type SiteAnswer = {
  /** `PENDING`: a person decides whether it answers. `FAILED`: it cannot answer now. */
  readonly status: 'OK' | 'SUPPRESSED' | 'PENDING' | 'REFUSED' | 'UNSUPPORTED' | 'FAILED';
  /** Why there is no number; null where there is. */
  readonly reason: string | null;
  readonly count: ToldCount | null;
  /** Of the number; null of one without noise. */
  readonly noise: Noise | null;
  /** Of a number that is not shown: what it adds to the total of at least three sites that let it, with that noise; null where it adds nothing. */
  readonly share: Share | null;
  /** Each facet that was asked; undefined of a site that does not know of facets. */
  readonly facets?: readonly ToldFacet[];
  /** From when on there is enough of a budget again. UTC. */
  readonly renewsAt: string | null;
  /** Releases by vocabulary. */
  readonly vocabularies: Readonly<Record<string, string>>;
  /** Of the codes that the concept sets of the question mean there; null where it has none, or was not understood. */
  readonly codesHash: string | null;
  readonly uncovered: readonly Uncovered[];
};

/** An answer that says nothing yet. */
export const unsaid = {
  ...{ reason: null, count: null, noise: null, share: null, renewsAt: null },
  ...{ vocabularies: {}, codesHash: null, uncovered: [] },
} as const;

/** What a site says that it holds: nothing that it does not say to the hub without a question, for nothing. */
export type SiteHolding = {
  readonly software: string;
  readonly datasets: readonly HeldDataset[];
  /** Releases by vocabulary. */
  readonly vocabularies: Readonly<Record<string, string>>;
  /** Of which datasets it publishes records now; not there where it publishes none. */
  readonly published?: readonly Published[];
};

export type HeldDataset = {
  readonly id: string;
  readonly title: string;
  readonly patients: ToldCount;
  /** Types of records, as the model calls them. */
  readonly records: readonly string[];
};
