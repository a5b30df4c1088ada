import type { PropertyValue } from '../../ontology/model.ts';
import { propertiesOf } from '../../ontology/model.ts';
import { type Collector, collectorOf, collectValues, type TargetIds } from './collect.ts';
import { fieldsOf, type Subject } from './place.ts';
import type { Table } from './segment.ts';

/** Takes records of one type, those of a patient one after the other, patients ascending. */
export type TableBuilder = {
  /** `row` has the values of `rowProperties`. */
  readonly add: (owner: number, row: readonly PropertyValue[]) => void;
  readonly finish: (patients: number) => Table;
};

/** A column to be: where its values stand in a row. */
type Part = { readonly name: string; readonly at: readonly number[]; readonly collector: Collector };

const recordProperties = ['dataset', 'file', 'timelineName', 'timeline'];

/** Properties that a row of a subject holds, in this order. */
export function rowProperties(subject: Subject): readonly string[] {
  const own = Object.entries(fieldsOf(subject)).flatMap(([name, field]) => propertiesOf(name, field));
  return subject === 'patient' ? own : [...recordProperties, ...own];
}

/** No records yet. */
export function createTable(subject: Subject, idsOf: TargetIds): TableBuilder {
  const parts = partsOf(subject, idsOf);
  const owners: number[] = [];
  return {
    add: (owner, row) => {
      if (owner < (owners.at(-1) ?? 0)) throw new TypeError('records must come by patient');
      owners.push(owner);
      for (const { at, collector } of parts) collector.add(at.map((place) => row[place] ?? null));
    },
    finish: (patients) => {
      const table = { owners: Uint32Array.from(owners), patients };
      const columns = parts.flatMap(({ name, collector }) => {
        const column = collector.finish(table);
        return column === undefined ? [] : [[name, column] as const];
      });
      return {
        count: owners.length,
        owners: table.owners,
        offsets: offsetsOf(table.owners, patients),
        columns: Object.fromEntries(columns),
      };
    },
  };
}

function partsOf(subject: Subject, idsOf: TargetIds): readonly Part[] {
  const properties = rowProperties(subject);
  const part = (name: string, collector: Collector, ...from: readonly string[]): Part => ({
    name,
    collector,
    at: from.map((property) => properties.indexOf(property)),
  });
  const own = Object.entries(fieldsOf(subject)).flatMap(([name, field]) => {
    const collector = collectorOf(field, idsOf);
    const stored = propertiesOf(name, field);
    if (collector === undefined) return [];
    if (field.kind === 'quantity' && 'property' in field.unit)
      return [part(name, collector, name), part(field.unit.property, collectValues(1), field.unit.property)];
    return [part(name, collector, ...stored)];
  });
  if (subject === 'patient') return own;
  const common = [
    part('dataset', collectValues(1), 'dataset'),
    part('file', collectValues(1), 'file'),
    part('clock', collectValues(2), 'timelineName', 'timeline'),
  ];
  return [...common, ...own];
}

function offsetsOf(owners: Uint32Array, patients: number): Uint32Array {
  const offsets = new Uint32Array(patients + 1);
  for (const owner of owners) offsets[owner + 1] = (offsets[owner + 1] ?? 0) + 1;
  for (let n = 0; n < patients; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  return offsets;
}
