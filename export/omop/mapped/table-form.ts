import { type CdmColumn, type CdmTable, cdmColumns } from '../../../ontology/omop/cdm.ts';
import { sourceColumn, sourceConceptColumn } from '../../../ontology/omop/copies.ts';

/** The columns of a table by what is asked of them for every row. */
export type TableForm = {
  readonly byName: ReadonlyMap<string, CdmColumn>;
  readonly required: readonly CdmColumn[];
  readonly integers: readonly CdmColumn[];
  readonly dates: readonly CdmColumn[];
  /** Texts that CDM allows no more than some characters. */
  readonly short: readonly { readonly name: string; readonly length: number }[];
  /** Columns of concepts, with that of the value as it came, whether or not the table has it, and that of the source concept. */
  readonly concepts: ReadonlyMap<string, { readonly source: string; readonly given: string | undefined }>;
};

/** The form of a table. */
export function formOf(table: CdmTable): TableForm {
  const known = forms.get(table);
  if (known !== undefined) return known;
  const form = toForm(cdmColumns(table));
  forms.set(table, form);
  return form;
}

const forms = new Map<CdmTable, TableForm>();

function toForm(columns: readonly CdmColumn[]): TableForm {
  return {
    byName: new Map(columns.map((column) => [column.name, column])),
    required: columns.filter(({ required }) => required),
    integers: columns.filter(({ type }) => type === 'integer'),
    dates: columns.filter(({ type }) => type === 'date'),
    short: columns.flatMap(({ name, type, length }) =>
      type === 'text' && length !== undefined ? [{ name, length }] : [],
    ),
    concepts: new Map(
      columns.flatMap(({ name }) => (isOfConcepts(name) ? [[name, conceptIn(name, columns)]] : [])),
    ),
  };
}

/** Whether a column holds ids of concepts. */
export function isOfConcepts(column: string): boolean {
  return column.endsWith('_concept_id');
}

function conceptIn(column: string, columns: readonly CdmColumn[]) {
  const given = sourceConceptColumn(column);
  return {
    source: sourceColumn(column),
    given: columns.some(({ name }) => name === given) ? given : undefined,
  };
}
