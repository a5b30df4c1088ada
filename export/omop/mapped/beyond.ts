import type { FieldModel } from '../../../ontology/model.ts';
import { sourceColumn } from '../../../ontology/omop/copies.ts';
import { personPlacement, placementsOf } from '../../../ontology/omop/placement.ts';
import type { RecordTable } from '../../../ontology/omop/table-records.ts';
import type { RecordType } from '../../../ontology/records.ts';
import { unitColumn } from './cells.ts';
import { formOf, isOfConcepts } from './table-form.ts';

/**
 * Columns that a table has beyond those of the CDM where records of `types` go there: codes that would be lost where no
 * vocabulary of OMOP has them, as IMAGE_OCCURRENCE has none for the code of a modality.
 */
export function columnsBeyond(table: RecordTable, types: readonly RecordType[]): readonly string[] {
  const placed = [personPlacement, ...types.flatMap(placementsOf)].flatMap((placement) => [
    ...(placement.table === table ? [...placement.own, ...placement.behind] : []),
    ...placement.asides.filter((aside) => aside.table === table),
  ]);
  const known = formOf(table).byName;
  const sources = placed
    .flatMap(({ field, column }) => conceptColumn(field, column))
    .filter((column) => known.has(column))
    .map(sourceColumn);
  return [...new Set(sources)].filter((column) => !known.has(column));
}

/** The column of concepts that a field is written to. */
function conceptColumn(field: FieldModel, column: string): readonly string[] {
  switch (field.kind) {
    case 'coded':
    case 'flag':
      return isOfConcepts(column) ? [column] : [];
    case 'text':
      return isOfConcepts(column) && field.values !== undefined ? [column] : [];
    case 'quantity':
      return [unitColumn];
    case 'number':
    case 'date':
    case 'reference':
    case 'derived':
      return [];
  }
}
