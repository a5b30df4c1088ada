import { cypher } from '../../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../../graph/graph.ts';
import { type CdmTable, cdmTableNames, keyColumn } from '../../../ontology/omop/cdm.ts';
import { fieldConcepts } from '../../../ontology/omop/field-concepts.ts';
import { isCurrent } from '../../../terminology/read.ts';

/** The ids that OMOP has for codes, as far as a release of its vocabularies is loaded. */
export type Concepts = {
  readonly idOf: (code: string) => string | undefined;
  /** The same of a concept that is standard. */
  readonly standardIdOf: (code: string) => string | undefined;
  /** The concept of the primary key of a table, by which a column says the rows of which table it names; 0 where it is not known. */
  readonly keyConceptOf: (table: CdmTable) => string;
};

type ConceptRow = { readonly code: string; readonly id: number; readonly standard: boolean };

/** Reads the ids of concepts that a dataset uses, of units and of keys of tables. */
export async function readConcepts(graph: Graph, dataset: string): Promise<Concepts> {
  const keys = cdmTableNames.map(keyCode);
  const rows = await graph.read<ConceptRow>(
    cypher`
      MATCH (concept:Concept WHERE concept.conceptId IS NOT NULL)
      WHERE (${dataset} IN concept.usedBy OR concept.code STARTS WITH 'UCUM:' OR concept.code IN ${keys})
        AND ${isCurrent(cypher`concept`)}
      RETURN concept.code AS code, concept.conceptId AS id, coalesce(concept.standard, false) AS standard`,
    { timeoutMs: unhurriedMs },
  );
  return toConcepts(rows);
}

/** Ids by code. Codes that are ids of OMOP themselves (`OMOP:8527`) stand for these. */
export function toConcepts(rows: readonly ConceptRow[]): Concepts {
  const known = new Map(rows.map((row) => [row.code, row]));
  const own = (code: string) => /^OMOP:(\d{1,10})$/.exec(code)?.[1];
  const idOf = (code: string) => known.get(code)?.id.toString() ?? own(code);
  return {
    idOf,
    standardIdOf: (code) => (known.get(code)?.standard === false ? undefined : idOf(code)),
    keyConceptOf: (table) => idOf(keyCode(table)) ?? fieldConcepts[table] ?? '0',
  };
}

/** Vocabulary CDM: its codes are the columns of the CDM. */
function keyCode(table: CdmTable): string {
  return `CDM:${table}.${keyColumn(table)}`;
}
