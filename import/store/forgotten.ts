import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { createIdentity } from './identity.ts';

/** Whoever a row is about. */
type Person = { readonly patient: string; readonly sourceId: string };

/** Keyed hash of an opaque id: whoever sees the graph cannot tell who was forgotten. */
function hashOf(secret: string, id: string): string {
  return createIdentity(secret, '')('forgotten', [id]);
}

/** Keeps whoever has one of these opaque ids out of every later load. Nothing but hashes is kept. */
export async function keepForgotten(run: Write, secret: string, ids: readonly string[]): Promise<void> {
  await run(cypher`
    UNWIND ${[...new Set(ids)].map((id) => hashOf(secret, id))} AS hash
    MERGE (:Forgotten {id: hash})`);
}

/** Those of some ids that are kept out of loads. */
export async function forgottenOf(
  graph: Graph,
  secret: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const idsByHash = new Map(ids.map((id) => [hashOf(secret, id), id]));
  const rows = await graph.read<{ id: string }>(cypher`
    MATCH (forgotten:Forgotten WHERE forgotten.id IN ${[...idsByHash.keys()]})
    RETURN forgotten.id AS id`);
  return rows.flatMap(({ id }) => idsByHash.get(id) ?? []);
}

/** Lets loads bring again whoever has one of these ids. */
export async function takeBack(run: Write, secret: string, ids: readonly string[]): Promise<void> {
  await run(cypher`
    MATCH (forgotten:Forgotten WHERE forgotten.id IN ${ids.map((id) => hashOf(secret, id))})
    DELETE forgotten`);
}

/**
 * A test of whether somebody was forgotten: by opaque id, which is of one population. Stores of earlier versions hold
 * hashes of source ids, too, which name no population: they keep their word.
 */
export async function readForgotten(graph: Graph, secret: string): Promise<(person: Person) => boolean> {
  const rows = await graph.read<{ id: string }>(
    cypher`MATCH (forgotten:Forgotten) RETURN forgotten.id AS id`,
  );
  const hashes = new Set(rows.map(({ id }) => id));
  const known = new Map<string, boolean>();
  return ({ patient, sourceId }) => {
    if (hashes.size === 0) return false;
    const forgotten = known.get(patient) ?? [patient, sourceId].some((id) => hashes.has(hashOf(secret, id)));
    known.set(patient, forgotten);
    return forgotten;
  };
}
