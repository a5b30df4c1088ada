import type { ConceptLists } from '../../loaders/concept-lists.ts';
import { pagePartIri, viewOf } from '../http/paged.ts';
import { count, entity, iri } from '../rdf/entity.ts';
import { conceptIri, type Iris, schemeIri } from '../rdf/iris.ts';
import type { Resource, ResourceLink, ResourceRoute } from '../rdf/resource.ts';
import { type MappingTerms, mappingAxiom, mappingProperties } from '../sssom/mappings.ts';
import { conceptEntity, conceptStub, schemeEntity } from './concept.ts';
import { type FoundConcept, type FoundList, readConcept, readNarrower, readScheme } from './read.ts';

/** What the addresses of concepts are answered from. */
export type SkosParts = {
  readonly concepts: ConceptLists;
  readonly iris: Iris;
  readonly terms: MappingTerms;
};

/** Vocabularies, their concepts part by part, and each concept. */
export function conceptRoutes(parts: SkosParts): readonly ResourceRoute[] {
  return [
    {
      path: '/concept/:vocabulary',
      query: ['after'],
      profiles: [],
      read: async ({ vocabulary = '', after }) =>
        schemeResource(parts.iris, await readScheme(parts.concepts, vocabulary, after), after),
    },
    {
      path: '/concept/:vocabulary/:code',
      profiles: [],
      read: async ({ vocabulary = '', code = '' }) =>
        conceptResource(parts, await readConcept(parts.concepts, `${vocabulary}:${code}`)),
    },
    {
      path: '/concept/:vocabulary/:code/narrower',
      query: ['after'],
      profiles: [],
      read: async ({ vocabulary = '', code = '', after = '' }) => {
        const of = `${vocabulary}:${code}`;
        return narrowerResource(parts.iris, of, await readNarrower(parts.concepts, of, after));
      },
    },
  ];
}

function conceptResource({ iris, terms }: SkosParts, found: FoundConcept | undefined): Resource {
  if (found === undefined) return { kind: 'unknown' };
  const { concept, vocabulary, broader, narrower, mappings } = found;
  const { code } = concept;
  const facts = {
    code,
    name: concept.name ?? null,
    synonyms: concept.synonyms ?? [],
    standard: concept.standard ?? false,
    valid: concept.valid ?? true,
    release: vocabulary.release,
    broader,
    narrower: narrower.members,
  };
  const place = conceptIri(iris, code);
  const own = conceptEntity(iris, facts, mappingProperties(iris, mappings, terms));
  const further = narrower.next === undefined ? [] : [iri(pagePartIri(`${place}/narrower`, narrower.next))];
  return {
    kind: 'found',
    iri: place,
    title: facts.name ?? code,
    document: [
      { ...own, properties: { ...own.properties, 'rdfs:seeAlso': further } },
      schemeEntity(iris, vocabulary),
      ...mappings.map((mapping) => mappingAxiom(iris, mapping, terms)),
    ],
    links: [collection(schemeIri(iris, vocabulary.id))],
  };
}

function schemeResource(iris: Iris, found: FoundList | undefined, after: string | undefined): Resource {
  if (found === undefined) return { kind: 'unknown' };
  const { vocabulary, members, next, total } = found;
  const scheme = schemeEntity(iris, vocabulary);
  const last = next?.slice(next.indexOf(':') + 1);
  const document = [
    entity(scheme.iri, [...scheme.types, 'hydra:Collection'], {
      ...scheme.properties,
      'hydra:totalItems': [count(total)],
      'hydra:member': members.map(({ code, name }) => conceptStub(iris, code, name ?? null)),
      'hydra:view': [viewOf(scheme.iri, after, last)],
    }),
  ];
  return { kind: 'found', iri: scheme.iri, title: vocabulary.name, document, links: [] };
}

function narrowerResource(iris: Iris, code: string, found: FoundList | undefined): Resource {
  if (found === undefined) return { kind: 'unknown' };
  const place = conceptIri(iris, code);
  const { members, next } = found;
  const further = next === undefined ? [] : [iri(pagePartIri(`${place}/narrower`, next))];
  const document = [
    entity(place, ['skos:Concept'], {
      'skos:narrower': members.map((member) => conceptStub(iris, member.code, member.name ?? null)),
      'rdfs:seeAlso': further,
    }),
  ];
  const title = `Concepts below ${code}`;
  return { kind: 'found', iri: place, title, document, links: [collection(place)] };
}

function collection(href: string): ResourceLink {
  return { rel: 'collection', href };
}
