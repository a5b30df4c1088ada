import type DataLoader from 'dataloader';
import { manyByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { oncePerVersion } from '../graph/once-per-version.ts';
import type { Reader } from '../graph/reader.ts';
import { readGraphVersion } from '../graph/version.ts';

/** A version of a dataset as stored. */
export type StoredVersion = {
  readonly dataset: string;
  /** Calendar version: the day, and of that day the second, third …: `2026.11.24`, `2026.11.24.2`. */
  readonly version: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** When it began, as an ISO time. */
  readonly issuedAt: string;
  readonly notes: string;
  /** JSON: what the catalogue said of it; null of a dataset that was removed. */
  readonly record: string | null;
};

/** A dataset that was removed. */
export type RemovedDataset = { readonly id: string; readonly title: string; readonly removedAt: string };

/** Everything that the catalogue answers from, of one moment. */
export type StoredCatalogue = {
  /** Another one with every change; empty where there never was a dataset. */
  readonly version: string;
  /** Of every dataset all versions, newest first. */
  readonly versions: readonly StoredVersion[];
  readonly removed: readonly RemovedDataset[];
};

/** The version of the catalogue: what it answers changes with it, and with nothing else. */
export async function readCatalogueVersion(reader: Pick<Reader, 'read'>): Promise<string> {
  const [row] = await reader.read<{ version: string }>(cypher`
    MATCH (catalogue:Catalogue {id: 'catalogue'})
    RETURN toString(catalogue.version) + '-' + catalogue.key AS version`);
  return row?.version ?? '';
}

/** The catalogue as it is now, in order of the datasets' ids. */
export async function readCatalogue(reader: Pick<Reader, 'read'>): Promise<StoredCatalogue> {
  const [row] = await reader.read<StoredCatalogue>(cypher`
    RETURN coalesce(head(COLLECT {
        MATCH (catalogue:Catalogue {id: 'catalogue'})
        RETURN toString(catalogue.version) + '-' + catalogue.key
      }), '') AS version,
      COLLECT {
        MATCH (version:DatasetVersion)
        WITH version ORDER BY version.dataset, version.number DESC
        RETURN {dataset: version.dataset, version: version.version, number: toInteger(version.number),
          issuedAt: version.issuedAt, notes: version.notes, record: version.record}
      } AS versions,
      COLLECT {
        MATCH (gone:RemovedDataset)
        WITH gone ORDER BY gone.id
        RETURN {id: gone.id, title: gone.title, removedAt: gone.removedAt}
      } AS removed`);
  if (row === undefined) throw new TypeError('a graph without a catalogue');
  return row;
}

/** The catalogue that is kept, read once per version of it. */
export const storedCatalogue: (graph: Graph) => Promise<StoredCatalogue> = oncePerVersion(
  readCatalogue,
  readCatalogueVersion,
);

/** Version of everything that public documents show: what the graph holds, and what the catalogue says of it. */
export async function readPublishedVersion(graph: Graph): Promise<string> {
  const [held, said] = await Promise.all([readGraphVersion(graph), readCatalogueVersion(graph)]);
  return `${held} catalogue@${said}`;
}

/** Versions of a dataset, newest first, without what was said in them. */
export function versionsByDataset({
  read,
  batching,
}: Reader): DataLoader<string, readonly Omit<StoredVersion, 'record'>[]> {
  return manyByKey(
    (ids) =>
      read<Omit<StoredVersion, 'record'>>(cypher`
        MATCH (edition:DatasetVersion WHERE edition.dataset IN ${ids})
        RETURN edition.dataset AS dataset, edition.version AS version, toInteger(edition.number) AS number,
          edition.issuedAt AS issuedAt, edition.notes AS notes
        ORDER BY number DESC`),
    ({ dataset }) => dataset,
    batching,
  );
}
