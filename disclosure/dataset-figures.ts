import type { GraphFigures, HoldingFigures } from '../loaders/figures.ts';
import { modelOf } from '../ontology/records.ts';
import type { Caller, DisclosurePolicy } from './policy.ts';
import { type Count, release } from './release.ts';

/** Patients with records of a type, and what is known of those records. */
export type Holding = {
  /** GraphQL type. */
  readonly record: string;
  readonly patients: Count;
  readonly fields: readonly string[];
};

/** Numbers of one dataset as they may leave. */
export type DatasetNumbers = {
  readonly patients: Count;
  readonly studies: Count;
  readonly series: Count;
  readonly segmentations: Count;
  readonly modalities: readonly string[];
  readonly holds: readonly Holding[];
};

/** Where true figures come from, and under what they leave. */
export type Asking = {
  readonly figures: () => Promise<GraphFigures>;
  readonly caller: Caller;
  readonly policy: DisclosurePolicy;
};

/** What `caller` may learn of the numbers of one dataset. A dataset without records holds nothing. */
export async function datasetFigures(
  dataset: string,
  { figures, caller, policy }: Asking,
): Promise<DatasetNumbers> {
  const known = (await figures()).byDataset.get(dataset);
  const fingerprint = `dataset:${dataset}`;
  const count = (counted: string, n = 0) =>
    release(n, { fingerprint, counted, datasets: [dataset] }, caller, policy);
  return {
    patients: count('patients', known?.patients),
    studies: count('studies', known?.studies),
    series: count('series', known?.series),
    segmentations: count('segmentations', known?.segmentations),
    modalities: known?.modalities ?? [],
    holds: (known?.holds ?? []).map((holding) => toHolding(holding, count)),
  };
}

/** What `caller` may learn of what all datasets hold together. */
export async function graphHoldings({ figures, caller, policy }: Asking): Promise<readonly Holding[]> {
  const { byDataset, holds } = await figures();
  const datasets = [...byDataset.keys()];
  const count = (counted: string, n = 0) =>
    release(n, { fingerprint: 'graph', counted, datasets }, caller, policy);
  return holds.map((holding) => toHolding(holding, count));
}

function toHolding(
  { record, patients, fields }: HoldingFigures,
  count: (counted: string, n: number) => Count,
): Holding {
  const type = modelOf(record).type;
  return { record: type, patients: count(`patients with ${type}`, patients), fields };
}
