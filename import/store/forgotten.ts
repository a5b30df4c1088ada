import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { createIdentity } from './identity.ts';

/** Whoever a row is about. */
type Person = { readonly patient: string; readonly sourceId: string };

/** Keyed hash of an opaque or a source id, whatever the population: somebody may be forgotten who is in none yet. */
function hashOf(secret: string, id: string): string {
  return createIdentity(secret, '')('forgotten', [id]);
}

/** Keeps whoever has one of these ids out of every later load. Nothing but hashes is kept. */
export async function keepForgotten(run: Write, secret: string, ids: readonly string[]): Promise<void> {
  await run(cypher`
    UNWIND ${[...new Set(ids)].map((id) => hashOf(secret, id))} AS hash
    MERGE (:Forgotten {id: hash})`);
}

/** A test of whether somebody was forgotten. */
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
