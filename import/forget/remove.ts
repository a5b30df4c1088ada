import { cypher, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { isPublic } from '../../ontology/access.ts';
import { type Description, inEnglish } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { emptyVersions } from '../describe/versions.ts';
import { forgetBatches } from '../load/ledger.ts';
import { markChanging, raiseVersion, settleIn } from '../store/population.ts';
import { removeUnknownConcepts } from '../store/unknown-concepts.ts';
import { markUsed } from '../store/usage.ts';

const atOnce = 5_000;

/** What is known of a dataset that is to be removed. */
type Removing = {
  readonly title: string;
  /** JSON: its description. */
  readonly stated: string | null;
  readonly population: string;
  readonly accessRights: string;
};

/**
 * Removes a dataset with its records and leaves a tombstone; gives the number of records. Of one that is not public the codes go
 * as well that nothing else knows. @throws KnownError NOT_FOUND
 */
export async function removeDataset(graph: Graph, id: string): Promise<number> {
  const [dataset] = await graph.read<Removing>(cypher`
    MATCH (dataset:Dataset {id: ${id}})
    RETURN dataset.title AS title, dataset.stated AS stated, dataset.population AS population,
      dataset.accessRights AS accessRights`);
  if (dataset === undefined) throw new KnownError('NOT_FOUND', `There is no dataset ${id}.`);
  const patients = await graph.read<{ id: string }>(
    cypher`
      MATCH (patient:Patient WHERE ${id} IN patient.datasets)
      RETURN patient.id AS id`,
    { timeoutMs: unhurriedMs },
  );
  await graph.write((run) => markChanging(run, dataset.population));
  let removed = 0;
  for (const type of recordTypes) removed += await removeRecords(graph, modelOf(type).type, id);
  await removeRecords(graph, 'DatasetRow', id);
  await settleIn(
    graph,
    dataset.population,
    patients.map((patient) => patient.id),
  );
  await graph.write(async (run) => {
    await run(cypher`MATCH (dataset:Dataset {id: ${id}}) DELETE dataset`);
    await run(cypher`
      MERGE (gone:RemovedDataset {id: ${id}})
      SET gone.title = ${titleOf(dataset)}, gone.removedAt = ${new Date().toISOString()}`);
    await emptyVersions(run, id);
    await forgetBatches(run);
    await raiseVersion(run, dataset.population);
  });
  await markUsed(graph);
  if (!isPublic(dataset)) await removeUnknownConcepts(graph);
  return removed;
}

function titleOf({ title, stated }: Pick<Removing, 'title' | 'stated'>): string {
  if (stated === null) return title;
  const description: Description = JSON.parse(stated); // checked when it was written
  return inEnglish(description.title);
}

async function removeRecords(graph: Graph, label: string, dataset: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const [row] = await graph.write((run) =>
      run<{ n: number }>(cypher`
        MATCH (record:${name(label)} {dataset: ${dataset}})
        WITH record LIMIT toInteger(${atOnce})
        DETACH DELETE record
        RETURN count(*) AS n`),
    );
    removed += row?.n ?? 0;
    if ((row?.n ?? 0) < atOnce) return removed;
  }
}
