import type { Condition, Conditions, LookupModel, Mapping, TableModel } from '../../ontology/mapping.ts';
import { columnsOf } from './expression.ts';
import { columnsOfField, toFieldForm } from './field-form.ts';
import { objectsIn } from './objects-in.ts';

type Catalogue = NonNullable<Mapping['datasets']['catalogue']>;

/** Columns of a lookup that expressions of the mapping ask for. */
export function columnsRead(mapping: Mapping, name: string, model: LookupModel): readonly string[] {
  return [...objectsIn(mapping)].flatMap(({ object: { lookup, column } }) =>
    lookup === name && typeof column === 'string' && !Object.hasOwn(model.let ?? {}, column) ? [column] : [],
  );
}

/** Columns of the table of titles. */
export function catalogueColumns({ id, title, description, releasedAt }: Catalogue): readonly string[] {
  return [id, title, releasedAt ?? [], columnsOf(description ?? { const: '' })].flat();
}

/** Columns that a lookup reads itself. */
export function lookupColumns({ key, when, one, ...model }: LookupModel): readonly string[] {
  const named = new Set(Object.keys(model.let ?? {}));
  const used = [...key.flatMap(columnsOf), ...conditionColumns(when), ...(one === undefined ? [] : [one])];
  return [...letColumns(model.let), ...used.filter((column) => !named.has(column))];
}

/** Columns that a table and its records read. */
export function tableColumns(model: TableModel): readonly string[] {
  const named = new Set([...Object.keys(model.let ?? {}), '$column', '$cell']);
  const used = [
    ...columnsOf(model.patient),
    ...columnsOf(model.dataset),
    ...conditionColumns(model.when),
    ...model.records.flatMap((record) => [
      ...(record.forEach ?? []),
      ...(record.key ?? record.group ?? []).flatMap(columnsOf),
      ...conditionColumns(record.when),
      ...Object.values(record.fields).flatMap((field) => columnsOfField(toFieldForm(field))),
    ]),
  ];
  return [...letColumns(model.let), ...used.filter((column) => !named.has(column))];
}

/** Columns that named values read; each knows those before it, and no other. */
export function letColumns(named: TableModel['let']): readonly string[] {
  const names = Object.keys(named ?? {});
  return Object.values(named ?? {}).flatMap((value, at) =>
    columnsOf(value).filter((column) => !names.slice(0, at).includes(column)),
  );
}

/** Columns that conditions read. */
export function conditionColumns(conditions: Conditions | undefined): readonly string[] {
  const list: readonly Condition[] = [conditions ?? []].flat();
  return list.flatMap(({ value }) => columnsOf(value));
}
