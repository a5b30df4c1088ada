import { type CdmColumn, type CdmTable, cdmColumns } from '../../../ontology/omop/cdm.ts';
import { createKeys } from '../keys.ts';
import { isOfType } from './cell-form.ts';
import { type Check, type Judge, violates } from './check.ts';
import type { Known } from './known.ts';

/** What the CDM says of the columns of a table that a file has: what must stand in them, how, once, and what is known elsewhere. */
export function formChecks(table: CdmTable, columns: readonly string[], known: Known): readonly Check[] {
  return cdmColumns(table)
    .filter(({ name }) => columns.includes(name))
    .flatMap((column) => checksOf(column, known));
}

function checksOf(column: CdmColumn, known: Known): readonly Check[] {
  const { name, required, key, refersTo } = column;
  const check = { column: name, threshold: 0 };
  return [
    ...(required ? [{ ...check, check: 'isRequired', judge: isEmpty(name), ofEmpty: true } as const] : []),
    { ...check, check: 'cdmDatatype', judge: isOther(column) },
    ...(key ? [{ ...check, check: 'isPrimaryKey', judge: isRepeated(name) } as const] : []),
    ...(refersTo === undefined
      ? []
      : [{ ...check, check: 'isForeignKey', judge: isNowhere(name, refersTo.table, known) } as const]),
  ];
}

function isEmpty(column: string): Judge {
  return (cells) => violates(cells[column] === '');
}

function isOther(column: CdmColumn): Judge {
  return (cells) => {
    const cell = cells[column.name] ?? '';
    return violates(cell !== '' && !isOfType(column, cell));
  };
}

/** Two rows where a key comes for the second time, and one for each time after; no key is no second one. */
function isRepeated(column: string): Judge {
  const times = createKeys();
  return (cells) => {
    const key = cells[column] ?? '';
    if (key === '') return 0;
    const before = times.get(key) ?? 0;
    if (before < 2) times.set(key, before + 1);
    return [0, 2, 1][before];
  };
}

function isNowhere(column: string, table: string, known: Known): Judge | string {
  const keys = known.keysOf(table);
  if (keys === undefined) return `The folder has no ${table.toUpperCase()}.`;
  return (cells) => {
    const key = cells[column] ?? '';
    return violates(key !== '' && keys.get(key) === undefined);
  };
}
