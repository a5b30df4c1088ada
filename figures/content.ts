import { hasDay } from '../index/columns/column.ts';
import type { Segment, Table } from '../index/columns/segment.ts';
import { allTexts } from '../index/columns/texts.ts';
import { timelinesOf } from '../index/timelines.ts';
import { splitCurie } from '../ontology/curie.ts';
import { type RecordType, recordTypes } from '../ontology/records.ts';
import { type DatasetOf, datasetOf, noDataset } from './dataset-of.ts';
import { eachNumber } from './each.ts';
import type { PeriodFigures } from './figures.ts';

/** Where the records of one dataset come from, how they are coded, and when they were. */
export type Content = {
  readonly codingSystems: readonly string[];
  readonly files: readonly { readonly file: string; readonly records: number }[];
  readonly period: PeriodFigures | undefined;
};

/** By number of dataset. */
export async function contentOf(segment: Segment): Promise<readonly Content[]> {
  const sides = segment.datasets.ids.map(() => ({
    prefixes: new Set<string>(),
    files: new Map<string, number>(),
    days: { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, records: 0 },
  }));
  for (const type of recordTypes) {
    const table = tableOf(segment, type);
    const dataset = datasetOf(segment, table);
    await eachPrefix(table, dataset, (n, prefix) => sides[n]?.prefixes.add(prefix));
    await eachFile(table, dataset, (n, file) => {
      const files = sides[n]?.files;
      files?.set(file, (files.get(file) ?? 0) + 1);
    });
    await eachCalendarDay(table, dataset, (n, day) => {
      const days = sides[n]?.days;
      if (days === undefined) return;
      days.from = Math.min(days.from, day);
      days.to = Math.max(days.to, day);
      days.records += 1;
    });
  }
  return sides.map(({ prefixes, files, days }) => ({
    codingSystems: [...prefixes].sort(),
    files: [...files]
      .map(([file, records]) => ({ file, records }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    period: days.records === 0 ? undefined : { ...days, from: yearOf(days.from), to: yearOf(days.to) },
  }));
}

function tableOf({ records }: Segment, type: RecordType): Table {
  return records[type];
}

/** The vocabularies of the source and standard concepts of records; for some more than once. */
async function eachPrefix(
  { count, columns }: Table,
  { at, size }: DatasetOf,
  visit: (dataset: number, prefix: string) => void,
): Promise<void> {
  for (const column of Object.values(columns)) {
    if (column.kind !== 'values' || column.parts.length !== 3) continue;
    const prefixes = column.parts.slice(1).map((codes) => allTexts(codes).map(prefixOf));
    const seen = new Set<number>();
    await eachNumber(count, (record) => {
      const entry = column.entries[record] ?? 0;
      const dataset = at(record);
      const key = entry * size + dataset;
      if (entry === 0 || dataset === noDataset || seen.has(key)) return;
      seen.add(key);
      for (const part of prefixes) if (part[entry]) visit(dataset, part[entry]);
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
