import { digestOf } from '../cohort/canonical.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { endOf } from './span.ts';

/** A site that may take part in a total with a number that it does not show: which one it is, however it was asked for. */
export type Sharer = { readonly site: string; readonly number: string };

/** Days after a total was told last for which it is known whose numbers are in it: longer than sites remember what they drew. */
const sharedDays = 1_096;

/** Which sites take part in totals, by the names of these. */
export type Sharers = Readonly<Record<string, readonly string[]>>;

/**
 * Keeps which sites take part in totals with numbers that they do not show, and gives them: numbers that stood in one total first, stand in it together
 * or not at all, whoever asks for them in whatever words. So no two totals differ by the number of one site.
 */
export async function fixSharers(
  graph: Graph,
  totals: Readonly<Record<string, readonly Sharer[]>>,
  now: Date,
): Promise<Sharers> {
  const endsAt = endOf(now, sharedDays);
  const ids = [...new Set(Object.values(totals).flatMap((sharers) => sharers.map(idOf)))].sort();
  return graph.write(async (run) => {
    await run(cypher`MATCH (share:SharedNumber) WHERE share.endsAt <= ${now.toISOString()} DELETE share`);
    // What is set is locked, in one order: of two that are first one waits for the other.
    const rows = await run<{ id: string; together: string | null }>(cypher`
      UNWIND ${ids} AS id
      MERGE (share:SharedNumber {id: id}) SET share.endsAt = coalesce(share.endsAt, ${endsAt})
      RETURN id, share.together AS together`);
    const known = new Map(rows.map(({ id, together }) => [id, together]));
    const fixed = Object.entries(totals).map(([name, sharers]) => [name, fixOne(sharers, known)] as const);
    const taking = fixed
      .flatMap(([, sharers]) => sharers)
      .map((one) => ({ id: idOf(one), together: known.get(idOf(one)) }));
    await run(cypher`
      UNWIND ${taking} AS one MATCH (share:SharedNumber {id: one.id})
      SET share.together = one.together, share.endsAt = ${endsAt}`);
    return Object.fromEntries(fixed.map(([name, sharers]) => [name, sharers.map(({ site }) => site)]));
  });
}

/** Who takes part in one total: `known` has of each number which ones it stands together with, and takes these where they are the first. */
function fixOne(sharers: readonly Sharer[], known: Map<string, string | null>): readonly Sharer[] {
  const byId = new Map(sharers.map((one) => [idOf(one), one]));
  const ids = [...byId.keys()].sort();
  const [first = JSON.stringify(ids), ...others] = new Set(ids.flatMap((id) => known.get(id) ?? []));
  const together: readonly string[] = JSON.parse(first);
  if (others.length > 0 || !together.every((id) => byId.has(id))) return [];
  for (const id of together) known.set(id, first);
  return together.flatMap((id) => byId.get(id) ?? []);
}

function idOf({ site, number }: Sharer): string {
  return digestOf([1, site, number]);
}
