import type { Segment, Table } from '../index/columns/segment.ts';
import { allTexts } from '../index/columns/texts.ts';

/** The number of the dataset of each record of a table. */
export type DatasetOf = { readonly at: (record: number) => number; readonly size: number };

/** Stands where a record is of no dataset of the segment. */
export const noDataset = -1;

export function datasetOf({ datasets: { ids } }: Segment, { columns: { dataset } }: Table): DatasetOf {
  const [texts] = dataset?.kind === 'values' ? dataset.parts : [];
  if (dataset?.kind !== 'values' || texts === undefined) return { at: () => noDataset, size: ids.length };
  const numbers = Int32Array.from(allTexts(texts), (text) => (text === null ? noDataset : ids.indexOf(text)));
  const { entries } = dataset;
  return { at: (record) => numbers[entries[record] ?? 0] ?? noDataset, size: ids.length };
}
