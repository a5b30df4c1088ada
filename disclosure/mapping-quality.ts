import type { FieldMappingFigures } from '../figures/field-mappings.ts';
import type { MappingFigures } from '../figures/mapping-figures.ts';
import { modelOf } from '../ontology/records.ts';
import type { Caller, DisclosurePolicy } from './policy.ts';
import { type Count, release } from './release.ts';

/** How well one coded field is mapped, in numbers as they may leave. */
export type FieldMapping = {
  /** GraphQL type. */
  readonly record: string;
  readonly field: string;
  readonly rows: Count;
  readonly distinctValues: Count;
  /** Of the numbers that left; null where they do not say it. */
  readonly mappedShare: number | null;
  readonly nonStandard: Count;
  readonly retired: Count;
  readonly bySource: Readonly<Record<string, number | null>>;
  readonly unmapped: readonly UnmappedValue[];
};

/** A value without a standard concept. */
export type UnmappedValue = { readonly value: string; readonly rows: Count; readonly reason: string | null };

/** Where true figures come from, and under what they leave. */
export type AskingMapping = {
  readonly figures: () => Promise<MappingFigures>;
  readonly caller: Caller;
  readonly policy: DisclosurePolicy;
};

/** What `caller` may learn of how the coded fields of one dataset are mapped. Values are shown to who reads records. */
export async function datasetMapping(
  dataset: string,
  { figures, caller, policy }: AskingMapping,
): Promise<readonly FieldMapping[]> {
  const fields = (await figures()).byDataset.get(dataset) ?? [];
  const mayRead = caller.records.includes(dataset);
  return fields.map((field) => {
    const fingerprint = `mapping:${dataset}:${field.record}.${field.field}`;
    const count = (counted: string, n: number) =>
      release(n, { fingerprint, counted, datasets: [dataset] }, caller, policy);
    return toFieldMapping(mayRead ? field : { ...field, unmapped: [] }, count);
  });
}

function toFieldMapping(
  figures: FieldMappingFigures,
  count: (counted: string, n: number) => Count,
): FieldMapping {
  const rows = count('rows', figures.rows);
  return {
    record: modelOf(figures.record).type,
    field: figures.field,
    rows,
    distinctValues: count('distinct values', figures.distinctValues),
    mappedShare: toShare(count('mapped rows', figures.mapped), rows),
    nonStandard: count('non-standard rows', figures.nonStandard),
    retired: count('retired rows', figures.retired),
    bySource: Object.fromEntries(
      figures.bySource.map(([source, n]) => [source, count(`rows mapped by ${source}`, n).value]),
    ),
    unmapped: figures.unmapped.map(({ value, rows: n, reason }) => ({
      value,
      rows: count(`rows of ${value}`, n),
      reason,
    })),
  };
}

function toShare({ value: part }: Count, { value: whole }: Count): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}
