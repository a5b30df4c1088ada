import type { Graph } from '../../../graph/graph.ts';
import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import { makeEmpty } from '../export.ts';
import { readConcepts } from './concepts.ts';
import { draftsOf } from './drafts.ts';
import { openFiles, type Written } from './files.ts';
import { streamPeople } from './people.ts';
import { rowsOf } from './person-rows.ts';
import { type Making, sourceRow } from './source-row.ts';
import { type LeftType, surveyOf } from './survey.ts';
import { type AskedTimes, chooseTimes } from './times.ts';

/** Which dataset is written, where to, and how its time is read. */
export type MappedExport = AskedTimes & Making & { readonly dataset: string; readonly folder: string };

/** What was written and what was not: rows, and types none of whose records can be a row. */
export type Mapped = Written & { readonly left: readonly LeftType[] };

/**
 * Writes a dataset that did not come as OMOP as tables of CDM 5.4 with MI-CDM, by the catalogue: a CSV file each, the statements
 * that make them (`ddl.sql`), and `rejects.csv` with the rows that lack what CDM requires. Rows are numbered in order of the ids of
 * patients and records: the same data give the same rows. @throws KnownError
 */
export async function exportMapped(graph: Graph, asked: MappedExport): Promise<Mapped> {
  const { dataset, folder } = asked;
  const { types, left, timelines } = await surveyOf(graph, dataset);
  const times = chooseTimes(dataset, timelines, asked);
  const concepts = await readConcepts(graph, dataset);
  const source = await sourceRow(graph, { ...asked, times });
  await makeEmpty(folder);
  const files = await openFiles(folder, types);
  await files.write('cdm_source', source);
  const next = createNumbers();
  for await (const person of streamPeople(graph, dataset, types)) {
    const { rows, rejected } = rowsOf(draftsOf(person, { times, concepts }), next, concepts);
    for (const { table, cells } of rows) await files.write(table, cells);
    for (const one of rejected) await files.reject(one);
  }
  return { ...(await files.end()), left };
}

/** Numbers of the rows of each table, from 1. */
function createNumbers(): (table: CdmTable) => number {
  const last = new Map<CdmTable, number>();
  return (table) => {
    const number = (last.get(table) ?? 0) + 1;
    last.set(table, number);
    return number;
  };
}
