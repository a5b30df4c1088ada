import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { splitCurie, withBroader } from '../../ontology/curie.ts';
import { isCurrentMapping } from '../../terminology/read.ts';

/** That a code means a standard concept. */
export type CodePair = { readonly from: string; readonly to: string };

/** Where codes map into several vocabularies, the concepts of the first of these are the standard ones. */
const preferred = ['SNOMED', 'DOID', 'MONDO', 'NCIT', 'HP', 'UBERON'];

/**
 * The standard concept of each code: what it, or the next broader code that is mapped at all, maps to alone; null where
 * nothing is certain. Where the OMOP vocabularies map a code, they decide. `mappings` are known beside the graph's.
 */
export async function findStandards(
  graph: Graph,
  mappings: readonly CodePair[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const asked = [...new Set(codes.flatMap(withBroader))];
  const rows = await graph.read<CodePair & { readonly omop: boolean }>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${asked})-[mapping:MAPS_TO {relationship: 'Maps to'}]->(target:Concept)
    WHERE coalesce(target.valid, true) AND ${isCurrentMapping}
    RETURN concept.code AS from, target.code AS to, coalesce(mapping.release, '') = 'athena' AS omop`);
  const omop = targetsOf(rows.filter((row) => row.omop));
  const others = targetsOf([...rows, ...mappings]);
  const standardOf = (code: string) => {
    const steps = withBroader(code).map((step) => omop.get(step) ?? others.get(step));
    return onlyOne(steps.find((found) => found !== undefined) ?? new Set());
  };
  return new Map(codes.map((code) => [code, standardOf(code)]));
}

function targetsOf(pairs: readonly CodePair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of pairs) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  return targets;
}

/** The one concept of the preferred vocabulary; null where there are several. */
function onlyOne(targets: ReadonlySet<string>): string | null {
  const rankOf = (code: string) => {
    const rank = preferred.indexOf(splitCurie(code).prefix);
    return rank === -1 ? preferred.length : rank;
  };
  const best = Math.min(...[...targets].map(rankOf));
  const [one, another] = [...targets].filter((code) => rankOf(code) === best);
  return another === undefined ? (one ?? null) : null;
}

/** What took the place of each concept that is retired: the one current concept that it maps to or is replaced by. */
export async function findReplacements(
  graph: Graph,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await graph.read<CodePair>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${codes} AND concept.valid = false)-[mapping:MAPS_TO]->(target:Concept)
    WHERE mapping.relationship IN ['Maps to', 'Concept replaced by'] AND coalesce(target.valid, true)
      AND ${isCurrentMapping}
    RETURN DISTINCT concept.code AS from, target.code AS to`);
  const targets = targetsOf(rows);
  return new Map(codes.map((code) => [code, onlyOne(targets.get(code) ?? new Set())]));
}
