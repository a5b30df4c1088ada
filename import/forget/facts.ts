import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import { factDomains } from '../../ontology/omop/fact-domains.ts';

type Row = { readonly dataset: string; readonly table: string; readonly key: string };

const domains: Readonly<Record<string, readonly string[]>> = factDomains;

/**
 * Erases the rows of datasets that are about a patient: facts that name one of the patient's rows, by the domain of its table or
 * by one that nobody knows the table of.
 */
export async function eraseFacts(run: Write, patient: string): Promise<void> {
  const rows = await run<Row>(cypher`
    MATCH (patient:Patient {id: ${patient}})-->(record)
    WHERE record.omopTable IS NOT NULL
    RETURN record.dataset AS dataset, record.omopTable AS table, record.omopKey AS key`);
  const known = Object.values(domains).flat();
  for (const dataset of new Set(rows.map((row) => row.dataset))) {
    const own = rows.filter((row) => row.dataset === dataset);
    const named = own.flatMap(({ table, key }) => (domains[table] ?? []).map((domain) => `${domain} ${key}`));
    await run(cypher`
      MATCH (row:DatasetRow {dataset: ${dataset}})
      WHERE any(concern IN row.concerns WHERE concern IN ${named}
        OR (NOT split(concern, ' ')[0] IN ${known} AND split(concern, ' ')[1] IN ${own.map(({ key }) => key)}))
      DELETE row`);
  }
}
