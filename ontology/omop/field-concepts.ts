import type { CdmTable } from './cdm.ts';

/** Concepts of primary keys by their table, as the conventions of the OncologyWG name them, where no vocabulary does. */
export const fieldConcepts: Readonly<Partial<Record<CdmTable, string>>> = {
  condition_occurrence: '1147127',
  measurement: '1147138',
};
