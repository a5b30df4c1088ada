import type { Mapping, RecordTemplate, TableModel } from '../../ontology/mapping.ts';
import { catalogueColumns, conditionColumns, letColumns, lookupColumns } from './columns.ts';
import { columnsOf } from './expression.ts';
import { columnsOfField, toFieldForm } from './field-form.ts';
import type { At } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/** Columns that a part of a mapping reads, and where that stands. */
type Reading = { readonly columns: readonly string[]; readonly at: At };

/** Readings of what only a record with `forEach` has. */
export function columnFaults({ lookups = {}, datasets, tables }: Mapping): readonly YamlFault[] {
  const readings: readonly Reading[] = [
    ...Object.entries(lookups).map(([name, model]) => ({
      columns: lookupColumns(model),
      at: ['lookups', name],
    })),
    ...(datasets.catalogue === undefined
      ? []
      : [{ columns: catalogueColumns(datasets.catalogue), at: ['datasets', 'catalogue'] }]),
    ...tables.flatMap((table, index) => tableReadings(table, ['tables', index])),
  ];
  return readings.flatMap(({ columns, at }) =>
    [...new Set(columns)]
      .filter((column) => column === '$column' || column === '$cell')
      .map((column) => ({
        at,
        what: `${column} is known only inside a record with forEach, which makes a record of each of its columns`,
      })),
  );
}

/** What a table reads outside of records with `forEach`. */
function tableReadings(table: TableModel, at: At): readonly Reading[] {
  return [
    { columns: columnsOf(table.patient), at: [...at, 'patient'] },
    { columns: columnsOf(table.dataset), at: [...at, 'dataset'] },
    { columns: letColumns(table.let), at: [...at, 'let'] },
    { columns: conditionColumns(table.when), at: [...at, 'when'] },
    ...table.records.flatMap((record, index) =>
      record.forEach === undefined ? recordReadings(record, [...at, 'records', index]) : [],
    ),
  ];
}

function recordReadings({ key = [], group = [], when, fields }: RecordTemplate, at: At): readonly Reading[] {
  return [
    { columns: key.flatMap(columnsOf), at: [...at, 'key'] },
    { columns: group.flatMap(columnsOf), at: [...at, 'group'] },
    { columns: conditionColumns(when), at: [...at, 'when'] },
    ...Object.entries(fields).map(([name, field]) => ({
      columns: columnsOfField(toFieldForm(field)),
      at: [...at, 'fields', name],
    })),
  ];
}
