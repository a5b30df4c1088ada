import type { Properties, PropertyValue } from '../model.ts';
import { type CdmType, cdmColumns } from './cdm.ts';
import { isSameCell } from './cell.ts';
import { type CellFault, type Cells, cellFaults } from './cell-faults.ts';
import { copiesOf } from './copies.ts';
import type { RecordTable } from './table-records.ts';

/** A row as properties, or the cells for which it is refused. */
export type ReadRow = { readonly properties: Properties; readonly faults: readonly CellFault[] };

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

/** The form of the rows of a table. */
export function rowForm(table: RecordTable): RowForm {
  const copies = copiesOf(table);
  const types = new Map(cdmColumns(table).map(({ name, type }) => [name, type]));
  const faultsOf = cellFaults(table);
  const written = (properties: Properties, person: string): Cells => {
    const cells: Record<string, string> = { person_id: person };
    for (const { column, write } of copies) cells[column] = write(properties);
    return cells;
  };
  const times = timesOf([...types.keys()]);
  return {
    read: (cells) => {
      const faults = faultsOf(cells);
      if (faults.length > 0) return { properties: {}, faults };
      const properties: Record<string, PropertyValue> = { omopTable: table };
      for (const { column, fill } of copies) fill(cells[column] ?? '', properties);
      return { properties, faults };
    },
    rest: (cells, properties, person) => {
      const copy = written(properties, person);
      const rest = areMidnights(cells, times)
        ? { ...midnights, ...differences(cells, withMidnights(copy, times), types) }
        : differences(cells, copy, types);
      return Object.keys(rest).length === 0 ? null : JSON.stringify(rest);
    },
    properties: [...copies.map(({ property }) => property), 'omopRest'],
    write: (properties, person) => {
      const { [allTimes]: midnight, ...rest } = readRest(properties.omopRest);
      const copy = written(properties, person);
      return { ...(midnight === undefined ? copy : withMidnights(copy, times)), ...rest };
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

function withMidnights(cells: Cells, times: readonly Time[]): Cells {
  return { ...cells, ...Object.fromEntries(times.map(({ time, date }) => [time, cells[date] ?? ''])) };
}

/** Every cell that what is written does not give back. */
function differences(cells: Cells, written: Cells, types: ReadonlyMap<string, CdmType>): Cells {
  const rest: Record<string, string> = {};
  const compare = (name: string, cell: string, copy: string) => {
    if (cell !== copy && !isSameCell(types.get(name) ?? 'text', cell, copy)) rest[name] = cell;
  };
  for (const [name, cell] of Object.entries(cells)) compare(name, cell, written[name] ?? '');
  for (const [name, copy] of Object.entries(written)) if (cells[name] === undefined) compare(name, '', copy);
  return rest;
}

function readRest(rest: PropertyValue | undefined): Cells {
  return typeof rest === 'string' ? JSON.parse(rest) : {}; // written by `rest` alone
}
