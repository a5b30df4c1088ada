import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import type { DatasetEntry, Delivery } from '../delivery.ts';
import {
  type KnownDataset,
  licensesOf,
  refuseForeign,
  refuseLooser,
  refuseOpened,
} from './dataset-conflicts.ts';

/** What a load says of its datasets: all of them, and each by its id. */
type Said = {
  readonly delivery: Delivery;
  readonly titles: ReadonlyMap<string, DatasetEntry>;
  /** Whether everybody may be shown them although they are not public. */
  readonly allowOpen: boolean;
};

/** Facts of a dataset that the delivery which brought it first describes. */
type Described = {
  readonly title: string | null;
  readonly description: string | null;
  readonly releasedAt: string | null;
  readonly publisher: string | null;
  readonly version: string | null;
};

/** What the graph has of a dataset, and the title of the delivery that describes it. */
type DescribedDataset = KnownDataset & Described & { readonly describedBy: string | null };

/**
 * Datasets by id; one that nobody describes has its id as title. The delivery that brings a dataset first describes it;
 * others say what it leaves open, and add their licences. Whether everybody may be shown it is what the last one was told.
 */
export async function writeDatasets(run: Write, ids: readonly string[], said: Said): Promise<void> {
  if (ids.length === 0) return;
  const { population, datasets } = said.delivery;
  const { accessRights } = datasets;
  const known = await run<DescribedDataset>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${ids})
    RETURN dataset.id AS id, dataset.population AS population, dataset.accessRights AS accessRights,
      coalesce(dataset.allowOpen, false) AS allowOpen, dataset.title AS title, dataset.description AS description,
      dataset.releasedAt AS releasedAt, dataset.publisher AS publisher, dataset.version AS version,
      dataset.describedBy AS describedBy, dataset.licensesBy AS licensesBy`);
  refuseForeign(known, population);
  refuseLooser(known, accessRights);
  refuseOpened(known, { title: said.delivery.title, allowOpen: said.allowOpen });
  const byId = new Map(known.map((dataset) => [dataset.id, dataset]));
  const rows = ids.map((id) => ({ id, facts: mergeFacts(id, byId.get(id), said) }));
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (dataset:Dataset {id: row.id})
    SET dataset += row.facts, dataset.population = ${population}, dataset.accessRights = ${accessRights},
      dataset.allowOpen = ${said.allowOpen ? true : null}`);
  await run(cypher`MATCH (gone:RemovedDataset WHERE gone.id IN ${ids}) DELETE gone`);
}

function mergeFacts(
  id: string,
  known: DescribedDataset | undefined,
  { delivery: { title, datasets }, titles }: Said,
) {
  const entry = titles.get(id);
  const said: Described = {
    title: entry?.title || null,
    description: entry?.description ?? null,
    releasedAt: entry?.releasedAt ?? null,
    publisher: datasets.publisher ?? null,
    version: datasets.version ?? null,
  };
  const old = known === undefined ? said : { ...known, title: known.title === id ? null : known.title };
  const describedBy = known?.describedBy ?? title;
  const [first, then] = describedBy === title ? [said, old] : [old, said];
  const licenses = { ...licensesOf(known), [title]: datasets.license };
  return {
    title: first.title ?? then.title ?? id,
    description: first.description ?? then.description,
    releasedAt: first.releasedAt ?? then.releasedAt,
    publisher: first.publisher ?? then.publisher,
    version: first.version ?? then.version,
    describedBy,
    licensesBy: JSON.stringify(licenses),
    ownLicense: [...new Set(Object.values(licenses).flat())],
  };
}

/** The licences of datasets: of their files and of the series in them. */
export async function writeLicenses(graph: Graph, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const rows = await graph.read<{ license: string }>(
      cypher`
        MATCH (series:ImagingSeries {dataset: ${id}})
        WHERE series.license IS NOT NULL
        RETURN DISTINCT series.license AS license
        ORDER BY license`,
      { timeoutMs: unhurriedMs },
    );
    await graph.write((run) =>
      run(cypher`
        MATCH (dataset:Dataset {id: ${id}})
        WITH dataset, dataset.ownLicense + [license IN ${rows.map(({ license }) => license)} WHERE NOT license IN dataset.ownLicense] AS licenses
        SET dataset.license = licenses`),
    );
  }
}
