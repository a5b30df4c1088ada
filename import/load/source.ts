import type { Description } from '../../ontology/description.ts';
import type { ReviewedValue } from '../concepts/reviewed.ts';
import type { DatasetEntry, Delivery, Reading } from '../delivery.ts';
import type { GenePanel } from '../store/gene-panels.ts';
import type { Identity } from '../store/identity.ts';
import type { Release } from '../vocabulary/release.ts';
import type { OmopDataset } from './dataset-rows.ts';
import type { LoadFacts } from './ledger.ts';

/** Whatever holds data of patients: whose they are, and how it is opened. */
export type Source = {
  readonly delivery: Delivery;
  /** Opens all of it. @throws KnownError with all faults, before anything is written */
  readonly open: () => Promise<Contents>;
};

/** What a load reads from a source that is open. */
export type Contents = {
  /** In the order in which they are loaded; one may stand more than once. */
  readonly files: readonly SourceFile[];
  /** Tables of OMOP whose rows belong to the dataset that the delivery brings, and columns that the CDM does not have. */
  readonly omop?: OmopDataset;
  /** What is to be said of the source when all of it was read. */
  readonly notes?: () => readonly string[];
  /** Names of optional files that are not there. */
  readonly absent: readonly string[];
  /** The same where the same load would be made again: a load that was broken off is then taken up. */
  readonly digest: (asked: Asked) => Promise<SourceDigest>;
  /** Facts of datasets by id. */
  readonly titles: ReadonlyMap<string, DatasetEntry>;
  readonly descriptions: readonly Description[];
  readonly panels: readonly GenePanel[];
  /** Concepts and mappings that the records are coded with, and what value maps say of their values. */
  readonly terminology: readonly Release[];
  readonly reviewed: readonly ReviewedValue[];
  /** Names by code of concepts that the terminology may not have. */
  readonly names: ReadonlyMap<string, string>;
};

/** A file, and how its records are read with ids by `identity`. */
export type SourceFile = { readonly file: string; readonly read: (identity: Identity) => Reading };

/** What of the caller's wishes decides which records a load writes. */
export type Asked = {
  /** Only rows of this dataset. */
  readonly dataset?: string | undefined;
  /** Records of the datasets that occur, which the input no longer has, are removed. */
  readonly replace?: boolean | undefined;
};

/** Digest of all that decides a load, and the facts of each file. */
export type SourceDigest = Pick<LoadFacts, 'fingerprint' | 'files'>;
