import type { ListedFacet, wholeFacets } from './described.ts';

/** What of a dataset that is not open was counted once, with noise, and is told to everybody since. */
export type ReleasedDescription = {
  /** When it was drawn. UTC. */
  readonly asOf: string;
  /** How probable it is that the bounds of a number hold the true one. */
  readonly confidence: number;
  readonly numbers: readonly ReleasedNumber[];
};

/** Patients of one kind: all of them, those with a value, or those with a record of a type. */
export type ReleasedNumber = {
  readonly of: 'PATIENTS' | 'RECORD' | ListedFacet | (typeof wholeFacets)[number];
  /** The value, or the type of record; empty of all patients. */
  readonly value: string;
  /** Of a value of a vocabulary. */
  readonly code: string | null;
  /** Null where it is too small to be shown; `low` and `high` are bounds of the true number. */
  readonly patients: number | null;
  readonly low: number;
  readonly high: number;
};
