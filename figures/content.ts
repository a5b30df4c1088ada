import { hasDay } from '../index/columns/column.ts';
import type { Segment, Table } from '../index/columns/segment.ts';
import { allTexts } from '../index/columns/texts.ts';
import { timelinesOf } from '../index/timelines.ts';
import { splitCurie } from '../ontology/curie.ts';
import { type RecordType, recordTypes } from '../ontology/records.ts';
import { type DatasetOf, datasetOf, noDataset } from './dataset-of.ts';
import { eachNumber } from './each.ts';
import type { DatasetFigures } from './figures.ts';

/** Where the records of one dataset come from, how they are coded, and when they were. */
export type Content = Pick<DatasetFigures, 'codingSystems' | 'files' | 'years'>;

/** By number of dataset. */
export async function contentOf(segment: Segment): Promise<readonly Content[]> {
  const sides = segment.datasets.ids.map(() => ({
    prefixes: new Map<string, number>(),
    files: new Map<string, number>(),
    days: new Map<number, number>(),
  }));
  for (const type of recordTypes) {
    const table = tableOf(segment, type);
    const dataset = datasetOf(segment, table);
    await eachPrefix(table, dataset, (n, prefix, values) => addTo(sides[n]?.prefixes, prefix, values));
    await eachFile(table, dataset, (n, file) => addTo(sides[n]?.files, file, 1));
    await eachCalendarDay(table, dataset, (n, day) => addTo(sides[n]?.days, day, 1));
  }
  return sides.map(({ prefixes, files, days }) => ({
    codingSystems: inOrder(prefixes).map(([system, values]) => ({ system, values })),
    files: inOrder(files).map(([file, records]) => ({ file, records })),
    years: inOrder(byYear(days)).map(([year, records]) => ({ year, records })),
  }));
}

function addTo<Key>(counts: Map<Key, number> | undefined, key: Key, n: number): void {
  counts?.set(key, (counts.get(key) ?? 0) + n);
}

function inOrder<Key extends string | number>(
  counts: ReadonlyMap<Key, number>,
): readonly (readonly [Key, number])[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function byYear(days: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const [day, records] of days) addTo(years, yearOf(day), records);
  return years;
}

function tableOf({ records }: Segment, type: RecordType): Table {
  return records[type];
}

/** The vocabularies of the source and standard concepts of records, with how many values have a code of it. */
async function eachPrefix(
  { count, columns }: Table,
  { at, size }: DatasetOf,
  visit: (dataset: number, prefix: string, values: number) => void,
): Promise<void> {
  for (const column of Object.values(columns)) {
    if (column.kind !== 'values' || column.parts.length !== 3) continue;
    const prefixes = column.parts.slice(1).map((codes) => allTexts(codes).map(prefixOf));
    const seen = new Map<number, number>();
    await eachNumber(count, (record) => {
      const entry = column.entries[record] ?? 0;
      const dataset = at(record);
      if (entry !== 0 && dataset !== noDataset) addTo(seen, entry * size + dataset, 1);
    });
    const found = [...seen];
    await eachNumber(found.length, (n) => {
      const [key = 0, values = 0] = found[n] ?? [];
      const own = new Set(prefixes.map((part) => part[Math.floor(key / size)]));
      for (const prefix of own) if (prefix) visit(key % size, prefix, values);
    });
  }
}

function prefixOf(code: string | null): string | undefined {
  return code === null ? undefined : splitCurie(code).prefix;
}

async function eachFile(
  { count, columns: { file } }: Table,
  { at }: DatasetOf,
  visit: (dataset: number, file: string) => void,
): Promise<void> {
  const [texts] = file?.kind === 'values' ? file.parts : [];
  if (file?.kind !== 'values' || texts === undefined) return;
  const names = allTexts(texts);
  await eachNumber(count, (record) => {
    const name = names[file.entries[record] ?? 0];
    if (at(record) !== noDataset && name) visit(at(record), name);
  });
}

/** Days of records on timelines that are the calendar; shifted days and days from an event are no dates. */
async function eachCalendarDay(
  { count, columns: { clock: timeline, ...fields } }: Table,
  { at }: DatasetOf,
  visit: (dataset: number, day: number) => void,
): Promise<void> {
  if (timeline?.kind !== 'values') return;
  const isCalendar = timelinesOf(timeline).map(({ kind }) => kind === 'CALENDAR');
  if (!isCalendar.includes(true)) return;
  for (const dates of Object.values(fields)) {
    if (dates.kind !== 'dates') continue;
    await eachNumber(count, (record) => {
      if (isCalendar[timeline.entries[record] ?? 0] && at(record) !== noDataset && hasDay(dates, record))
        visit(at(record), dates.days[record] ?? 0);
    });
  }
}

function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}
