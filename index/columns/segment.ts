import type { PopulationState } from '../../graph/version.ts';
import type { Precedence } from '../../ontology/decide.ts';
import type { FacetField } from '../../ontology/facets.ts';
import type { RecordType } from '../../ontology/records.ts';
import type { Lists } from '../../terminology/lists.ts';
import { addAll, type Bits, emptyBits } from './bits.ts';
import type { Column, DateColumn, Narrow } from './column.ts';
import type { Texts } from './texts.ts';

/**
 * The patients of one population and what is known of them, of one version: plain arrays by number of patient (in order
 * of the id) and of record (in order of the patient). Nothing in it ever changes.
 */
export type Segment = {
  readonly state: PopulationState;
  /** Opaque ids, ascending. */
  readonly patients: Texts;
  readonly sourceIds: Texts;
  readonly datasets: DatasetColumn;
  /** Of everything that the patients and records of each dataset say, by number of dataset. */
  readonly digests: readonly string[];
  /** Fields of the patients themselves, as they were decided by this precedence. */
  readonly persons: Table;
  readonly precedence: Precedence;
  readonly births: Births;
  readonly records: { readonly [type in RecordType]: Table };
  readonly facets: { readonly [field in FacetField]: FacetLists };
  readonly panels: readonly SegmentPanel[];
};

/** Datasets in order of their id, and those of each patient, in the order in which the patient has them. */
export type DatasetColumn = {
  readonly ids: readonly string[];
  readonly ofPatient: Lists;
  /** Patients of each dataset. */
  readonly patients: readonly Bits[];
};

/** Records of one type, or the patients themselves. */
export type Table = {
  readonly count: number;
  /** The patient of each record. */
  readonly owners: Uint32Array;
  /** The records of patient `p` are those from `offsets[p]` to `offsets[p + 1]`. */
  readonly offsets: Uint32Array;
  /** By field of the catalogue; `dataset`, `file` and `clock` (name and kind of the timeline) beside them. */
  readonly columns: Readonly<Record<string, Column>>;
};

/** Births of the patients; `clocks` are the names of the timelines that they stand on. */
export type Births = DateColumn & { readonly clocks: Texts };

/** Values of one facet, by patient: numbers of `texts`, each once. */
export type FacetLists = {
  readonly offsets: Uint32Array;
  readonly values: Narrow;
  readonly texts: Texts;
  /** Standard concept of each value, where it has one. */
  readonly codes: Texts;
  /** Patients by value. */
  readonly totals: Uint32Array;
  /** Values of the entries of the record's field, plus 1; 0 where an entry shows none. */
  readonly ofEntry: Uint32Array;
};

/** A gene panel that assays of the population used. */
export type SegmentPanel = { readonly id: string; readonly genes: readonly string[] };

/** How many patients a segment has. */
export function patientCount({ patients }: Pick<Segment, 'patients'>): number {
  return patients.known.length;
}

/** The datasets of a segment that are among some. */
export function datasetsAmong({ datasets: { ids } }: Segment, some: readonly string[]): readonly string[] {
  return ids.filter((id) => some.includes(id));
}

/** Patients with data in some datasets. */
export function patientsIn(segment: Segment, ids: readonly string[]): Bits {
  const patients = emptyBits(patientCount(segment));
  segment.datasets.patients.forEach((own, n) => {
    if (ids.includes(segment.datasets.ids[n] ?? '')) addAll(patients, own);
  });
  return patients;
}
