import type { DatasetCounts } from '../disclosure/dataset-counts.ts';
import type { StoredDataset } from '../loaders/datasets.ts';
import { bodyParts } from '../ontology/dicom-values.ts';

/** Patients and studies that were found in a dataset; null of what is not told. */
export type Found = {
  readonly id: string;
  readonly subjects: number | null;
  readonly studies: number | null;
};

/** A dataset in the form of EUCAIM. What is not known of it is absent. */
type Collection = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Completed years at diagnosis. */
  readonly age_range: { readonly min?: number; readonly max?: number };
  readonly gender: readonly string[];
  readonly modalities: readonly string[];
  readonly body_parts: readonly string[];
} & Sums;

/** How many were found; studies where these may be counted. */
type Sums = { readonly subjects_count: number; readonly studies_count?: number };

/** A dataset over which the question was not asked, and why. */
export type NotAsked = { readonly id: string; readonly reason: string };

/** What a provider of tier 2 answers, and what more there is to say. */
export type EucaimAnswer = {
  readonly collections: readonly Collection[];
  readonly total: Sums;
  readonly note?: string;
  readonly not_asked?: readonly NotAsked[];
};

/** What is known of a dataset whose number is shown. */
export type ShownDataset = Pick<StoredDataset, 'title' | 'description'> &
  Pick<DatasetCounts, 'ages' | 'modalities'> & {
    readonly values: Readonly<Record<'SEX' | 'BODY_PART', readonly { readonly value: string }[]>>;
  };

/** Those of which a number is shown: of nobody, and of who knows how few, there is none. */
export function shownOf(found: readonly Found[]): readonly (Found & { readonly subjects: number })[] {
  return found.flatMap(({ subjects, ...one }) =>
    subjects !== null && subjects > 0 ? [{ ...one, subjects }] : [],
  );
}

/** The answer: `known` has what is known of each dataset that is shown. Where studies of any were not told, their sum is not either. */
export function toAnswer(
  found: readonly Found[],
  known: ReadonlyMap<string, ShownDataset>,
  notAsked: readonly NotAsked[],
): EucaimAnswer {
  const collections = shownOf(found).flatMap((one) => {
    const dataset = known.get(one.id);
    return dataset === undefined ? [] : [toCollection(one.id, dataset, toSums(one.subjects, one.studies))];
  });
  const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);
  const studies = found.some((one) => one.studies === null)
    ? null
    : sum(collections.map(({ studies_count = 0 }) => studies_count));
  return {
    collections,
    total: toSums(sum(collections.map(({ subjects_count }) => subjects_count)), studies),
    ...(collections.length === 0 && { note: 'No collection is shown: below the threshold or none.' }),
    ...(notAsked.length > 0 && { not_asked: notAsked }),
  };
}

function toSums(subjects: number, studies: number | null): Sums {
  return { subjects_count: subjects, ...(studies !== null && { studies_count: studies }) };
}

function toCollection(id: string, dataset: ShownDataset, sums: Sums): Collection {
  const { title, description, ages, values, modalities } = dataset;
  const known = values.SEX.filter(({ value }) => value !== 'UNKNOWN');
  return {
    ...{ id, name: title, description: description ?? '' },
    age_range: ages === null ? {} : { min: ages.from, max: ages.to },
    gender: known.map(({ value }) => spell(value)),
    modalities,
    body_parts: values.BODY_PART.map(({ value }) => (bodyParts.has(value) ? spell(value) : value)),
    ...sums,
  };
}

/** A word of DICOM or of the model as EUCAIM writes it: `Breast`. */
function spell(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/**
 * The text of an answer, in ASCII alone: the explorer of EUCAIM decodes it with `atob`, which takes each byte for a character. Focus puts members
 * of its own behind the first brace.
 */
export function toText(answer: EucaimAnswer): string {
  return JSON.stringify(answer).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
