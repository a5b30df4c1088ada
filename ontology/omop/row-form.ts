import type { Properties, PropertyValue } from '../model.ts';
import { cdmColumns } from './cdm.ts';
import { isSameCell } from './cell.ts';
import { type CellFault, type Cells, cellFaults } from './cell-faults.ts';
import { copiesOf } from './copies.ts';
import type { RecordTable } from './table-records.ts';

/** A row as properties, to which others may be added, or the cells for which it is refused. */
export type ReadRow = {
  readonly properties: Record<string, PropertyValue>;
  readonly faults: readonly CellFault[];
};

/** How rows of a table and records of its type say the same, in both directions. */
export type RowForm = {
  /** The properties that copy cells; all but whose the row is. */
  readonly read: (cells: Cells) => ReadRow;
  /** Every cell that a record of `person` with these properties would not give back, as JSON; null where there is none. */
  readonly rest: (cells: Cells, properties: Properties, person: string) => string | null;
  /** The properties from which a row is written. */
  readonly properties: readonly string[];
  /** The row that a record of `person` keeps; cells that are empty may be missing. */
  readonly write: (properties: Properties, person: string) => Cells;
};

type Kept = { readonly properties: Properties; readonly person: string };

/** The form of the rows of a table. */
export function rowForm(table: RecordTable): RowForm {
  const copies = copiesOf(table);
  const byColumn = new Map(copies.map((copy) => [copy.column, copy]));
  const times = timesOf(cdmColumns(table).map(({ name }) => name));
  const dates = new Map(times.map(({ time, date }) => [time, date]));
  const faultsOf = cellFaults(table);
  const isGiven = (column: string, cells: Cells, record: Kept) => {
    const cell = cells[column] ?? '';
    if (column === 'person_id') return isSameCell('integer', cell, record.person);
    return byColumn.get(column)?.gives(cell, record.properties) ?? cell === '';
  };
  return {
    read: (cells) => {
      const faults = faultsOf(cells);
      const properties: Record<string, PropertyValue> = { omopTable: table };
      if (faults.length === 0) for (const { column, fill } of copies) fill(cells[column] ?? '', properties);
      return { properties, faults };
    },
    rest: (cells, properties, person) => {
      const isMidnight = areMidnights(cells, times);
      const rest: Record<string, string> = isMidnight ? { ...midnights } : {};
      for (const column of Object.keys(cells)) {
        const said = isMidnight ? (dates.get(column) ?? column) : column;
        if (!isGiven(said, cells, { properties, person })) rest[column] = cells[column] ?? '';
      }
      for (const { column, gives } of copies)
        if (cells[column] === undefined && !gives('', properties)) rest[column] = '';
      return Object.keys(rest).length === 0 ? null : JSON.stringify(rest);
    },
    properties: [...copies.map(({ property }) => property), 'omopRest'],
    write: (properties, person) => {
      const cells: Record<string, string> = { person_id: person };
      for (const { column, write } of copies) cells[column] = write(properties);
      const { [allTimes]: midnight, ...rest } = readRest(properties.omopRest);
      if (midnight !== undefined) for (const { time, date } of times) cells[time] = cells[date] ?? '';
      return Object.assign(cells, rest);
    },
  };
}

/** A column of times with that of their dates. */
type Time = { readonly time: string; readonly date: string };

function timesOf(columns: readonly string[]): readonly Time[] {
  return columns
    .filter((column) => column.endsWith('_datetime') && columns.includes(dateOf(column)))
    .map((time) => ({ time, date: dateOf(time) }));
}

function dateOf(time: string): string {
  return time.replace(/_datetime$/, '_date');
}

/** Said in the rest of a row all of whose times are the midnights of their dates, as most are: in place of each of them. */
const allTimes = '*_datetime';
const midnights: Cells = { [allTimes]: 'midnight' };

function areMidnights(cells: Cells, times: readonly Time[]): boolean {
  return (
    times.some(({ time }) => cells[time]) &&
    times.every(({ time, date }) => isSameCell('datetime', cells[time] ?? '', cells[date] ?? ''))
  );
}

function readRest(rest: PropertyValue | undefined): Cells {
  return typeof rest === 'string' ? JSON.parse(rest) : {}; // written by `rest` alone
}
