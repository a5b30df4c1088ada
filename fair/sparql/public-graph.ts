import { mayName } from '../../disclosure/names.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { createReader } from '../../graph/reader.ts';
import { readGraphVersion } from '../../graph/version.ts';
import { readVocabularies } from '../../loaders/concepts.ts';
import { streamUsedConcepts } from '../../loaders/used-concepts.ts';
import type { Document } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import { toNTriples } from '../rdf/lines.ts';
import { conceptEntity, schemeEntity } from '../skos/concept.ts';
import { everybody, vocabularyIn } from '../skos/read.ts';
import { type MappingTerms, mappingAxiom, mappingProperties } from '../sssom/mappings.ts';
import { mappingSet } from '../sssom/routes.ts';

/** What the public graph is made of. */
export type PublicGraphSource = {
  readonly graph: Graph;
  readonly iris: Iris;
  readonly terms: MappingTerms;
  /** Documents that everybody may have: the catalogue, the ontology. */
  readonly documents: () => Promise<readonly Document[]>;
};

/**
 * Everything that everybody may ask as N-Triples in UTF-8, in memory that threads share: the documents, the concepts
 * that records of public datasets use, their vocabularies and their mappings. No record is in it.
 */
export async function readPublicGraph(source: PublicGraphSource): Promise<SharedArrayBuffer> {
  const pieces: Buffer[] = [];
  for (const document of await source.documents())
    pieces.push(Buffer.from(toNTriples(document, source.iris)));
  for await (const document of terminologyOf(source))
    pieces.push(Buffer.from(toNTriples(document, source.iris)));
  return share(pieces);
}

async function* terminologyOf({ graph, iris, terms }: PublicGraphSource): AsyncGenerator<Document> {
  const reader = createReader(graph, [], new AbortController().signal);
  const [vocabularies, version, rows] = await Promise.all([
    readVocabularies(reader),
    readGraphVersion(reader),
    reader.read<{ id: string }>(cypher`
      MATCH (dataset:Dataset {accessRights: 'PUBLIC'})
      RETURN dataset.id AS id`),
  ]);
  yield [mappingSet(iris, version), ...vocabularies.map((one) => schemeEntity(iris, one))];
  const datasets = rows.map(({ id }) => id);
  for await (const concept of streamUsedConcepts(graph, datasets)) {
    const { code, mappings } = concept;
    const name = mayName(everybody, code) ? concept.name : null;
    const { release } = vocabularyIn(vocabularies, code);
    yield [
      conceptEntity(iris, { ...concept, name, release }, mappingProperties(iris, mappings, terms)),
      ...mappings.map((mapping) => mappingAxiom(iris, { from: code, ...mapping }, terms)),
    ];
  }
}

function share(pieces: readonly Buffer[]): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0));
  const bytes = new Uint8Array(shared);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return shared;
}
