import { cypher, name } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { inBatches } from './batches.ts';
import { createKeys, placeOf } from './link-keys.ts';
import type { LinkProperties, Links } from './links.ts';
import type { Release } from './release.ts';

/** What a release changes in the relationships of one type. */
export type LinkChange = {
  readonly type: Links['type'];
  /** What the graph does not have, in order of the concept that says it. */
  readonly added: { readonly length: number; readonly rows: () => Iterable<LinkRow> };
  /** What the release before said and this one does not. */
  readonly removed: readonly LinkRow[];
};

/** A relationship by the codes of its ends. */
type LinkRow = { readonly from: string; readonly to: string; readonly tag: LinkProperties };

/** Of a statement over all relationships of a type. */
const timeoutMs = 1_800_000;

/**
 * Compares the relationships of a release with those that the graph has of its source. Those of a concept that the
 * release does not name stay, unless it is `whole`.
 */
export async function compareLinks(
  graph: Graph,
  { source, codes, whole }: Pick<Release, 'source' | 'codes' | 'whole'>,
  links: Links,
): Promise<LinkChange> {
  const keys = createKeys(codes.length, links);
  const said = Float64Array.from(links.from, (from, at) =>
    keys.of(from, links.to[at] ?? 0, links.tag[at] ?? 0),
  ).sort();
  const stored = new Uint8Array(said.length);
  const removed: LinkRow[] = [];
  if (await hasLinks(graph, source, links.type)) {
    const places = new Map(codes.map((code, place) => [code, place]));
    const tags = new Map(links.tags.map((tag, place) => [toText(tag), place]));
    for await (const row of storedLinks(graph, source, links.type)) {
      const [from, to, tag] = [places.get(row.from), places.get(row.to), tags.get(toText(row.tag))];
      const known = from !== undefined && to !== undefined && tag !== undefined;
      const at = known ? placeOf(said, keys.of(from, to, tag)) : undefined;
      if (at !== undefined) stored[at] = 1;
      else if (whole || from !== undefined) removed.push(row);
    }
  }
  const added = said.filter((_, at) => stored[at] === 0);
  const rows = function* () {
    for (const key of added) {
      const { from, to, tag } = keys.split(key);
      yield { from: codes[from] ?? '', to: codes[to] ?? '', tag: links.tags[tag] ?? {} };
    }
  };
  return { type: links.type, added: { length: added.length, rows }, removed };
}

async function hasLinks(graph: Graph, source: string, type: Links['type']): Promise<boolean> {
  const rows = await graph.read(
    cypher`
      MATCH (:Concept)-[link:${name(type)} {release: ${source}}]->(:Concept)
      RETURN 1 AS one
      LIMIT 1`,
    { timeoutMs },
  );
  return rows.length > 0;
}

function storedLinks(graph: Graph, source: string, type: Links['type']): AsyncIterable<LinkRow> {
  return graph.stream<LinkRow>(
    cypher`
      MATCH (concept:Concept)-[link:${name(type)} {release: ${source}}]->(other:Concept)
      RETURN concept.code AS from, other.code AS to,
        link {.relationship, .source, .type, .group} AS tag`,
    { timeoutMs },
  );
}

function toText({ relationship, source, type, group }: LinkProperties): string {
  return JSON.stringify([relationship ?? null, source ?? null, type ?? null, group ?? null]);
}

/** Writes what a release adds; nobody sees it before version `since`. */
export async function addLinks(
  graph: Graph,
  { type, added }: LinkChange,
  { source, since }: { readonly source: string; readonly since: number },
): Promise<void> {
  await inBatches(added.rows(), (rows) =>
    graph.write(async (run) => {
      await run(cypher`
        UNWIND ${rows} AS row
        MATCH (concept:Concept {code: row.from})
        MATCH (other:Concept {code: row.to})
        CREATE (concept)-[link:${name(type)}]->(other)
        SET link = row.tag, link.release = ${source}, link.since = ${since}`);
    }),
  );
}

/** Removes what a release no longer says. */
export async function removeLinks(run: Write, { type, removed }: LinkChange, source: string): Promise<void> {
  if (removed.length === 0) return;
  await run(cypher`
    UNWIND ${removed} AS row
    MATCH (concept:Concept {code: row.from})-[link:${name(type)} {release: ${source}}]->(:Concept {code: row.to})
    WHERE all(key IN keys(row.tag) WHERE coalesce(link[key] = row.tag[key], row.tag[key] IS NULL))
    DELETE link`);
}
