import type { FieldMappingFigures } from '../figures/field-mappings.ts';
import { modelOf } from '../ontology/records.ts';
import type { Asker, Asking } from './asker.ts';
import { type CellQuestion, cellsOf } from './cell.ts';
import { openGate } from './gate.ts';
import { candidatesFor, listedBy } from './most-frequent.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** How well one coded field is mapped, in numbers as they may leave. */
export type FieldMappingCounts = {
  /** GraphQL type. */
  readonly record: string;
  readonly field: string;
  readonly rows: Count;
  readonly distinctValues: Count;
  readonly mapped: Count;
  /** Of the numbers that left; null where they do not say it. */
  readonly mappedShare: number | null;
  readonly nonStandard: Count;
  readonly retired: Count;
  readonly bySource: Readonly<Record<string, number | null>>;
  readonly unmapped: readonly UnmappedValue[];
};

/** A value without a standard concept. */
export type UnmappedValue = { readonly value: string; readonly rows: Count; readonly reason: string | null };

/** How the coded fields of one dataset are mapped. Values are shown to who reads records. */
export async function datasetMapping(dataset: string, asker: Asker): Promise<readonly FieldMappingCounts[]> {
  const asking = Sealed.open(asker);
  const fields = (await asking.mapping()).byDataset.get(dataset) ?? [];
  const mayRead = asking.caller.records.includes(dataset);
  const question = { fingerprint: `mapping:${dataset}`, datasets: [dataset] };
  if (!(await asking.told()).has(dataset)) return [];
  return tell(mayRead ? fields : fields.map((field) => ({ ...field, unmapped: [] })), question, asking);
}

/** How the coded fields of all datasets together are mapped, without the values; for who may count over all of them. */
export async function graphMapping(asker: Asker): Promise<readonly FieldMappingCounts[]> {
  const asking = Sealed.open(asker);
  const { all, byDataset } = await asking.mapping();
  const question = { fingerprint: 'mapping', datasets: [...byDataset.keys()] };
  return tell(
    all.map((field) => ({ ...field, unmapped: [] })),
    question,
    asking,
  );
}

/** Values that may be asked for. */
const most = 100;

async function tell(
  fields: readonly FieldMappingFigures[],
  question: CellQuestion,
  asking: Asking,
): Promise<readonly FieldMappingCounts[]> {
  const candidates = candidatesFor(most, asking);
  const left = await openGate(
    asking,
    fields.map((field) => fieldCells(field, question, candidates)),
  );
  const mayList = listedBy(asking, true);
  return left
    .filter(({ rows }) => mayList(rows))
    .map(({ bySource, unmapped, ...field }) => ({
      ...field,
      mappedShare: toShare(field.mapped, field.rows),
      bySource: Object.fromEntries(
        inOrder(bySource.filter(({ rows }) => mayList(rows))).map(({ value, rows }) => [value, rows.value]),
      ),
      unmapped: inOrder(unmapped.filter(({ rows }) => mayList(rows))).slice(0, most),
    }));
}

function fieldCells(figures: FieldMappingFigures, question: CellQuestion, candidates: number | undefined) {
  const type = modelOf(figures.record).type;
  const cell = cellsOf({
    ...question,
    fingerprint: `${question.fingerprint}:${figures.record}.${figures.field}`,
  });
  const records = (of: string, n: number) => cell({ unit: 'records', of }, n);
  return {
    record: type,
    field: figures.field,
    rows: records('rows', figures.rows),
    distinctValues: cell({ unit: 'values', of: 'distinct values' }, figures.distinctValues),
    mapped: records('mapped rows', figures.mapped),
    nonStandard: records('non-standard rows', figures.nonStandard),
    retired: records('retired rows', figures.retired),
    bySource: figures.bySource.map(([source, n]) => ({
      value: source,
      rows: cell({ unit: 'records', of: `rows mapped by ${source}`, partOf: 'mapped' }, n),
    })),
    unmapped: figures.unmapped.slice(0, candidates).map(({ value, rows, reason }) => ({
      value,
      rows: cell({ unit: 'records', of: `rows of ${value}`, partOf: 'unmapped' }, rows),
      reason,
    })),
  };
}

/** Most first, then by value. */
function inOrder<Value extends Pick<UnmappedValue, 'value' | 'rows'>>(
  values: readonly Value[],
): readonly Value[] {
  return values.toSorted((a, b) => (b.rows.value ?? 0) - (a.rows.value ?? 0) || (a.value < b.value ? -1 : 1));
}

function toShare({ value: part }: Count, { value: whole }: Count): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}
