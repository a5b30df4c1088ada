import type { StoredMapping } from '../../loaders/concepts.ts';
import {
  type Entity,
  type EntityProperties,
  entity,
  iri,
  literal,
  named,
  type Value,
} from '../rdf/entity.ts';
import { conceptIri, type Iris } from '../rdf/iris.ts';
import { isName, type Name } from '../rdf/prefixes.ts';

/** What a mapping is called in SSSOM, as prefixed names. */
export type MappingTerms = {
  readonly predicateOf: (mapping: Pick<StoredMapping, 'relationship' | 'source'>) => string;
  readonly justificationOf: (mapping: Pick<StoredMapping, 'source'>) => string;
};

/**
 * The name of a predicate. OMOP's `Maps to` may lead to a broader concept and has a predicate of its own; what has none
 * is a related match.
 */
export function toPredicateName(predicate: string): Name {
  if (predicate === 'omoprel:mapsTo') return 'kg:mapsTo';
  if (predicate === 'IAO:0100001') return 'iao:0100001';
  return isName(predicate) ? predicate : 'skos:relatedMatch';
}

/** Mappings as they are said of the concept that they are of. */
export function mappingProperties(
  iris: Iris,
  mappings: readonly Omit<StoredMapping, 'from'>[],
  { predicateOf }: MappingTerms,
): EntityProperties {
  const said: { [Predicate in Name]?: readonly Value[] } = {};
  for (const mapping of mappings) {
    const predicate = toPredicateName(predicateOf(mapping));
    said[predicate] = [...(said[predicate] ?? []), iri(conceptIri(iris, mapping.to))];
  }
  return said;
}

/** A mapping with where it comes from, as SSSOM has it in RDF: an axiom about the statement that it is. */
export function mappingAxiom(iris: Iris, mapping: StoredMapping, terms: MappingTerms): Entity {
  const { from, to, relationship, source } = mapping;
  const predicate = toPredicateName(terms.predicateOf(mapping));
  const key = `${relationship} ${to}`;
  return entity(
    `${conceptIri(iris, from)}#mapping-${encodeURIComponent(key)}`,
    ['owl:Axiom', 'sssom:Mapping'],
    {
      'owl:annotatedSource': [iri(conceptIri(iris, from))],
      'owl:annotatedProperty': [named(predicate)],
      'owl:annotatedTarget': [iri(conceptIri(iris, to))],
      'sssom:mapping_justification': justification(terms.justificationOf(mapping)),
      'rdfs:comment': [literal(predicate === 'skos:relatedMatch' ? `${relationship} (${source})` : source)],
    },
  );
}

function justification(name: string): readonly Value[] {
  return isName(name) ? [named(name)] : [];
}
