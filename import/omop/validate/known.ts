import { type CdmTable, cdmColumns, cdmTableNames, vocabularyTables } from '../../../ontology/omop/cdm.ts';
import type { Cdm, CdmFile } from '../folder.ts';
import { createKeys, type Keys } from '../keys.ts';
import { type Concepts, readConcepts } from './concepts.ts';
import { type Persons, readPersons } from './persons.ts';
import { rowsOf } from './rows.ts';
import { readVisits, type Visits } from './visits.ts';

/** What the rows of a folder are held against. */
export type Known = {
  readonly persons: Persons;
  readonly visits: Visits;
  /** Undefined where the folder has none. */
  readonly concepts: Concepts | undefined;
  /** Keys of what a column refers to; undefined where that is a table of the vocabulary which the folder lacks. */
  readonly keysOf: (table: string) => Pick<Keys, 'get'> | undefined;
};

/** Reads all that rows are held against. @throws KnownError where a file cannot be read to its end */
export async function readKnown({ tables }: Cdm): Promise<Known> {
  const concept = tables.get('concept');
  const concepts = concept && (await readConcepts(concept));
  const persons = await readPersons({ person: tables.get('person'), death: tables.get('death') });
  const visits = await readVisits(tables.get('visit_occurrence'));
  const keys = new Map<string, Pick<Keys, 'get'>>([
    ['person', persons.keys],
    ['visit_occurrence', visits.keys],
    ...(concepts === undefined ? [] : [['concept', withNone(concepts)] as const]),
  ]);
  for (const { table, column } of referredTo()) {
    const file = tables.get(table);
    const isJudged = file !== undefined || !vocabularyTables.has(table);
    if (!keys.has(table) && isJudged) keys.set(table, await readKeys(file, column));
  }
  return { persons, visits, concepts, keysOf: (table) => keys.get(table) };
}

/** "No matching concept" is in every vocabulary, though extracts may leave it out. */
function withNone({ get }: Concepts): Pick<Keys, 'get'> {
  return { get: (id) => (id === '0' ? 0 : get(id)) };
}

async function readKeys(file: CdmFile | undefined, column: string): Promise<Keys> {
  const keys = createKeys();
  for await (const cells of rowsOf(file)) keys.set(cells[column] ?? '', 0);
  return keys;
}

/** What columns refer to, each table once. */
function referredTo(): readonly { readonly table: CdmTable; readonly column: string }[] {
  const columns = cdmTableNames.flatMap((table) =>
    cdmColumns(table).flatMap(({ refersTo }) => refersTo ?? []),
  );
  return cdmTableNames.flatMap((table) => {
    const column = columns.find((one) => one.table === table)?.column;
    return column === undefined ? [] : [{ table, column }];
  });
}
