import type { FacetField } from '../ontology/facets.ts';
import type { RecordType } from '../ontology/records.ts';

/** One stored field of the records of a dataset: how many have it, and of a coded field how many a standard concept. */
export type VariableFigures = {
  readonly field: string;
  readonly known: number;
  /** Undefined where the field is not coded. */
  readonly mapped?: number;
};

/** Distinct patients with records of one type, how many records there are, and what is known of them at all. */
export type HoldingFigures = {
  readonly record: RecordType;
  readonly patients: number;
  readonly records: number;
  readonly variables: readonly VariableFigures[];
};

/** Patients with a value; `code` is its standard concept, where it has one. */
export type ValueFigures = {
  readonly value: string;
  readonly code: string | null;
  readonly patients: number;
};

/** Series of one dataset. Studies are distinct StudyInstanceUIDs. */
export type ImagingFigures = {
  readonly studies: number;
  readonly series: number;
  /** Series that are segmentations. */
  readonly segmentations: number;
  /** Of these: of radiology, and of slides. Of the others it is not known which images they are of. */
  readonly radiologySegmentations: number;
  readonly pathologySegmentations: number;
  /** Studies with a segmentation. */
  readonly segmentedStudies: number;
  /** By licence, null where none is said. */
  readonly licensed: readonly LicensedSeries[];
};

export type LicensedSeries = {
  readonly license: string | null;
  readonly series: number;
  readonly sizeBytes: number | null;
};

/** Patients who were so many completed years old at diagnosis. */
export type AgeFigures = { readonly age: number; readonly patients: number };

/** Dated records of calendar timelines in one year. */
export type YearFigures = { readonly year: number; readonly records: number };

/** Coded values that have a code of a vocabulary, by its prefix. */
export type CodingFigures = { readonly system: string; readonly values: number };

/** Facets of which a dataset's description gives the values. */
export type DescribedFacet = Extract<
  FacetField,
  'SEX' | 'MODALITY' | 'BODY_PART' | 'MANUFACTURER' | 'CONDITION'
>;

/** What one dataset holds. True numbers: they leave through `disclosure/`. */
export type DatasetFigures = ImagingFigures & {
  readonly patients: number;
  /** Digest of everything that its patients and records say. */
  readonly digest: string;
  readonly values: Readonly<Record<DescribedFacet, readonly ValueFigures[]>>;
  /** In order of the age, and of the year. */
  readonly ages: readonly AgeFigures[];
  readonly years: readonly YearFigures[];
  readonly holds: readonly HoldingFigures[];
  /** In order of the prefix. */
  readonly codingSystems: readonly CodingFigures[];
  /** Records by the file that they came from. */
  readonly files: readonly { readonly file: string; readonly records: number }[];
};

/** What the graph holds: by dataset id, and all datasets together. */
export type GraphFigures = {
  readonly byDataset: ReadonlyMap<string, DatasetFigures>;
  readonly holds: readonly HoldingFigures[];
};
