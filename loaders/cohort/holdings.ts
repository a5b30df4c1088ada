import { textAt } from '../segment/texts.ts';
import { clocksOf, comparableDays } from './clock.ts';
import type { Anchor } from './criterion.ts';
import { eachMatch } from './match.ts';
import { isKnownNumber, unitsOf } from './number-filter.ts';
import type { Related, Test } from './plan.ts';
import { tableOf, type View } from './view.ts';

/** Ids of the gene panels that hold all of `genes`, without regard to case. */
export function coveringPanels(genes: readonly string[], views: readonly View[]): readonly string[] {
  const wanted = genes.map((gene) => gene.toUpperCase());
  const panels = views.flatMap(({ segment }) => segment.panels);
  const covering = panels.filter((panel) => {
    const known = new Set(panel.genes.map((gene) => gene.toUpperCase()));
    return wanted.every((gene) => known.has(gene));
  });
  return [...new Set(covering.map(({ id }) => id))];
}

/** Alterations that any copy-number assay in scope reports. */
export function reportedAlterations(views: readonly View[]): ReadonlySet<string> {
  const reported = new Set<string>();
  const tests: readonly Test[] = [{ kind: 'text', property: 'kind', values: ['copy_number'] }];
  for (const view of views) {
    const column = tableOf(view, 'assay').columns.reports;
    const [texts] = column?.kind === 'values' ? column.parts : [];
    if (column?.kind !== 'values' || texts === undefined) continue;
    const entries = new Set<number>();
    eachMatch(view, { record: 'assay', tests }, (record) => entries.add(column.entries[record] ?? 0));
    for (const entry of entries)
      for (const alteration of textAt(texts, entry)?.split(',') ?? []) reported.add(alteration);
  }
  return reported;
}

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
    const seen = new Uint8Array(Math.max(1, names.length));
    eachMatch(view, { record, tests }, (one) => {
      const entry = units?.kind === 'values' ? (units.entries[one] ?? 0) : 0;
      if (seen[entry] === 0 && isKnownNumber(numbers, one)) seen[entry] = 1;
    });
    seen.forEach((isSeen, entry) => {
      if (isSeen === 1) found.add(names[entry] ?? null);
    });
  }
  return [...found].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

/** Records of which a window compares one end, with the end. */
export type Dated = { readonly related: Related; readonly end: Anchor };

/** Timelines on which records are dated to the day, and whether there is any such record at all. */
type Clocks = { readonly any: boolean; readonly names: ReadonlySet<string>; readonly fromIndex: boolean };

/**
 * Whether a window between `own` and `other` could be decided for anybody: there are no records to compare, or some of
 * a population stand on one timeline. `zero`: the other is the index event, which every timeline FROM_INDEX counts from.
 */
export function isDecidable(own: Dated, other: Dated, zero: boolean, views: readonly View[]): boolean {
  const sides = views.map((view) => ({ own: clocksIn(view, own), other: clocksIn(view, other) }));
  if (!sides.some((side) => side.own.any)) return true;
  if (!zero && !sides.some((side) => side.other.any)) return true;
  return sides.some(
    (side) => (zero && side.own.fromIndex) || [...side.own.names].some((name) => side.other.names.has(name)),
  );
}

function clocksIn(view: View, { related, end }: Dated): Clocks {
  const table = tableOf(view, related.record);
  const days = comparableDays(view.segment, table, end);
  const clock = table.columns.clock;
  const known = clock?.kind === 'values' ? clocksOf(clock) : [];
  const seen = new Uint8Array(known.length);
  let any = false;
  eachMatch(view, related, (record) => {
    any = true;
    const entry = clock?.kind === 'values' ? (clock.entries[record] ?? 0) : 0;
    if (seen[entry] === 0 && days !== undefined && days.clockAt(record) > 0) seen[entry] = 1;
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
