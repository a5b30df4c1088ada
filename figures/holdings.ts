import { setImmediate } from 'node:timers/promises';
import type { Segment, Table } from '../index/columns/segment.ts';
import { propertiesOf } from '../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { type DatasetOf, datasetOf, noDataset } from './dataset-of.ts';
import type { HoldingFigures, VariableFigures } from './figures.ts';
import { type IsFilled, isFilledIn, isMappedIn } from './filled.ts';

/** By number of dataset what its records are, in the order of the catalogue; then of all datasets of the segment. */
export type Holdings = {
  readonly byDataset: readonly (readonly HoldingFigures[])[];
  readonly all: readonly HoldingFigures[];
};

/** What the datasets of a segment hold; others get their turn after every field. */
export async function holdingsOf(segment: Segment): Promise<Holdings> {
  const tables = await Promise.all(
    recordTypes.map(async (type) => ({ type, counts: await countTable(segment, type) })),
  );
  const of = (dataset: number) =>
    tables.flatMap(({ type, counts }) => toHolding(type, counts, (numbers) => numbers[dataset] ?? 0));
  return {
    byDataset: segment.datasets.ids.map((_, dataset) => of(dataset)),
    all: tables.flatMap(({ type, counts }) =>
      toHolding(type, { ...counts, patients: Uint32Array.of(ownersIn(segment.records[type])) }, sum),
    ),
  };
}

/** Numbers by dataset. */
type Counts = {
  readonly patients: Uint32Array;
  readonly records: Uint32Array;
  readonly fields: readonly FieldCounts[];
};

type FieldCounts = {
  readonly field: string;
  readonly known: Uint32Array;
  readonly mapped: Uint32Array | undefined;
};

async function countTable(segment: Segment, type: RecordType): Promise<Counts> {
  const table = segment.records[type];
  const dataset = datasetOf(segment, table);
  const fields: FieldCounts[] = [];
  for (const [field, model] of Object.entries(modelOf(type).fields)) {
    const column = table.columns[field];
    if (column === undefined || propertiesOf(field, model).length === 0) continue;
    const mapped = model.kind === 'coded' ? isMappedIn(column) : undefined;
    fields.push({
      field,
      known: countIf(table, dataset, isFilledIn(column)),
      mapped: mapped && countIf(table, dataset, mapped),
    });
    await setImmediate();
  }
  return {
    patients: countOwners(table, dataset),
    records: countIf(table, dataset, () => true),
    fields,
  };
}

function countIf({ count }: Table, { at, size }: DatasetOf, isCounted: IsFilled): Uint32Array {
  const counts = new Uint32Array(size);
  for (let record = 0; record < count; record += 1) {
    const dataset = at(record);
    if (dataset !== noDataset && isCounted(record)) counts[dataset] = (counts[dataset] ?? 0) + 1;
  }
  return counts;
}

/** Distinct patients by dataset: the records of a patient stand together. */
function countOwners({ count, owners }: Table, { at, size }: DatasetOf): Uint32Array {
  const counts = new Uint32Array(size);
  const last = new Float64Array(size).fill(-1);
  for (let record = 0; record < count; record += 1) {
    const dataset = at(record);
    const owner = owners[record] ?? 0;
    if (dataset === noDataset || last[dataset] === owner) continue;
    last[dataset] = owner;
    counts[dataset] = (counts[dataset] ?? 0) + 1;
  }
  return counts;
}

function ownersIn({ offsets }: Table): number {
  let owners = 0;
  for (let patient = 1; patient < offsets.length; patient += 1)
    if (offsets[patient] !== offsets[patient - 1]) owners += 1;
  return owners;
}

function toHolding(
  record: RecordType,
  { patients, records, fields }: Counts,
  pick: (numbers: Uint32Array) => number,
): readonly HoldingFigures[] {
  if (pick(patients) === 0) return [];
  const variables = fields
    .filter(({ known }) => pick(known) > 0)
    .map(({ field, known, mapped }): VariableFigures => {
      const one = { field, known: pick(known) };
      return mapped === undefined ? one : { ...one, mapped: pick(mapped) };
    });
  return [{ record, patients: pick(patients), records: pick(records), variables }];
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((total, n) => total + n, 0);
}
