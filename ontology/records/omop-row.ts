import type { TextField } from '../model.ts';
import { type CdmTable, cdmColumns, keyColumn } from '../omop/cdm.ts';

/**
 * The id of a concept of OMOP as a row has it, in decimal digits. It is not looked up: `0`, that no concept matches, and nothing at all
 * differ, and an id that no vocabulary has stands.
 */
export const conceptId = { kind: 'text' } as const satisfies TextField;

/** The id of a row as another row has it, of up to 64 bits, in decimal digits: the row that it names need not be there. */
export const rowId = { kind: 'text', indexed: 'identity' } as const satisfies TextField;

/** A place in the CDM, where the table has such a column. */
type Place = { readonly omop?: string };

/**
 * What records keep of the rows of a table of OMOP that they came as. `about` is what the columns of its main concept begin with:
 * `drug` for `drug_concept_id`, `drug_source_concept_id` and `drug_type_concept_id`.
 */
export function omopRow(table: CdmTable, about?: string) {
  const names = cdmColumns(table).map(({ name }) => name);
  const place = (column: string | undefined): Place =>
    column !== undefined && names.includes(column) ? { omop: `${table}.${column}` } : {};
  return {
    /** In lower case. */
    omopTable: { kind: 'text' },
    omopKey: { ...rowId, ...place(keyColumn(table)) },
    concept: { ...conceptId, rdf: 'kg:omopConcept', ...place(about && `${about}_concept_id`) },
    sourceConcept: {
      ...conceptId,
      rdf: 'kg:omopSourceConcept',
      ...place(about && `${about}_source_concept_id`),
    },
    typeConcept: { ...conceptId, rdf: 'kg:omopTypeConcept', ...place(about && `${about}_type_concept_id`) },
    visitNumber: { ...rowId, ...place('visit_occurrence_id') },
    visitDetailNumber: { ...rowId, ...place('visit_detail_id') },
    providerNumber: { ...rowId, ...place('provider_id') },
    /** Of the row of provider that `providerNumber` names. */
    specialtyConcept: conceptId,
    /** The cells that no other field gives back, by column, as JSON. */
    omopRest: { kind: 'text', indexed: 'no' },
  } as const satisfies Readonly<
    Record<string, TextField & { readonly rdf?: string; readonly omop?: string }>
  >;
}
