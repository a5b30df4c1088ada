import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { calendarVersion, versionNotes } from '../../ontology/dataset-version.ts';
import { toIndexKey } from '../store/index-key.ts';

/** What is to be said of a dataset as it is now. */
export type VersionDraft = {
  readonly dataset: string;
  /** Digest of its records. */
  readonly content: string;
  /** Digest of what the site says of it. */
  readonly stated: string;
  /** JSON: the record of the catalogue. */
  readonly record: string;
};

type KnownVersion = Omit<VersionDraft, 'dataset'> & {
  readonly id: string;
  readonly number: number;
  readonly version: string;
};

type Known = { readonly dataset: string; readonly versions: readonly KnownVersion[] };

/**
 * Keeps what is said of datasets: as a new version where records or description are others than those of the last one,
 * else with the last one. Gives the ids of the datasets that got a new version.
 */
export async function keepVersions(
  graph: Graph,
  drafts: readonly VersionDraft[],
  now = new Date(),
): Promise<readonly string[]> {
  return graph.write(async (run) => {
    const known = await run<Known>(cypher`
      MATCH (dataset:Dataset WHERE dataset.id IN ${drafts.map(({ dataset }) => dataset)})
      RETURN dataset.id AS dataset, COLLECT {
        MATCH (version:DatasetVersion {dataset: dataset.id})
        WITH version ORDER BY version.number DESC
        RETURN {id: version.id, number: version.number, version: version.version, content: version.content,
          stated: version.stated, record: version.record}
      } AS versions`);
    const byDataset = new Map(known.map((one) => [one.dataset, one.versions]));
    const there = drafts.filter(({ dataset }) => byDataset.has(dataset));
    const versionsOf = (draft: VersionDraft) => byDataset.get(draft.dataset) ?? [];
    const fresh = there.filter((draft) => isNew(draft, versionsOf(draft)[0]));
    const same = there.filter((draft) => !fresh.includes(draft));
    const better = same.filter((draft) => versionsOf(draft)[0]?.record !== draft.record);
    await addVersions(
      run,
      fresh.map((draft) => toVersion(draft, versionsOf(draft), now)),
    );
    await replaceRecords(
      run,
      better.map((draft) => ({ id: versionsOf(draft)[0]?.id ?? '', record: draft.record })),
    );
    if (fresh.length + better.length > 0) await raiseCatalogue(run);
    return fresh.map(({ dataset }) => dataset);
  });
}

/** What was removed has no record: if it comes back, that is another version, whatever it says. */
function isNew(draft: VersionDraft, last: KnownVersion | undefined): boolean {
  return last?.record == null || last.content !== draft.content || last.stated !== draft.stated;
}

function toVersion(draft: VersionDraft, [last, ...older]: readonly KnownVersion[], now: Date) {
  const issuedAt = now.toISOString();
  const version = calendarVersion(
    issuedAt,
    [last, ...older].flatMap((one) => one?.version ?? []),
  );
  return {
    ...draft,
    id: toIndexKey(`${draft.dataset}/${version}`),
    version,
    number: (last?.number ?? 0) + 1,
    issuedAt,
    notes: notesOf(draft, last),
  };
}

function notesOf({ content, stated }: VersionDraft, last: KnownVersion | undefined): string {
  if (last === undefined) return versionNotes.first;
  if (last.record === null) return versionNotes.back;
  if (last.content === content) return versionNotes.description;
  return last.stated === stated ? versionNotes.records : versionNotes.both;
}

async function addVersions(run: Write, rows: readonly ReturnType<typeof toVersion>[]): Promise<void> {
  await run(cypher`
    UNWIND ${rows} AS row
    CREATE (version:DatasetVersion)
    SET version = row`);
}

/** Other texts for records that are kept: of versions that say the same in other words, or less. */
export async function replaceRecords(
  run: Write,
  rows: readonly { readonly id: string; readonly record: string }[],
): Promise<void> {
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (version:DatasetVersion {id: row.id})
    SET version.record = row.record`);
}

/** Of a dataset that is removed only the names and times of its versions stay. */
export async function emptyVersions(run: Write, dataset: string): Promise<void> {
  await run(cypher`
    MATCH (version:DatasetVersion {dataset: ${dataset}})
    REMOVE version.record`);
  await raiseCatalogue(run);
}

/** Whoever answers from the catalogue sees that it is another. */
export async function raiseCatalogue(run: Write): Promise<void> {
  await run(cypher`
    MERGE (catalogue:Catalogue {id: 'catalogue'})
    SET catalogue.version = coalesce(catalogue.version, 0) + 1, catalogue.key = randomUUID()`);
}
