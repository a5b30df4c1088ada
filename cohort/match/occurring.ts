import { atOnce } from '../../graph/breathe.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import type { Narrow, NumberColumn } from '../../index/columns/column.ts';
import { textAt } from '../../index/columns/texts.ts';
import { eachRecordOf } from '../../index/columns/value-column.ts';
import { comparableDays, timelineAt, timelinesOf } from '../../index/timelines.ts';
import { tableOf, type View } from '../../index/view.ts';
import { modelOf } from '../../ontology/records.ts';
import type { Anchor } from '../criterion.ts';
import type { Related } from '../plan.ts';
import { conjunctionOf, eachMatch, findMatch } from './match.ts';
import { isKnownNumber, unitsOf } from './number-filter.ts';

/** Units of the values of records that pass tests, sorted; null where a value has none. */
export function occurringUnits(
  { record, tests }: Related,
  { field, unit }: { readonly field: string; readonly unit: string },
  views: readonly View[],
): readonly (string | null)[] {
  const found = new Set<string | null>();
  for (const view of views) {
    const { columns } = tableOf(view, record);
    const [numbers, units] = [columns[field], columns[unit]];
    if (numbers?.kind !== 'numbers') continue;
    const names = units?.kind === 'values' ? unitsOf(units) : [];
    const entries = units?.kind === 'values' ? units.entries : undefined;
    for (const entry of unitEntries(view, { record, tests }, { numbers, entries }))
      found.add(names[entry] ?? null);
  }
  return [...found].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

type Values = { readonly numbers: NumberColumn; readonly entries: Narrow | undefined };

/** Entries of the units of the values of records that pass tests. */
function unitEntries(view: View, related: Related, values: Values): readonly number[] {
  const about = view.whole ? entriesAbout(view, related) : undefined;
  if (about === undefined) return seenEntries(values, (visit) => eachMatch(view, related, visit));
  const byEntry = entriesOf(values.numbers);
  return about.entries.flatMap((entry) => {
    const found =
      byEntry.get(entry) ?? seenEntries(values, (visit) => eachRecordOf(about.column, entry, visit));
    byEntry.set(entry, found);
    return found;
  });
}

/** Entries of the units of a column's values, by the entry of what the records are about. */
const entriesOf = rememberBy<[NumberColumn], Map<number, readonly number[]>>(() => new Map());

/** Entries of the field that says what records are about, where nothing else is asked of them. */
function entriesAbout(view: View, { record, tests: [test, ...others] }: Related) {
  if (test?.kind !== 'concepts' || test.field !== modelOf(record).concept || others.length > 0)
    return undefined;
  const {
    entries: [filter],
  } = atOnce(conjunctionOf(view)({ record, tests: [test] }));
  if (filter === undefined) return undefined;
  const entries = Array.from(filter.selected.keys()).filter((entry) => filter.selected[entry] === 1);
  return { column: filter.column, entries };
}

function seenEntries(
  { numbers, entries }: Values,
  each: (visit: (record: number) => void) => void,
): readonly number[] {
  const seen = new Set<number>();
  let last = -1;
  each((record) => {
    const entry = entries?.[record] ?? 0;
    if (entry === last || !isKnownNumber(numbers, record)) return;
    seen.add(entry);
    last = entry;
  });
  return [...seen];
}

/** Records of which a window compares one end, with the end. */
export type Dated = { readonly related: Related; readonly end: Anchor };

/** Timelines on which records are dated to the day, and whether there is any such record at all. */
type Timelines = { readonly any: boolean; readonly names: ReadonlySet<string>; readonly fromIndex: boolean };

/**
 * Whether a window between `own` and `other` could be decided for anybody: there are no records to compare, or some of
 * a population stand on one timeline. `zero`: the other is the index event, which every timeline FROM_INDEX counts from.
 */
export function isDecidable(own: Dated, other: Dated, zero: boolean, views: readonly View[]): boolean {
  const sides = views.map((view) => ({ own: timelinesIn(view, own), other: timelinesIn(view, other) }));
  if (!sides.some((side) => side.own.any)) return true;
  if (!zero && !sides.some((side) => side.other.any)) return true;
  return sides.some(
    (side) => (zero && side.own.fromIndex) || [...side.own.names].some((name) => side.other.names.has(name)),
  );
}

function timelinesIn(view: View, { related, end }: Dated): Timelines {
  const table = tableOf(view, related.record);
  const days = comparableDays(view.segment, table, end);
  const timeline = table.columns.clock;
  const known = timeline?.kind === 'values' ? timelinesOf(timeline) : [];
  const seen = new Uint8Array(known.length);
  let any = false;
  let left = known.length - 1;
  findMatch(view, related, (record) => {
    any = true;
    const entry = timeline?.kind === 'values' ? (timeline.entries[record] ?? 0) : 0;
    if (seen[entry] !== 0 || days === undefined || timelineAt(days, record) === 0) return false;
    seen[entry] = 1;
    left -= 1;
    return left === 0;
  });
  const found = known.filter((_, entry) => seen[entry] === 1);
  return {
    any,
    names: new Set(found.flatMap(({ name }) => name ?? [])),
    fromIndex: found.some(({ kind }) => kind === 'FROM_INDEX'),
  };
}

/** Datasets in scope with a record that passes tests. */
export function datasetsWith(related: Related, views: readonly View[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const view of views) {
    const column = tableOf(view, related.record).columns.dataset;
    const [ids] = column?.kind === 'values' ? column.parts : [];
    if (column?.kind !== 'values' || ids === undefined) continue;
    const seen = new Set<number>();
    eachMatch(view, related, (record) => seen.add(column.entries[record] ?? 0));
    for (const entry of seen) found.add(textAt(ids, entry) ?? '');
  }
  return found;
}
