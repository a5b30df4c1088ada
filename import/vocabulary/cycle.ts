import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { cycleOf } from '../../terminology/closure.ts';
import { toLists } from '../../terminology/lists.ts';
import { createPairs } from '../../terminology/numbers.ts';
import { cycleError } from '../../terminology/read.ts';
import type { Release } from './release.ts';

/** Of a statement over all relationships of a type. */
const timeoutMs = 1_800_000;

/** @throws KnownError CONFLICT where concepts would lie above each other, in the release alone or with what others say */
export async function refuseCycles(
  graph: Graph,
  { source, codes, isA }: Pick<Release, 'source' | 'codes' | 'isA'>,
): Promise<void> {
  refuseCycle(codes, isA);
  const pairs = createPairs();
  const others = new Map<string, number>();
  const numberOf = (code: string) => {
    const known = others.get(code) ?? others.size;
    others.set(code, known);
    return known;
  };
  for await (const { from, to } of linksOfOthers(graph, source)) pairs.push(numberOf(from), numberOf(to));
  if (others.size === 0) return;
  isA.from.forEach((from, at) => {
    pairs.push(numberOf(codes[from] ?? ''), numberOf(codes[isA.to[at] ?? 0] ?? ''));
  });
  refuseCycle([...others.keys()], pairs.toPairs());
}

function refuseCycle(codes: readonly string[], isA: Release['isA']): void {
  const cycle = cycleOf(toLists(codes.length, isA));
  if (cycle !== undefined) throw cycleError(cycle.map((n) => codes[n] ?? ''));
}

function linksOfOthers(graph: Graph, source: string) {
  return graph.stream<{ readonly from: string; readonly to: string }>(
    cypher`
      MATCH (concept:Concept)-[link:IS_A]->(broader:Concept)
      WHERE coalesce(link.release, '') <> ${source}
      RETURN concept.code AS from, broader.code AS to`,
    { timeoutMs },
  );
}
