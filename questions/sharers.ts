import { digestOf, toCanonical } from '../cohort/canonical.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { endOf } from './span.ts';

/** Which sites take part in totals of a criterion with numbers that they do not show, by the name of each total. */
export type Sharers = Readonly<Record<string, readonly string[]>>;

/**
 * Keeps which sites do: those that are the first of a total stay it, whoever asks and whatever else, so that no two totals differ by the number of
 * one. Gives these.
 */
export async function fixSharers(
  graph: Graph,
  { where, sharers }: { readonly where: unknown; readonly sharers: Sharers },
  now: Date,
): Promise<Sharers> {
  const id = digestOf([1, toCanonical(where)]);
  return graph.write(async (run) => {
    await run(cypher`MATCH (total:SharedTotal) WHERE total.endsAt <= ${now.toISOString()} DELETE total`);
    // What is set is locked: of two that are first one waits for the other.
    const [row] = await run<{ first: string | null }>(cypher`
      MERGE (total:SharedTotal {id: ${id}}) SET total.endsAt = ${endOf(now)} RETURN total.sharers AS first`);
    const first: Sharers = { ...sharers, ...JSON.parse(row?.first ?? '{}') };
    await run(cypher`MATCH (total:SharedTotal {id: ${id}}) SET total.sharers = ${JSON.stringify(first)}`);
    return first;
  });
}
