import { byCell } from './by-cell.ts';
import { type CdmColumn, type CdmTable, type CdmType, cdmColumns } from './cdm.ts';
import { isEmpty, readDay, readFloat, readInteger } from './cell.ts';

/** Cells of a row by the name of their column in CDM 5.4; one that is not there is empty. */
export type Cells = Readonly<Record<string, string>>;

/** A cell for which a row is refused. */
export type CellFault = { readonly column: string; readonly value: string; readonly reason: string };

/** The cells for which a row of a table is refused: no number or date where one stands, and no id or date where one must. */
export function cellFaults(table: CdmTable): (cells: Cells) => readonly CellFault[] {
  const checked = cdmColumns(table)
    .filter(({ type }) => type !== 'text')
    .map((column) => ({ column: column.name, faultOf: byCell((cell) => faultOf(column, cell)) }));
  return (cells) => {
    const faults: CellFault[] = [];
    for (const { column, faultOf } of checked) {
      const value = cells[column] ?? '';
      const reason = faultOf(value);
      if (reason !== undefined) faults.push({ column, value, reason });
    }
    return faults;
  };
}

/** Whether a row of the table of a column says nothing without it: its id, whose it is, and its required dates. */
export function isNeeded({ name, type, required, key }: CdmColumn): boolean {
  return required && (key || type === 'date' || name === 'person_id');
}

/** Why a row with the cell is refused. */
function faultOf(column: CdmColumn, cell: string): string | undefined {
  if (isEmpty(cell)) return isNeeded(column) ? 'is empty' : undefined;
  return isOfType(column.type, cell) ? undefined : expected[column.type];
}

const expected: Readonly<Record<CdmType, string>> = {
  integer: 'no integer',
  float: 'no number; expected 1234.5 without commas or blanks',
  date: 'no date that exists; expected 2010-04-20',
  datetime: 'no date that exists; expected 2010-04-20 13:45:00',
  text: 'no text',
};

/** Whether a cell that is not empty says something of its type. */
function isOfType(type: CdmType, text: string): boolean {
  switch (type) {
    case 'integer':
      return readInteger(text) !== undefined;
    case 'float':
      return readFloat(text) !== undefined;
    case 'date':
    case 'datetime':
      return readDay(text) !== undefined;
    case 'text':
      return true;
  }
}
