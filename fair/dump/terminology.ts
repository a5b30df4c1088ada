import { mayName } from '../../disclosure/names.ts';
import type { Caller } from '../../disclosure/policy.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { createReader } from '../../graph/reader.ts';
import { readGraphVersion } from '../../graph/version.ts';
import { readVocabularies, type StoredVocabulary } from '../../loaders/concepts.ts';
import { streamUsedConcepts, type UsedConcept } from '../../loaders/used-concepts.ts';
import { splitCurie } from '../../ontology/curie.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type Entity, entity, iri, literal, type Value } from '../rdf/entity.ts';
import { conceptIri, type Iris, schemeIri } from '../rdf/iris.ts';
import { documentLines } from '../rdf/lines.ts';
import type { Name } from '../rdf/prefixes.ts';
import { termIri } from '../rdf/term-iri.ts';
import { toPredicateName } from '../sssom/mappings.ts';
import { streamDump } from './seal.ts';

/** What the terminology in use is dumped of. */
export type TerminologyDump = {
  readonly graph: Graph;
  readonly iris: Iris;
  readonly caller: Caller;
  /** The predicate of a mapping, as prefixed name. */
  readonly predicateOf: (mapping: { readonly relationship: string; readonly source: string }) => string;
};

/**
 * The concepts that records use, their vocabularies and mappings as N-Quads, in pieces of text: of the datasets that are
 * public or that the caller may count over. Names that the caller may not see are left out.
 */
export async function* dumpTerminology(dump: TerminologyDump): AsyncGenerator<string> {
  const { graph, caller } = dump;
  const reader = createReader(graph, caller.counts, new AbortController().signal);
  const [vocabularies, version, rows] = await Promise.all([
    readVocabularies(reader),
    readGraphVersion(reader),
    reader.read<{ id: string }>(cypher`
      MATCH (dataset:Dataset WHERE dataset.accessRights = 'PUBLIC' OR dataset.id IN ${caller.counts})
      RETURN dataset.id AS id
      ORDER BY id`),
  ]);
  const datasets = rows.map(({ id }) => id);
  const notices = [
    'Concepts that records use, with their mappings',
    `Version of the graph: ${version}`,
    ...vocabularies.flatMap(({ name, license, notice }) => [`${name}: ${notice ?? license}`]),
  ];
  yield* streamDump(linesOf(dump, { datasets, vocabularies, version }), { notices });
}

type Known = {
  readonly datasets: readonly string[];
  readonly vocabularies: readonly StoredVocabulary[];
  readonly version: string;
};

async function* linesOf(dump: TerminologyDump, known: Known): AsyncGenerator<string> {
  const { graph, iris, caller, predicateOf } = dump;
  const lines = (one: Entity) => [...documentLines([one], iris)].join('');
  for (const vocabulary of known.vocabularies) yield lines(schemeEntity(iris, vocabulary));
  for await (const concept of streamUsedConcepts(graph, known.datasets)) {
    const name = mayName(caller, concept.code) ? concept.name : null;
    yield lines(conceptEntity(iris, { ...concept, name }, predicateOf));
  }
  const reader = createReader(graph, [], new AbortController().signal);
  if ((await readGraphVersion(reader)) !== known.version)
    throw new KnownError('CONFLICT', 'The data changed while they were read: ask again for the new version.');
}

/** A vocabulary as SKOS says it. */
export function schemeEntity(iris: Iris, { id, name, release, license, notice }: StoredVocabulary): Entity {
  return entity(schemeIri(iris, id), ['skos:ConceptScheme'], {
    'skos:notation': [literal(id)],
    'dct:title': [literal(name)],
    'dct:hasVersion': release === null ? [] : [literal(release)],
    'dct:rights': [license, notice].flatMap((text) => (text === null ? [] : [literal(text)])),
  });
}

/** A concept as SKOS says it, under the IRI by which records name it; `name` is null where it may not be shown. */
export function conceptEntity(
  iris: Iris,
  { code, name, standard, valid, broader, mappings }: UsedConcept,
  predicateOf: TerminologyDump['predicateOf'],
): Entity {
  const { prefix, code: notation } = splitCurie(code);
  const mapped: { [Predicate in Name]?: readonly Value[] } = {};
  for (const { to, relationship, source } of mappings) {
    const predicate = toPredicateName(predicateOf({ relationship, source }));
    mapped[predicate] = [...(mapped[predicate] ?? []), iri(termIri(iris, to))];
  }
  return entity(termIri(iris, code), ['skos:Concept'], {
    'skos:notation': [literal(notation)],
    'skos:inScheme': [iri(schemeIri(iris, prefix))],
    'skos:prefLabel': name === null ? [] : [literal(name)],
    'kg:curie': [literal(code)],
    'kg:standard': [literal(String(standard), 'xsd:boolean')],
    'owl:deprecated': valid ? [] : [literal('true', 'xsd:boolean')],
    'foaf:page': [iri(conceptIri(iris, code))],
    'skos:broader': broader.map((one) => iri(termIri(iris, one))),
    ...mapped,
  });
}
