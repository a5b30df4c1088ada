import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { splitCurie, withBroader } from '../../ontology/curie.ts';
import { isCurrent, isCurrentMapping } from '../../terminology/read.ts';

/**
 * That a code means a standard concept; `omop`: the OMOP vocabularies say so. A code that means itself is that of a
 * concept which its release calls standard.
 */
export type CodePair = { readonly from: string; readonly to: string; readonly omop?: boolean };

/** The standard concept of a source code; null where nothing is certain. */
export type StandardOf = (code: string) => string | null;

/** Where codes map into several vocabularies, the concepts of the first of these are the standard ones. */
const preferred = ['SNOMED', 'DOID', 'MONDO', 'NCIT', 'HP', 'UBERON'];

/**
 * The standard concepts that `mappings` give: of each code, or the next broader code that means anything at all, the one
 * concept that it means. First the OMOP vocabularies say so: a concept that they flag as standard is its own, any other
 * what they map it to. Else it is what others map the code to, and the concept itself where it is standard and nobody does.
 */
export function toStandardOf(mappings: readonly CodePair[]): StandardOf {
  const omop = [isOwn, isMapped].map((is) => targetsOf(mappings.filter((one) => one.omop && is(one))));
  const others = [isMapped, isOwn].map((is) => targetsOf(mappings.filter(is)));
  const meaningOf = (code: string) => [...omop, ...others].map((way) => way.get(code)).find(isThere);
  return (code) => onlyOne(withBroader(code).map(meaningOf).find(isThere) ?? new Set());
}

function isOwn({ from, to }: CodePair): boolean {
  return from === to;
}

function isMapped(pair: CodePair): boolean {
  return !isOwn(pair);
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** What is known of the concepts of coded values: the standard one of a source code, and what replaces a retired one. */
export type Standards = { readonly standardOf: StandardOf; readonly replacementOf: StandardOf };

/** What was found of concepts as what is known of them. */
export function toStandards(found: {
  readonly standards: ReadonlyMap<string, string | null>;
  readonly replacements: ReadonlyMap<string, string | null>;
}): Standards {
  return {
    standardOf: (code) => found.standards.get(code) ?? null,
    replacementOf: (code) => found.replacements.get(code) ?? null,
  };
}

/** The standard concept of a coded value: what its source code means, else the one `given`, or what replaces it. */
export function chooseStandard(
  source: string | null,
  given: string | null,
  { standardOf, replacementOf }: Standards,
): string | null {
  const mapped = source === null ? null : standardOf(source);
  return mapped ?? (given === null ? null : (replacementOf(given) ?? given));
}

/** The standard concept of each code, by what the graph says of it and by `mappings` beside that. */
export async function findStandards(
  graph: Graph,
  mappings: readonly CodePair[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const asked = [...new Set(codes.flatMap(withBroader))];
  const known = await graph.read<CodePair>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${asked})-[mapping:MAPS_TO {relationship: 'Maps to'}]->(target:Concept)
    WHERE coalesce(target.valid, true) AND ${isCurrentMapping}
    RETURN concept.code AS from, target.code AS to, coalesce(mapping.release, '') = 'athena' AS omop`);
  const own = await graph.read<CodePair>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${asked} AND concept.standard AND concept.release IS NOT NULL)
    WHERE coalesce(concept.valid, true) AND ${isCurrent(cypher`concept`)}
    RETURN concept.code AS from, concept.code AS to, concept.release = 'athena' AS omop`);
  const standardOf = toStandardOf([...known, ...own, ...mappings]);
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
