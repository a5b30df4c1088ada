import { cdmTables } from './cdm-tables.ts';

/** A table of the CDM, in lower case. */
export type CdmTable = keyof typeof cdmTables;

/** How the cells of a column are written. */
export type CdmType = 'integer' | 'float' | 'date' | 'datetime' | 'text';

/** One column of the CDM. */
export type CdmColumn = {
  readonly name: string;
  readonly type: CdmType;
  /** Characters that a text may have; absent where the CDM sets no limit. */
  readonly length?: number;
  readonly required: boolean;
  /** Whether it is the primary key. */
  readonly key: boolean;
  /** What it refers to. */
  readonly refersTo?: { readonly table: string; readonly column: string };
  /** Domains that its concepts may be of; empty where the CDM names none. */
  readonly domains: readonly string[];
};

/** All tables, in the order of the CDM. */
export const cdmTableNames = Object.keys(cdmTables) as CdmTable[]; // Object.keys widens to string

/** Tables that come with a release of the vocabulary, and not with the data. OMOP_CDMv5.4_Table_Level.csv, schema VOCAB. */
export const vocabularyTables: ReadonlySet<string> = new Set<CdmTable>([
  ...(['concept', 'vocabulary', 'domain', 'concept_class', 'concept_relationship', 'relationship'] as const),
  ...(['concept_synonym', 'concept_ancestor', 'source_to_concept_map', 'drug_strength'] as const),
]);

const columnsByTable: ReadonlyMap<string, readonly CdmColumn[]> = new Map(
  Object.entries(cdmTables).map(([table, text]) => [table, text.trim().split(/\n\s*/).map(toColumn)]),
);

/** The columns of a table, in the order of its DDL. */
export function cdmColumns(table: CdmTable): readonly CdmColumn[] {
  return columnsByTable.get(table) ?? [];
}

/** The column that is the primary key of a table; DEATH, EPISODE_EVENT and FACT_RELATIONSHIP have none. */
export function keyColumn(table: CdmTable): string | undefined {
  return cdmColumns(table).find(({ key }) => key)?.name;
}

/** Names that columns had before 5.4, and in the oncology extension of 5.3, by their names in 5.4. */
const formerNames: Readonly<Partial<Record<CdmTable, Readonly<Record<string, string>>>>> = {
  visit_occurrence: {
    admitting_source_concept_id: 'admitted_from_concept_id',
    admitting_source_value: 'admitted_from_source_value',
    discharge_to_concept_id: 'discharged_to_concept_id',
    discharge_to_source_value: 'discharged_to_source_value',
  },
  visit_detail: {
    admitting_source_concept_id: 'admitted_from_concept_id',
    admitting_source_value: 'admitted_from_source_value',
    discharge_to_concept_id: 'discharged_to_concept_id',
    discharge_to_source_value: 'discharged_to_source_value',
    visit_detail_parent_id: 'parent_visit_detail_id',
  },
  measurement: {
    modifier_of_event_id: 'measurement_event_id',
    modifier_of_field_concept_id: 'meas_event_field_concept_id',
  },
};

/** The name of 5.4 of a column as a file heads it: letters of any case, blanks around it, names of 5.3. */
export function columnName(table: CdmTable, heading: string): string {
  const name = heading.trim().toLowerCase();
  return formerNames[table]?.[name] ?? name;
}

/** @example toColumn('gender_concept_id integer! > concept.concept_id in Gender') */
function toColumn(line: string): CdmColumn {
  const form = /^(\w+) ([a-z]+)(?:\((\d+)\))?(!)?( key)?(?: > (\w+)\.(\w+))?(?: in (.+))?$/;
  const [, name = '', type = '', length, required, key, table, column, domains] = form.exec(line) ?? [];
  if (!isCdmType(type)) throw new TypeError(`no column of the CDM: ${line}`);
  return {
    name,
    type,
    ...(length === undefined ? {} : { length: Number(length) }),
    required: required !== undefined,
    key: key !== undefined,
    ...(table === undefined || column === undefined ? {} : { refersTo: { table, column } }),
    domains: domains?.split(', ') ?? [],
  };
}

/** The columns with which rows of a table name a row of any other: its id, and the concept of the column that this is an id of. */
export type EventColumns = { readonly id: string; readonly field: string };

/** Those of a table; undefined where it has none. */
export function eventOf(table: CdmTable): EventColumns | undefined {
  const names = cdmColumns(table).map(({ name }) => name);
  const field = names.find((name) => name.endsWith('event_field_concept_id'));
  const id = names.find((name) => /(?:^|_)event_id$/.test(name));
  return id === undefined || field === undefined ? undefined : { id, field };
}

function isCdmType(text: string): text is CdmType {
  return ['integer', 'float', 'date', 'datetime', 'text'].includes(text);
}
