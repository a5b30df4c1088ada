import { type Breathe, inSteps, inTurn, type Steps } from '../../graph/breathe.ts';
import { type Bits, countBits, emptyBits, hasBit, setBit } from '../../index/columns/bits.ts';
import type { NumberColumn } from '../../index/columns/column.ts';
import { numberAt } from '../../index/columns/number-column.ts';
import type { Table } from '../../index/columns/segment.ts';
import { type ComparableDays, comparableDays } from '../../index/timelines.ts';
import { tableOf } from '../../index/view.ts';
import { matchingRecords } from '../match/match.ts';
import { unitsOf } from '../match/number-filter.ts';
import type { Related } from '../plan.ts';
import { eachBitInSteps } from './each-in-steps.ts';
import type { SelectedPatients } from './facets.ts';

/** Where numbers come from: a field of records, or of the patients themselves; and where their unit stands, or the only one. */
export type NumberSource = {
  readonly related: Related | undefined;
  readonly field: string;
  readonly unit: { readonly property: string } | { readonly ucum: string } | undefined;
};

/** The numbers of a source that belong to the patients of a question in one view. */
export type SourceNumbers = SelectedPatients & {
  readonly days: ComparableDays | undefined;
  /** Calls `visit` for each known number, by patient. */
  readonly each: (visit: (one: OneNumber) => void) => Steps<void>;
};

/** A number as it is stored; `unit` is null where it has none. */
export type OneNumber = {
  readonly record: number;
  readonly patient: number;
  readonly value: number;
  readonly unit: string | null;
};

/** The numbers of a source in each view of a question. */
export function numbersIn(
  source: NumberSource,
  selections: readonly SelectedPatients[],
  breathe: Breathe,
): Promise<readonly SourceNumbers[]> {
  return inTurn(selections, breathe, async (selection) => {
    const { segment } = selection.view;
    const { related } = source;
    const table = related === undefined ? segment.persons : tableOf(selection.view, related.record);
    const days = related === undefined ? undefined : comparableDays(segment, table, 'start');
    const column = table.columns[source.field];
    if (column?.kind !== 'numbers') return { ...selection, days, each: function* none() {} };
    const { view, patients } = selection;
    const records = related === undefined ? patients : await inSteps(matchingRecords(view, related), breathe);
    const each = eachNumber(source, patients, { table, column, records });
    return { ...selection, days, each };
  });
}

/** Numbers of a column, and the records that they are of. */
type NumbersOf = { readonly table: Table; readonly column: NumberColumn; readonly records: Bits };

function eachNumber(
  { related, unit }: NumberSource,
  patients: Bits,
  { table, column, records }: NumbersOf,
): SourceNumbers['each'] {
  const unitAt = unitReader(table, unit);
  const ownerOf = (record: number) => (related === undefined ? record : (table.owners[record] ?? 0));
  return (visit) =>
    eachBitInSteps(records, (record) => {
      const patient = ownerOf(record);
      const value = numberAt(column, record);
      if (hasBit(patients, patient) && Number.isFinite(value))
        visit({ record, patient, value, unit: unitAt(record) });
    });
}

function unitReader({ columns }: Table, unit: NumberSource['unit']): (record: number) => string | null {
  if (unit === undefined) return () => null;
  if ('ucum' in unit) return () => unit.ucum;
  const column = columns[unit.property];
  if (column?.kind !== 'values') return () => null;
  const units = unitsOf(column);
  return (record) => units[column.entries[record] ?? 0] ?? null;
}

/** A unit that numbers come in, null where they have none, and how many patients have one in it. */
export type UnitCount = { readonly unit: string | null; readonly n: number };

/** Units of the numbers, sorted, with how many patients have one in each; null where one has none. */
export function* countUnits(numbers: readonly SourceNumbers[]): Steps<readonly UnitCount[]> {
  const found = new Map<string | null, Bits[]>();
  for (const [side, { view, each }] of numbers.entries())
    yield* each(({ unit, patient }) => {
      const sets = found.get(unit) ?? [];
      found.set(unit, sets);
      const own = sets[side] ?? emptyBits(view.size);
      sets[side] = own;
      setBit(own, patient);
    });
  return [...found]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([unit, sets]) => ({ unit, n: sets.reduce((sum, set) => sum + countBits(set), 0) }));
}
