import { publicCaller } from '../../disclosure/caller.ts';
import { mayName } from '../../disclosure/names.ts';
import type { ReadUsedTerminology } from '../../loaders/used-terminology.ts';
import type { Document } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import { toNTriples } from '../rdf/lines.ts';
import { conceptEntity, schemeEntity } from '../skos/concept.ts';
import { vocabularyIn } from '../skos/read.ts';
import { type MappingTerms, mappingAxiom, mappingProperties } from '../sssom/mappings.ts';
import { mappingSet } from '../sssom/routes.ts';

/** What the public graph is made of. */
export type PublicGraphSource = {
  readonly terminology: ReadUsedTerminology;
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

async function* terminologyOf({ terminology, iris, terms }: PublicGraphSource): AsyncGenerator<Document> {
  const { vocabularies, version, concepts } = await terminology(publicCaller.counts);
  yield [mappingSet(iris, version), ...vocabularies.map((one) => schemeEntity(iris, one))];
  for await (const concept of concepts()) {
    const { code, mappings } = concept;
    const name = mayName(publicCaller, code) ? concept.name : null;
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
