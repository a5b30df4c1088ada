import type { StoredVocabulary } from '../../loaders/concepts.ts';
import { splitCurie } from '../../ontology/curie.ts';
import { type Entity, type EntityProperties, entity, inLanguage, iri, literal } from '../rdf/entity.ts';
import { conceptIri, type Iris, schemeIri } from '../rdf/iris.ts';
import { officialIri } from '../rdf/term-iri.ts';

/** What is said of a concept; names are null where they are not known or may not be shown. */
export type ConceptFacts = {
  readonly code: string;
  readonly name: string | null;
  readonly synonyms?: readonly string[];
  readonly standard: boolean;
  readonly valid: boolean;
  readonly release: string | null;
  /** Codes right above it, and right below. */
  readonly broader: readonly string[];
  readonly narrower?: readonly string[];
};

/** A vocabulary as SKOS says it, with its licence and the notice that its owner asks for. */
export function schemeEntity(iris: Iris, { id, name, release, license, notice }: StoredVocabulary): Entity {
  return entity(schemeIri(iris, id), ['skos:ConceptScheme'], {
    'dct:title': [inLanguage(name, 'en')],
    'skos:notation': [literal(id)],
    'dct:hasVersion': release === null ? [] : [literal(release)],
    'dct:rights': [license, notice].flatMap((text) => (text === null ? [] : [literal(text)])),
  });
}

/** A concept as SKOS says it, with its mappings as statements of it. */
export function conceptEntity(iris: Iris, facts: ConceptFacts, mappings: EntityProperties): Entity {
  const { code, name, synonyms = [], standard, valid, release, broader, narrower = [] } = facts;
  const { prefix, code: notation } = splitCurie(code);
  const official = officialIri(code);
  return entity(conceptIri(iris, code), ['skos:Concept'], {
    'skos:prefLabel': name === null ? [] : [inLanguage(name, 'en')],
    'skos:altLabel': synonyms.map((synonym) => inLanguage(synonym, 'en')),
    'skos:notation': [literal(notation)],
    'skos:inScheme': [iri(schemeIri(iris, prefix))],
    'kg:curie': [literal(code)],
    'kg:standard': [literal(String(standard), 'xsd:boolean')],
    'owl:deprecated': valid ? [] : [literal('true', 'xsd:boolean')],
    'dct:hasVersion': release === null ? [] : [literal(release)],
    'owl:sameAs': official === undefined ? [] : [iri(official)],
    'skos:broader': broader.map((one) => iri(conceptIri(iris, one))),
    'skos:narrower': narrower.map((one) => iri(conceptIri(iris, one))),
    ...mappings,
  });
}

/** A concept in a list of others: enough to know it by. */
export function conceptStub(iris: Iris, code: string, name: string | null): Entity {
  const { prefix, code: notation } = splitCurie(code);
  return entity(conceptIri(iris, code), ['skos:Concept'], {
    'skos:prefLabel': name === null ? [] : [inLanguage(name, 'en')],
    'skos:notation': [literal(notation)],
    'skos:inScheme': [iri(schemeIri(iris, prefix))],
  });
}
