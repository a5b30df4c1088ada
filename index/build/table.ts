import { isIndexed, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { createNumbers } from '../../terminology/numbers.ts';
import { fieldsOf, type Subject } from '../columns/field-columns.ts';
import type { Table } from '../columns/segment.ts';
import { orderLists } from '../columns/value-order.ts';
import { type Collector, collectorOf, collectValues, type TargetIds } from './collect.ts';

/** Takes records of one type, those of a patient one after the other, patients ascending. */
export type TableBuilder = {
  /** `row` has the values of `rowProperties`. */
  readonly add: (owner: number, row: readonly PropertyValue[]) => void;
  readonly finish: (patients: number) => Table;
};

/** A column to be. */
type Part = { readonly name: string; readonly collector: Collector };

/** Where a record comes from is seldom asked alone: only of what hardly any record has there are lists. */
const listedOfProvenance = 256;

const recordProperties = ['dataset', 'file', 'timelineName', 'timeline'];

/** Where the row of a record of any type says its dataset. */
export const datasetPlace = recordProperties.indexOf('dataset');

/** Properties that a row of a subject holds, in this order: none that no column is made of. */
export function rowProperties(subject: Subject): readonly string[] {
  const own = Object.entries(fieldsOf(subject)).flatMap(([name, field]) =>
    isIndexed(field) ? propertiesOf(name, field) : [],
  );
  return subject === 'patient' ? own : [...recordProperties, ...own];
}

/** No records yet. */
export function createTable(subject: Subject, idsOf: TargetIds): TableBuilder {
  const parts = partsOf(subject, idsOf);
  const owners = createNumbers();
  return {
    add: (owner, row) => {
      if (owner < owners.at(owners.length() - 1)) throw new TypeError('records must come by patient');
      owners.push(owner);
      for (const { collector } of parts) collector.add(row);
    },
    finish: (patients) => {
      const table = { owners: owners.toArray(), patients };
      const columns = parts.flatMap(({ name, collector }) => {
        const column = collector.finish(table);
        return column === undefined ? [] : [[name, column] as const];
      });
      return {
        count: table.owners.length,
        owners: table.owners,
        offsets: offsetsOf(table.owners, patients),
        columns: orderLists(subject, Object.fromEntries(columns)),
      };
    },
  };
}

function partsOf(subject: Subject, idsOf: TargetIds): readonly Part[] {
  const properties = rowProperties(subject);
  const placesOf = (...names: readonly string[]) => names.map((property) => properties.indexOf(property));
  const own = Object.entries(fieldsOf(subject)).flatMap(([name, field]) => {
    const stored = propertiesOf(name, field);
    const collector = collectorOf(field, placesOf(...stored), idsOf);
    if (collector === undefined) return [];
    if (field.kind !== 'quantity' || !('property' in field.unit)) return [{ name, collector }];
    const unit = field.unit.property;
    return [
      { name, collector },
      { name: unit, collector: collectValues(placesOf(unit)) },
    ];
  });
  if (subject === 'patient') return own;
  const common = [
    { name: 'dataset', collector: collectValues(placesOf('dataset'), listedOfProvenance) },
    { name: 'file', collector: collectValues(placesOf('file'), listedOfProvenance) },
    { name: 'clock', collector: collectValues(placesOf('timelineName', 'timeline'), listedOfProvenance) },
  ];
  return [...common, ...own];
}

function offsetsOf(owners: Uint32Array, patients: number): Uint32Array {
  const offsets = new Uint32Array(patients + 1);
  for (const owner of owners) offsets[owner + 1] = (offsets[owner + 1] ?? 0) + 1;
  for (let n = 0; n < patients; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  return offsets;
}
