import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Reader } from '../graph/reader.ts';
import { isCurrentMapping } from '../terminology/read.ts';
import { isToldMapping, type ToldConcepts } from './told-concepts.ts';

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

/** Concepts by code. */
export function conceptByCode({ read, batching }: Reader): DataLoader<string, StoredConcept | null> {
  return oneByKey(
    async (codes) => {
      const rows = await read<{ concept: StoredConcept }>(cypher`
        MATCH (concept:Concept WHERE concept.code IN ${codes})
        RETURN properties(concept) AS concept`);
      return rows.map(({ concept }) => concept);
    },
    (concept) => concept.code,
    batching,
  );
}

/** Mappings of concepts to others, or of others to them, by the code of the concept at that end; those that may be told. */
export function mappingsByCode(
  { read, batching }: Reader,
  end: 'from' | 'to',
  told: () => Promise<ToldConcepts>,
): DataLoader<string, readonly StoredMapping[]> {
  const which = { from: cypher`source.code`, to: cypher`target.code` }[end];
  return manyByKey(
    async (codes) =>
      read<StoredMapping>(cypher`
        MATCH (source:Concept)-[mapping:MAPS_TO]->(target:Concept)
        WHERE ${which} IN ${codes} AND ${isCurrentMapping} AND ${isToldMapping(await told())}
        RETURN source.code AS from, target.code AS to, mapping.relationship AS relationship,
          coalesce(mapping.source, 'unknown') AS source
        ORDER BY relationship, from, to`),
    (mapping) => mapping[end],
    batching,
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

/** Every vocabulary that may be told, in order of its id. */
export async function readToldVocabularies(
  reader: Reader,
  told: () => Promise<ToldConcepts>,
): Promise<readonly StoredVocabulary[]> {
  const [all, { hiddenVocabularies }] = await Promise.all([readVocabularies(reader), told()]);
  return all.filter(({ id }) => !hiddenVocabularies.has(id));
}

/** A mapping with the names of both concepts. */
export type NamedMapping = StoredMapping & {
  readonly fromLabel: string | null;
  readonly toLabel: string | null;
};

/** Every mapping of the graph; with `told` those that may be told. */
export function streamMappings(
  graph: Pick<Graph, 'stream'>,
  told?: ToldConcepts,
): AsyncIterable<NamedMapping> {
  return graph.stream<NamedMapping>(cypher`
    MATCH (source:Concept)-[mapping:MAPS_TO]->(target:Concept)
    WHERE ${isCurrentMapping} AND ${told === undefined ? cypher`true` : isToldMapping(told)}
    RETURN source.code AS from, source.name AS fromLabel, target.code AS to, target.name AS toLabel,
      mapping.relationship AS relationship, coalesce(mapping.source, 'unknown') AS source
    ORDER BY from, to, relationship`);
}
