import type { CdmColumn } from '../../../ontology/omop/cdm.ts';
import { set } from './cells.ts';
import { type Draft, type Rejected, rejectedFor } from './draft.ts';
import { formOf } from './table-form.ts';

/** Provenance of every row: EHR. Vocabulary Type Concept; the graph does not know it closer. */
const ehr = '32817';

/** The concept of nothing that a vocabulary has: what CDM 5.4 wants where a concept is required and none is known. */
const noConcept = '0';

/**
 * Sets the concepts that the table requires, and says what else a row lacks; undefined where it has all that CDM requires. Keys and
 * persons are set when rows are numbered.
 */
export function complete(draft: Draft): Rejected | undefined {
  const { required, integers } = formOf(draft.table);
  for (const column of required) setConcept(draft, column);
  const lacking = required.find((column) => isOfRecord(column) && isUnset(draft, column));
  if (lacking !== undefined)
    return rejectedFor(draft, lacking.name, draft.reasons.get(lacking.name) ?? 'is not known');
  const unfit = integers.find(({ name }) => isUnfit(draft.cells[name]));
  return unfit && rejectedFor(draft, unfit.name, 'is no whole number');
}

function setConcept(draft: Draft, { name }: CdmColumn): void {
  if (name.endsWith('_type_concept_id')) set(draft, name, ehr);
  else if (name.endsWith('_concept_id')) set(draft, name, noConcept);
}

function isOfRecord({ key, name }: CdmColumn): boolean {
  return !key && name !== 'person_id';
}

function isUnset({ cells, links }: Draft, { name }: CdmColumn): boolean {
  return (cells[name] ?? '') === '' && !links.has(name);
}

/** Whether a cell of a column of whole numbers is none. */
function isUnfit(cell = ''): boolean {
  return cell !== '' && !/^-?\d+$/.test(cell);
}
