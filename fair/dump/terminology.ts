import type { Caller } from '../../disclosure/caller.ts';
import { mayName } from '../../disclosure/names.ts';
import type { StoredVocabulary } from '../../loaders/concepts.ts';
import type { ReadUsedTerminology, UsedConcept, UsedTerminology } from '../../loaders/used-terminology.ts';
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
  readonly terminology: ReadUsedTerminology;
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
  const used = await dump.terminology(dump.caller.counts);
  const { version, vocabularies } = used;
  const notices = [
    'Concepts that records use, with their mappings',
    `Version of the graph: ${version}`,
    ...vocabularies.flatMap(({ name, license, notice }) => [`${name}: ${notice ?? license}`]),
  ];
  yield* streamDump(linesOf(dump, used), { notices });
}

async function* linesOf(dump: TerminologyDump, used: UsedTerminology): AsyncGenerator<string> {
  const { iris, caller, predicateOf } = dump;
  const lines = (one: Entity) => [...documentLines([one], iris)].join('');
  for (const vocabulary of used.vocabularies) yield lines(dumpedScheme(iris, vocabulary));
  for await (const concept of used.concepts()) {
    const name = mayName(caller, concept.code) ? concept.name : null;
    yield lines(dumpedConcept(iris, { ...concept, name }, predicateOf));
  }
  if ((await used.versionNow()) !== used.version)
    throw new KnownError('CONFLICT', 'The data changed while they were read: ask again for the new version.');
}

/** A vocabulary as SKOS says it. */
function dumpedScheme(iris: Iris, { id, name, release, license, notice }: StoredVocabulary): Entity {
  return entity(schemeIri(iris, id), ['skos:ConceptScheme'], {
    'skos:notation': [literal(id)],
    'dct:title': [literal(name)],
    'dct:hasVersion': release === null ? [] : [literal(release)],
    'dct:rights': [license, notice].flatMap((text) => (text === null ? [] : [literal(text)])),
  });
}

/** A concept as SKOS says it, under the IRI by which records name it; `name` is null where it may not be shown. */
function dumpedConcept(
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
