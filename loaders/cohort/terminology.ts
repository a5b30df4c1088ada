import { cypher } from '../cypher.ts';
import type { ConceptSet } from './criterion.ts';
import type { Read } from './scope.ts';

/** What the terminology of this graph says of codes. */
export type Terminology = {
  /** Those of `codes` that the graph does not know. */
  readonly unknown: (codes: readonly string[]) => Promise<readonly string[]>;
  /** All codes of a concept set: descendants and mappings as it asks, without `except`. */
  readonly expand: (set: ConceptSet) => Promise<readonly string[]>;
};

/** The terminology as the graph holds it. */
export function createTerminology(read: Read): Terminology {
  const codesOf = async (statement: ReturnType<typeof cypher>) =>
    (await read<{ code: string }>(statement)).map(({ code }) => code);

  const unknown = async (codes: readonly string[]) => {
    const known = new Set(
      await codesOf(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${codes})
      RETURN concept.code AS code`),
    );
    return codes.filter((code) => !known.has(code));
  };

  const expand = async ({ codes, descendants, mapped }: ConceptSet) => {
    if (codes.length === 0) return [];
    const targets = await codesOf(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${codes})-[:MAPS_TO]->(target:Concept)
      RETURN DISTINCT target.code AS code`);
    const named = [...new Set([...codes, ...targets])];
    const below = descendants
      ? await codesOf(cypher`
          MATCH (named:Concept WHERE named.code IN ${named})<-[:IS_A*0..]-(concept:Concept)
          RETURN DISTINCT concept.code AS code`)
      : named;
    const into = mapped
      ? await codesOf(cypher`
          MATCH (target:Concept WHERE target.code IN ${below})<-[:MAPS_TO]-(concept:Concept)
          RETURN DISTINCT concept.code AS code`)
      : [];
    return [...new Set([...below, ...into])].sort();
  };
  return { unknown, expand };
}
