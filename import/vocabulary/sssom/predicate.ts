import { exactMatch, isOntologyTerm } from '../obo/mappings.ts';
import type { MappingLink } from '../pairs.ts';

/** The OMOP relationship that standardises a code. */
const mapsTo = 'Maps to';

/** Predicates that say that both mean the same: in either direction, whatever the file has as its subject. */
const same = [exactMatch, 'owl:equivalentClass'];

/** Predicates that are OMOP relationships. The last two are those of the OBO tags `replaced_by` and `consider`. */
const relationships: Readonly<Record<string, string>> = {
  'omoprel:mapsTo': mapsTo,
  'IAO:0100001': 'Concept replaced by',
  'oboInOwl:consider': 'Concept poss_eq to',
};

/** Other common predicates (SSSOM, data model, "Allowed and common mapping predicates"): shown, never to standardise. */
const shown = [
  'skos:broadMatch',
  'skos:narrowMatch',
  'skos:closeMatch',
  'skos:relatedMatch',
  'oboInOwl:hasDbXref',
  'owl:sameAs',
  'rdfs:seeAlso',
  'rdfs:subClassOf',
];

/** Prefixes that predicates are written with beside those that are built in. */
export const predicatePrefixes: Readonly<Record<string, string>> = {
  IAO: 'http://purl.obolibrary.org/obo/IAO_',
  oboInOwl: 'http://www.geneontology.org/formats/oboInOwl#',
  omoprel: 'http://w3id.org/sssom/unknown_prefix/omoprel/',
};

/**
 * The mapping that a predicate between two codes is; undefined where the predicate is unknown. Codes that mean the same
 * map to the term of an open ontology, whichever is the subject; of two ontologies neither is standardised to the other.
 */
export function toLink(from: string, predicate: string, to: string): Omit<MappingLink, 'source'> | undefined {
  if (same.includes(predicate)) return sameLink(from, to);
  const relationship = relationships[predicate] ?? (shown.includes(predicate) ? predicate : undefined);
  return relationship === undefined ? undefined : { from, to, relationship };
}

function sameLink(from: string, to: string): Omit<MappingLink, 'source'> {
  if (!isOntologyTerm(from)) return { from, to, relationship: mapsTo };
  return isOntologyTerm(to)
    ? { from, to, relationship: exactMatch }
    : { from: to, to: from, relationship: mapsTo };
}

/**
 * The predicate of a mapping. `Maps to` of OMOP may lead to a broader concept and has a predicate of its own; that of
 * others says that both mean the same. What no predicate says is a related match.
 */
export function toPredicate({ relationship, source }: Pick<MappingLink, 'relationship' | 'source'>): string {
  if (relationship === mapsTo) return /^(OMOP|OHDSI)\b/.test(source) ? 'omoprel:mapsTo' : exactMatch;
  if (relationship === exactMatch || shown.includes(relationship)) return relationship;
  return Object.keys(relationships).find((key) => relationships[key] === relationship) ?? 'skos:relatedMatch';
}
