import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';

/** What a site publishes of a dataset, as a hub keeps it: what its catalogue says of it, and when. UTC. */
export type KeptRecord<Summary> = {
  readonly site: string;
  /** By what the site is told from another that has its id later. */
  readonly origin: string;
  readonly dataset: string;
  /** Where IRIs of the site begin. */
  readonly base: string;
  readonly digest: string;
  readonly summary: Summary;
  /** When the site said it. */
  readonly saidAt: string;
  readonly firstAt: string;
  readonly changedAt: string;
  /** Null while the site publishes it. */
  readonly withdrawnAt: string | null;
  /** The day on which the site was last heard. */
  readonly heardOn: string;
  /** Characters of its records as they came. */
  readonly size: number;
};

type Row = Omit<KeptRecord<unknown>, 'summary'> & { readonly summary: string };

/** What is kept of all sites, without the records themselves. */
export async function readKeptRecords<Summary>(
  graph: Pick<Graph, 'read'>,
): Promise<readonly KeptRecord<Summary>[]> {
  const rows = await graph.read<Row>(
    cypher`MATCH (kept:SiteRecord) RETURN ${columns} ORDER BY kept.site, kept.dataset`,
  );
  return rows.map(({ summary, ...row }) => ({ ...row, summary: JSON.parse(summary) }));
}

/** The records of a dataset as they came, packed; undefined where there are none. */
export async function readPacked(
  graph: Pick<Graph, 'read'>,
  site: string,
  dataset: string,
): Promise<string | undefined> {
  const [row] = await graph.read<{ packed: string | null }>(
    cypher`MATCH (kept:SiteRecord {id: ${recordId({ site, dataset })}}) RETURN kept.packed AS packed`,
  );
  return row?.packed ?? undefined;
}

/** Keeps what a site publishes of a dataset, in place of what it published before. */
export async function keepRecord(
  graph: Graph,
  { summary, ...record }: KeptRecord<unknown>,
  packed: string,
): Promise<void> {
  const kept = { ...record, summary: JSON.stringify(summary), packed };
  await graph.write((run) =>
    run(cypher`MERGE (kept:SiteRecord {id: ${recordId(record)}}) SET kept += ${kept}`),
  );
}

/** A site takes datasets back: that they were there is kept, and what was said of them is not. */
export async function withdrawRecords(
  graph: Graph,
  { site, datasets }: { readonly site: string; readonly datasets: readonly string[] },
  at: string,
): Promise<void> {
  const ids = datasets.map((dataset) => recordId({ site, dataset }));
  await graph.write((run) =>
    run(cypher`
      MATCH (kept:SiteRecord) WHERE kept.id IN ${ids}
      SET kept.withdrawnAt = ${at}, kept.size = 0, kept.digest = ''
      REMOVE kept.packed`),
  );
}

/** A site was heard on a day. */
export async function hearOfRecords(graph: Graph, site: string, day: string): Promise<void> {
  await graph.write((run) => run(cypher`MATCH (kept:SiteRecord {site: ${site}}) SET kept.heardOn = ${day}`));
}

/** Forgets what sites published. */
export async function forgetRecords(
  graph: Graph,
  records: readonly Pick<KeptRecord<unknown>, 'site' | 'dataset'>[],
): Promise<void> {
  const ids = records.map(recordId);
  await graph.write((run) => run(cypher`MATCH (kept:SiteRecord) WHERE kept.id IN ${ids} DELETE kept`));
}

/** By what a record is told from all others: an id of a site has no blanks. */
export function recordId({ site, dataset }: Pick<KeptRecord<unknown>, 'site' | 'dataset'>): string {
  return `${site} ${dataset}`;
}

const columns: Cypher = cypher`kept.site AS site, kept.origin AS origin, kept.dataset AS dataset, kept.base AS base, kept.digest AS digest,
  kept.summary AS summary, kept.saidAt AS saidAt, kept.firstAt AS firstAt, kept.changedAt AS changedAt,
  kept.withdrawnAt AS withdrawnAt, kept.heardOn AS heardOn, kept.size AS size`;
