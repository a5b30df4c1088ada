import { join } from 'node:path';
import type { Mapping } from '../../ontology/mapping.ts';
import type { DatasetEntry } from '../delivery.ts';
import { exists } from '../source/exists.ts';
import { openTable } from '../source/table.ts';
import { compileExpression } from './expression.ts';

/** Facts by dataset id, from the table that the mapping names; none where that table is absent. */
export async function readDatasetTable(
  folder: string,
  { datasets: { catalogue } }: Pick<Mapping, 'datasets'>,
): Promise<ReadonlyMap<string, DatasetEntry>> {
  const entries = new Map<string, DatasetEntry>();
  if (catalogue === undefined) return entries;
  const path = join(folder, catalogue.file);
  if (catalogue.optional && !(await exists(path))) return entries;
  const description = compileExpression(catalogue.description ?? { const: '' }, new Map());
  const table = await openTable(path, catalogue.file, { used: [], quote: catalogue.quote });
  for await (const row of table.rows()) {
    if ('broken' in row) continue;
    const { cells } = row;
    entries.set(cells[catalogue.id] ?? '', {
      title: cells[catalogue.title] ?? '',
      description: description(cells) || null,
      releasedAt: cells[catalogue.releasedAt ?? ''] || null,
    });
  }
  return entries;
}
