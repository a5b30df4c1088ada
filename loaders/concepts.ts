import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from './batch.ts';
import { cypher } from './cypher.ts';
import type { Page } from './page.ts';
import type { Reader } from './reader.ts';

/** A concept as stored; `name` is null where the licence of the vocabulary keeps names out. */
export type StoredConcept = {
  readonly code: string;
  readonly vocabulary: string;
  readonly name?: string | null;
  readonly domain?: string | null;
  readonly class?: string | null;
  readonly standard?: boolean | null;
  readonly valid?: boolean | null;
  readonly synonyms?: readonly string[] | null;
};

/** A mapping between two concepts, by their codes. */
export type StoredMapping = {
  readonly from: string;
  readonly to: string;
  readonly relationship: string;
  readonly source: string;
};

/** A vocabulary as stored. */
export type StoredVocabulary = {
  readonly id: string;
  readonly name: string;
  readonly release: string | null;
  readonly license: string;
  readonly notice: string | null;
};

/** Concepts in one relation to a concept: a page of them, and how many there are. */
export type RelatedConcepts = {
  readonly code: string;
  readonly totalCount: number;
  readonly concepts: readonly StoredConcept[];
};

/** How concepts lie to another one in the hierarchy. */
export type Relation = 'children' | 'ancestors' | 'descendants';

const paths = {
  children: cypher`(concept)<-[:IS_A]-(other:Concept)`,
  ancestors: cypher`(concept)-[:IS_A*]->(other:Concept)`,
  descendants: cypher`(concept)<-[:IS_A*]-(other:Concept)`,
} as const;

/** Concepts by code. */
export function conceptByCode({ read }: Reader): DataLoader<string, StoredConcept | null> {
  return oneByKey(
    async (codes) => {
      const rows = await read<{ concept: StoredConcept }>(cypher`
        MATCH (concept:Concept WHERE concept.code IN ${codes})
        RETURN properties(concept) AS concept`);
      return rows.map(({ concept }) => concept);
    },
    (concept) => concept.code,
  );
}

/** Directly broader concepts by code, in order of their code. */
export function parentsByCode({
  read,
}: Reader): DataLoader<string, readonly { readonly code: string; readonly parent: StoredConcept }[]> {
  return manyByKey(
    (codes) =>
      read<{ code: string; parent: StoredConcept }>(cypher`
        MATCH (concept:Concept WHERE concept.code IN ${codes})-[:IS_A]->(parent:Concept)
        RETURN concept.code AS code, properties(parent) AS parent
        ORDER BY parent.code`),
    (row) => row.code,
  );
}

/** Related concepts by code, in order of their code: one more than the page holds, if there are more. */
export function relatedConcepts(
  { read }: Reader,
  relation: Relation,
  { first, after = '' }: Page<string>,
): DataLoader<string, RelatedConcepts | null> {
  return oneByKey(
    (codes) =>
      read<RelatedConcepts>(cypher`
        UNWIND ${codes} AS code
        MATCH (concept:Concept {code: code})
        CALL (concept) {
          MATCH ${paths[relation]}
          WITH DISTINCT other
          ORDER BY other.code
          RETURN collect(other) AS others
        }
        RETURN code, size(others) AS totalCount,
          [other IN others WHERE other.code > ${after} | properties(other)][..toInteger(${first + 1})] AS concepts`),
    (row) => row.code,
  );
}

/** Mappings of concepts to others, or of others to them, by the code of the concept at that end. */
export function mappingsByCode(
  { read }: Reader,
  end: 'from' | 'to',
): DataLoader<string, readonly StoredMapping[]> {
  const which = { from: cypher`source.code`, to: cypher`target.code` }[end];
  return manyByKey(
    (codes) =>
      read<StoredMapping>(cypher`
        MATCH (source:Concept)-[mapping:MAPS_TO]->(target:Concept)
        WHERE ${which} IN ${codes}
        RETURN source.code AS from, target.code AS to, mapping.relationship AS relationship,
          coalesce(mapping.source, 'unknown') AS source
        ORDER BY relationship, source.code, target.code`),
    (mapping) => mapping[end],
  );
}

/** Every vocabulary, in order of its id. */
export function readVocabularies({ read }: Reader): Promise<readonly StoredVocabulary[]> {
  return read<StoredVocabulary>(cypher`
    MATCH (vocabulary:Vocabulary)
    RETURN vocabulary.id AS id, vocabulary.name AS name, vocabulary.release AS release,
      vocabulary.license AS license, vocabulary.notice AS notice
    ORDER BY id`);
}
