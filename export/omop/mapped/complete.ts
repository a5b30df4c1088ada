import { type CdmColumn, cdmColumns } from '../../../ontology/omop/cdm.ts';
import { set } from './cells.ts';
import { type Draft, type Rejected, rejectedFor } from './draft.ts';

/** Provenance of every row: EHR. Vocabulary Type Concept; the graph does not know it closer. */
const ehr = '32817';

/** The concept of nothing that a vocabulary has: what CDM 5.4 wants where a concept is required and none is known. */
const noConcept = '0';

/**
 * Sets the concepts that the table requires, and says what else a row lacks; undefined where it has all that CDM requires. Keys and
 * persons are set when rows are numbered.
 */
export function complete(draft: Draft): Rejected | undefined {
  for (const column of cdmColumns(draft.table)) if (column.required) setConcept(draft, column);
  const lacking = cdmColumns(draft.table).find((column) => isRequired(column) && isUnset(draft, column));
  if (lacking !== undefined)
    return rejectedFor(draft, lacking.name, draft.reasons.get(lacking.name) ?? 'is not known');
  const unfit = cdmColumns(draft.table).find((column) => isUnfit(column, draft.cells[column.name]));
  return unfit && rejectedFor(draft, unfit.name, 'is no whole number');
}

function setConcept(draft: Draft, { name }: CdmColumn): void {
  if (name.endsWith('_type_concept_id')) set(draft, name, ehr);
  else if (name.endsWith('_concept_id')) set(draft, name, noConcept);
}

function isRequired({ required, key, name }: CdmColumn): boolean {
  return required && !key && name !== 'person_id';
}

function isUnset({ cells, links }: Draft, { name }: CdmColumn): boolean {
  return (cells[name] ?? '') === '' && !links.has(name);
}

/** Whether a cell of a column of whole numbers is none. */
function isUnfit({ type }: CdmColumn, cell = ''): boolean {
  return type === 'integer' && cell !== '' && !/^-?\d+$/.test(cell);
}
