import { resolve } from 'node:path';
import type { DatasetFacts, Mapping } from '../../ontology/mapping.ts';
import type { DatasetEntry, Reject } from '../delivery.ts';
import { exists } from '../source/exists.ts';
import type { Row } from '../source/row.ts';
import { openTable } from '../source/table.ts';
import { orReject } from './aside.ts';
import { compileExpression, ValueError } from './expression.ts';
import { readDate } from './value.ts';

/** Facts of datasets by id, and which rows say none. */
export type DatasetTable = {
  readonly entries: ReadonlyMap<string, DatasetEntry>;
  readonly rejects: readonly Reject[];
};

/** The table of datasets that the mapping names; empty where it is absent. */
export async function readDatasetTable(
  folder: string,
  { datasets: { catalogue } }: Pick<Mapping, 'datasets'>,
): Promise<DatasetTable> {
  const entries = new Map<string, DatasetEntry>();
  const rejects: Reject[] = [];
  if (catalogue === undefined) return { entries, rejects };
  const { file, optional, quote } = catalogue;
  const path = resolve(folder, file);
  if (optional && !(await exists(path))) return { entries, rejects };
  const read = compileEntry(catalogue, entries);
  for await (const row of (await openTable(path, file, { used: [], quote })).rows()) {
    const found = orReject(row, 'dataset', read);
    if ('reject' in found) rejects.push(found.reject);
    else entries.set(found.id, found.entry);
  }
  return { entries, rejects };
}

/** What a row says of a dataset; one that says other things of it than a row before is refused. */
function compileEntry(
  { id, title, description, releasedAt = '' }: NonNullable<DatasetFacts['catalogue']>,
  known: ReadonlyMap<string, DatasetEntry>,
) {
  const describe = compileExpression(description ?? { const: '' }, new Map());
  return (cells: Row['cells']): { readonly id: string; readonly entry: DatasetEntry } => {
    const dataset = cells[id] ?? '';
    if (dataset === '') throw new ValueError(id, '', 'there is no dataset');
    const released = cells[releasedAt] ?? '';
    readDate(releasedAt, released.slice(0, '2010-04-20'.length)); // a time may follow
    const entry = {
      title: cells[title] ?? '',
      description: describe(cells) || null,
      releasedAt: released || null,
    };
    const before = known.get(dataset);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(entry))
      throw new ValueError(id, dataset, 'a row before says other things of this dataset');
    return { id: dataset, entry };
  };
}
