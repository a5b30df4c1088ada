import { splitCurie } from '../../ontology/curie.ts';
import { type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { readInteger } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import { placeIn, sourceConceptColumn } from '../../ontology/omop/copies.ts';
import { type RecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import { modelOf } from '../../ontology/records.ts';
import type { DeliveredConcepts } from './vocabulary.ts';

/** Sets the coded fields of a record by its row. */
export type FillCodes = (
  cells: Cells,
  into: Record<string, PropertyValue>,
  concepts: DeliveredConcepts,
) => void;

/**
 * What a table says of its coded fields: the standard concept is that of `…_concept_id`, the source concept that of
 * `…_source_concept_id`, whatever a terminology says. Where the row has no text, its concept stands for it.
 */
export function codesOf(table: RecordTable): FillCodes {
  const fields = Object.entries(modelOf(tableRecords[table]).fields).flatMap(([name, field]) => {
    const column = placeIn(table, field);
    if (field.kind !== 'coded' || column === undefined) return [];
    const given = sourceConceptColumn(column);
    const [text = '', source = '', standard = ''] = propertiesOf(name, field);
    return [{ column, given, text, source, standard }];
  });
  return (cells, into, concepts) => {
    for (const { column, given, text, source, standard } of fields) {
      const means = codeIn(cells[column], concepts);
      const said = codeIn(cells[given], concepts);
      into[text] ??= shownAs(said ?? means);
      into[source] = said;
      into[standard] = means;
    }
  };
}

/** The code of a concept id; null where there is none, or it is 0: no matching concept. */
function codeIn(cell: string | undefined, { codeOf }: DeliveredConcepts): string | null {
  const id = readInteger(cell ?? '');
  return id === null || id === undefined || id === '0' ? null : codeOf(id);
}

/** What stands for the text of a row that has none: the concept, which for a modality is a code of DICOM. */
function shownAs(code: string | null): string | null {
  return code?.startsWith('DCM:') ? splitCurie(code).code : code;
}
