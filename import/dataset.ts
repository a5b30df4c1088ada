import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Mapping } from '../ontology/mapping.ts';
import { compileExpression } from './expression.ts';
import { openTable } from './read.ts';

/** What the catalogue says of a dataset. */
export type DatasetEntry = {
  readonly title: string;
  readonly description: string | null;
  readonly releasedAt: string | null;
};

/** Catalogue facts by dataset id, from the table that the mapping names; none where that table is absent. */
export async function readCatalogue(
  folder: string,
  mapping: Mapping,
): Promise<ReadonlyMap<string, DatasetEntry>> {
  const entries = new Map<string, DatasetEntry>();
  const { catalogue } = mapping.datasets;
  if (catalogue === undefined) return entries;
  const path = join(folder, catalogue.file);
  if (catalogue.optional && !(await stat(path).catch(() => undefined))) return entries;
  const description = compileExpression(catalogue.description ?? { const: '' }, new Map());
  const table = await openTable(path, catalogue.file);
  for await (const row of table.rows()) {
    if ('broken' in row) continue;
    const { cells } = row;
    entries.set(cells[catalogue.id] ?? '', {
      title: cells[catalogue.title] ?? '',
      description: description(cells) || null,
      releasedAt: cells[catalogue.releasedAt ?? ''] || null,
    });
  }
  return entries;
}

/** Datasets by id; one that nobody describes has its id as title. */
export async function writeDatasets(
  run: Write,
  ids: readonly string[],
  { datasets, population }: Mapping,
  catalogue: ReadonlyMap<string, DatasetEntry>,
): Promise<void> {
  await refuseForeign(run, ids, population);
  await refuseLooser(run, ids, datasets.accessRights);
  const rows = ids.map((id) => {
    const entry = catalogue.get(id);
    return {
      id,
      title: entry?.title || id,
      description: entry?.description ?? null,
      releasedAt: entry?.releasedAt ?? null,
    };
  });
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (dataset:Dataset {id: row.id})
    ON CREATE SET dataset.title = row.title
    SET dataset.population = ${population}, dataset.accessRights = ${datasets.accessRights},
      dataset.title = CASE WHEN row.title = row.id THEN dataset.title ELSE row.title END,
      dataset.description = coalesce(row.description, dataset.description),
      dataset.releasedAt = coalesce(row.releasedAt, dataset.releasedAt),
      dataset.publisher = coalesce(${datasets.publisher ?? null}, dataset.publisher),
      dataset.version = coalesce(${datasets.version ?? null}, dataset.version),
      dataset.ownLicense = ${datasets.license}`);
  await run(cypher`MATCH (gone:RemovedDataset WHERE gone.id IN ${ids}) DELETE gone`);
}

/** A dataset means the patients of one population: under another, removals and precedence would miss its records. */
async function refuseForeign(run: Write, ids: readonly string[], population: string): Promise<void> {
  const [foreign] = await run<{ id: string; owner: string }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${ids} AND dataset.population <> ${population})
    RETURN dataset.id AS id, dataset.population AS owner`);
  if (foreign !== undefined)
    throw new KnownError(
      'CONFLICT',
      `The dataset ${foreign.id} belongs to the population ${foreign.owner}, the mapping says ${population}.`,
    );
}

const fromOpenToClosed: readonly string[] = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'];

/** A mapping must not open what another one closed: who may see a dataset is changed by removing it first. */
async function refuseLooser(run: Write, ids: readonly string[], accessRights: string): Promise<void> {
  const closer = fromOpenToClosed.slice(fromOpenToClosed.indexOf(accessRights) + 1);
  const [closed] = await run<{ id: string; rights: string }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${ids} AND dataset.accessRights IN ${closer})
    RETURN dataset.id AS id, dataset.accessRights AS rights`);
  if (closed !== undefined)
    throw new KnownError(
      'CONFLICT',
      `The dataset ${closed.id} is ${closed.rights}, the mapping says ${accessRights}.`,
    );
}

/** The licences of datasets: of their tables and of the series in them. */
export async function writeLicenses(graph: Graph, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const rows = await graph.read<{ license: string }>(
      cypher`
        MATCH (series:ImagingSeries {dataset: ${id}})
        WHERE series.license IS NOT NULL
        RETURN DISTINCT series.license AS license
        ORDER BY license`,
      { timeoutMs: 60_000 },
    );
    await graph.write((run) =>
      run(cypher`
        MATCH (dataset:Dataset {id: ${id}})
        WITH dataset, dataset.ownLicense + [license IN ${rows.map(({ license }) => license)} WHERE NOT license IN dataset.ownLicense] AS licenses
        SET dataset.license = licenses`),
    );
  }
}
