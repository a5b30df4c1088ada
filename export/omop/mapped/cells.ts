import { sourceColumn } from '../../../ontology/omop/copies.ts';
import type { Concepts } from './concepts.ts';
import type { Draft } from './draft.ts';
import { formOf } from './table-form.ts';

/** Sets a cell that nothing else has set. */
export function set({ cells }: Draft, column: string, text: string): void {
  cells[column] ??= text;
}

/** What is known of a coded value: the words as they came, and codes. */
export type Coded = {
  readonly text: string | null;
  readonly source: string | null;
  readonly standard: string | null;
  readonly concepts: Concepts;
};

/** Sets the concept, and as its source the code that the source has, or that OMOP has no id for, else the words as they came. */
export function setCoded(draft: Draft, column: string, { text, source, standard, concepts }: Coded): void {
  const id = standard === null ? undefined : concepts.standardIdOf(standard);
  const said = source ?? (id === undefined ? standard : null) ?? text ?? standard;
  if (said === null) return;
  const columns = formOf(draft.table).concepts.get(column);
  if (columns === undefined) return;
  set(draft, columns.source, said);
  set(draft, column, id ?? '0');
  if (columns.given !== undefined)
    set(draft, columns.given, (source === null ? undefined : concepts.idOf(source)) ?? '0');
}

/** The column of a unit. */
export const unitColumn = 'unit_concept_id';

/** Sets the unit of a number, where the table has a column for it. */
export function setUnit(draft: Draft, unit: string | null, { idOf }: Concepts): void {
  if (unit === null || !formOf(draft.table).byName.has(unitColumn)) return;
  set(draft, unitColumn, idOf(`UCUM:${unit}`) ?? '0');
  set(draft, sourceColumn(unitColumn), unit);
}
