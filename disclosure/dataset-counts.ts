import type {
  DatasetFigures,
  DescribedFacet,
  GraphFigures,
  HoldingFigures,
  ValueFigures,
} from '../figures/figures.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import type { Caller, DisclosurePolicy } from './policy.ts';
import { type Count, release } from './release.ts';

/** Patients with records of a type, and what is known of those records. */
export type Holding = {
  /** GraphQL type. */
  readonly record: string;
  readonly type: RecordType;
  readonly patients: Count;
  readonly records: Count;
  readonly fields: readonly string[];
  readonly variables: readonly Variable[];
};

/** A field that some records have: how many, and of a coded field how many with a standard concept. */
export type Variable = { readonly field: string; readonly known: Count; readonly mapped: Count | null };

/** A value that patients have. */
export type Value = { readonly value: string; readonly code: string | null; readonly patients: Count };

/** Images of a dataset under one licence, null where none is said. */
export type LicensedImages = {
  readonly license: string | null;
  readonly series: Count;
  readonly sizeBytes: number | null;
};

/** Completed years between which nine of ten patients were at diagnosis. */
export type Ages = { readonly from: number; readonly to: number };

/** Numbers of one dataset as they may leave, and the values of which the number of patients may. */
export type DatasetNumbers = {
  readonly patients: Count;
  readonly studies: Count;
  readonly series: Count;
  readonly segmentations: Count;
  readonly radiologySegmentations: Count;
  readonly pathologySegmentations: Count;
  readonly segmentedStudies: Count;
  readonly modalities: readonly string[];
  readonly values: Readonly<Record<DescribedFacet, readonly Value[]>>;
  readonly ages: Ages | null;
  /** Calendar years. */
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly holds: readonly Holding[];
  readonly codingSystems: readonly string[];
  readonly images: readonly LicensedImages[];
  readonly files: readonly { readonly file: string; readonly records: Count }[];
};

/** Where true figures come from, and under what they leave. */
export type Asking = {
  readonly figures: () => Promise<GraphFigures>;
  readonly caller: Caller;
  readonly policy: DisclosurePolicy;
};

/** What every number of an answer leaves by. */
type Gate = (counted: string, n: number | undefined) => Count;

/** What `caller` may learn of the numbers of one dataset. A dataset without records holds nothing. */
export async function datasetFigures(
  dataset: string,
  { figures, caller, policy }: Asking,
): Promise<DatasetNumbers> {
  const known = (await figures()).byDataset.get(dataset);
  const fingerprint = `dataset:${dataset}`;
  const count: Gate = (counted, n = 0) =>
    release(n, { fingerprint, counted, datasets: [dataset] }, caller, policy);
  const values = valuesOf(known, count);
  return {
    patients: count('patients', known?.patients),
    studies: count('studies', known?.studies),
    series: count('series', known?.series),
    segmentations: count('segmentations', known?.segmentations),
    radiologySegmentations: count('segmentations of radiology', known?.radiologySegmentations),
    pathologySegmentations: count('segmentations of slides', known?.pathologySegmentations),
    segmentedStudies: count('studies with a segmentation', known?.segmentedStudies),
    modalities: [...new Set(values.MODALITY.map(dicomCode))].sort(),
    values,
    ages: agesOf(known, count),
    period: periodOf(known, count),
    holds: (known?.holds ?? []).map((holding) => toHolding(holding, count)),
    codingSystems: isShown(count('patients', known?.patients)) ? (known?.codingSystems ?? []) : [],
    images: (known?.licensed ?? []).map(({ license, series, sizeBytes }) => ({
      license,
      series: count(`series under ${license}`, series),
      sizeBytes: policy.kind === 'exact' && caller.counts.includes(dataset) ? sizeBytes : null,
    })),
    files: (known?.files ?? []).map(({ file, records }) => ({
      file,
      records: count(`records of ${file}`, records),
    })),
  };
}

/** What `caller` may learn of what all datasets hold together. */
export async function graphHoldings({ figures, caller, policy }: Asking): Promise<readonly Holding[]> {
  const { byDataset, holds } = await figures();
  const datasets = [...byDataset.keys()];
  const count: Gate = (counted, n = 0) =>
    release(n, { fingerprint: 'graph', counted, datasets }, caller, policy);
  return holds.map((holding) => toHolding(holding, count));
}

function toHolding({ record, patients, records, variables }: HoldingFigures, count: Gate): Holding {
  const type = modelOf(record).type;
  return {
    record: type,
    type: record,
    patients: count(`patients with ${type}`, patients),
    records: count(`records of ${type}`, records),
    fields: variables.map(({ field }) => field),
    variables: variables.map(({ field, known, mapped }) => ({
      field,
      known: count(`${type} with ${field}`, known),
      mapped: mapped === undefined ? null : count(`${type} with a mapped ${field}`, mapped),
    })),
  };
}

/** The code that DICOM gives a modality, in whatever words the source has it. */
function dicomCode({ value, code }: Pick<ValueFigures, 'value' | 'code'>): string {
  return code?.startsWith('DCM:') ? code.slice('DCM:'.length) : value;
}

/** A value that a suppressed number of patients has would say of them that they have it. */
function valuesOf(known: DatasetFigures | undefined, count: Gate): DatasetNumbers['values'] {
  const shown = (facet: DescribedFacet) =>
    (known?.values[facet] ?? [])
      .map((value) => ({ ...value, patients: count(`${facet} ${value.value}`, value.patients) }))
      .filter(({ patients }) => isShown(patients));
  return {
    SEX: shown('SEX'),
    MODALITY: shown('MODALITY'),
    BODY_PART: shown('BODY_PART'),
    MANUFACTURER: shown('MANUFACTURER'),
    CONDITION: shown('CONDITION'),
  };
}

function agesOf(known: DatasetFigures | undefined, count: Gate): Ages | null {
  if (known?.ages === undefined) return null;
  const { from, to, atOrBelow, atOrAbove } = known.ages;
  const ends = [count(`patients aged ${from} or less`, atOrBelow), count(`aged ${to} or more`, atOrAbove)];
  return ends.every(isShown) ? { from, to } : null;
}

function periodOf(known: DatasetFigures | undefined, count: Gate): DatasetNumbers['period'] {
  if (known?.period === undefined) return null;
  const { from, to, records } = known.period;
  return isShown(count('dated records', records)) ? { from, to } : null;
}

function isShown({ suppressed }: Count): boolean {
  return !suppressed;
}
