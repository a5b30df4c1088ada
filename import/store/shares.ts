import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import { isRecordType, modelOf, recordTypes } from '../../ontology/records.ts';

/** Two datasets of a population that share records, in order of their ids. */
export type Shared = readonly [one: string, other: string];

/** Two different datasets, in order; none where they are the same one. */
export function sharedBy(one: string, other: string): readonly Shared[] {
  if (one === other) return [];
  return [one < other ? [one, other] : [other, one]];
}

/**
 * Notes with their population that datasets share records: a record that several deliveries bring is one, with the values of all
 * of them, and stands in the dataset that it came in first; others lead to records of another dataset. What is said in one of
 * the datasets can then not be had without the other. It is noted for good.
 */
export async function noteShared(run: Write, population: string, shared: readonly Shared[]): Promise<void> {
  if (shared.length === 0) return;
  await run(cypher`
    MERGE (population:Population {id: ${population}})
    WITH population, coalesce(population.shares, []) AS known
    SET population.shares = known + [pair IN ${[...new Set(shared.map(toPair))]} WHERE NOT pair IN known]`);
}

function toPair(shared: Shared): string {
  return shared.join('\n');
}

/** Notes which datasets of a population have records that lead to records of others. */
export async function noteLinked(graph: Graph, population: string): Promise<void> {
  if (!(await hasSeveral(graph, population))) return;
  const shared: Shared[] = [];
  for (const link of links) {
    const rows = await graph.read<{ one: string; other: string }>(
      cypher`
        MATCH (patient:Patient {population: ${population}})-[:${link.from}]->(record)-[:${link.by}]->(other)
        WHERE record.dataset <> other.dataset
        RETURN DISTINCT record.dataset AS one, other.dataset AS other`,
      { timeoutMs: unhurriedMs },
    );
    shared.push(...rows.flatMap(({ one, other }) => sharedBy(one, other)));
  }
  await graph.write((run) => noteShared(run, population, shared));
}

async function hasSeveral(graph: Graph, population: string): Promise<boolean> {
  const [row] = await graph.read<{ datasets: number }>(cypher`
    MATCH (dataset:Dataset {population: ${population}})
    RETURN count(*) AS datasets`);
  return (row?.datasets ?? 0) > 1;
}

/** How records of each type lead to others. */
const links: readonly { readonly from: Cypher; readonly by: Cypher }[] = recordTypes.flatMap((type) => {
  const { relationship, fields } = modelOf(type);
  return Object.values(fields).flatMap((field) =>
    field.kind === 'reference' && isRecordType(field.to)
      ? [{ from: name(relationship), by: name(field.relationship) }]
      : [],
  );
});

/** Notes what can be told of a store that was filled before it was noted: of values that a delivery added, all datasets that it brings. */
export async function noteSharedBefore(graph: Graph): Promise<void> {
  const populations = await graph.read<{ id: string; datasets: readonly Brought[] }>(cypher`
    MATCH (dataset:Dataset)
    WITH dataset.population AS id,
      collect({id: dataset.id, describedBy: dataset.describedBy, licensesBy: dataset.licensesBy}) AS datasets
    WHERE size(datasets) > 1
    RETURN id, datasets`);
  for (const { id, datasets } of populations) {
    await noteLinked(graph, id);
    const added = await addedIn(graph, id);
    const shared = added.flatMap(({ dataset, title }) =>
      datasets.filter(isBroughtBy(title)).flatMap((other) => sharedBy(dataset, other.id)),
    );
    await graph.write((run) => noteShared(run, id, shared));
  }
}

/** A dataset, and what tells by which deliveries it came. */
type Brought = {
  readonly id: string;
  readonly describedBy: string | null;
  readonly licensesBy: string | null;
};

function isBroughtBy(title: string): (dataset: Brought) => boolean {
  return ({ describedBy, licensesBy }) =>
    describedBy === title || Object.hasOwn(JSON.parse(licensesBy ?? '{}'), title); // by title, as a load wrote it
}

/** Datasets of records that have values of another delivery than the one that brought them, with the title of that one. */
async function addedIn(
  graph: Graph,
  population: string,
): Promise<readonly { readonly dataset: string; readonly title: string }[]> {
  const found = [];
  for (const type of recordTypes)
    found.push(
      ...(await graph.read<{ dataset: string; title: string }>(
        cypher`
          MATCH (record:${name(modelOf(type).type)})
          WHERE record.addedBy IS NOT NULL
          UNWIND record.addedBy AS part
          WITH DISTINCT record.dataset AS dataset, split(part, ' ')[1] AS id
          MATCH (:Dataset {id: dataset, population: ${population}})
          MATCH (load:Load {id: id})
          RETURN DISTINCT dataset, load.title AS title`,
        { timeoutMs: unhurriedMs },
      )),
    );
  return found;
}
