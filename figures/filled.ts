import { type Column, classAt, hasDay, nobody } from '../index/columns/column.ts';
import { numberAt } from '../index/columns/number-column.ts';
import { textAt } from '../index/columns/texts.ts';

/** Whether a record has a value of a field. */
export type IsFilled = (record: number) => boolean;

/** Which records have a value in a column. */
export function isFilledIn(column: Column): IsFilled {
  switch (column.kind) {
    case 'values':
      return (record) => (column.entries[record] ?? 0) > 0;
    case 'numbers':
      return (record) => !Number.isNaN(numberAt(column, record));
    case 'dates':
      return (record) => hasDay(column, record);
    case 'references':
      return (record) => column.targets[record] !== nobody;
    case 'identities':
      return (record) => classAt(column, record) > 0;
  }
}

/** Which records have a standard concept in a coded column; undefined where the column is not coded. */
export function isMappedIn(column: Column): IsFilled | undefined {
  if (column.kind !== 'values') return undefined;
  const [, , standards] = column.parts;
  return standards && ((record) => textAt(standards, column.entries[record] ?? 0) !== null);
}
