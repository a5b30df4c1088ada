import { type Entity, inEnglish, isLiteral, type Literal, type Value } from '../rdf/entity.ts';
import { expand, type Iris } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';

/** Predicates that name a thing, the best first. */
const naming: readonly Name[] = [
  'dct:title',
  'skos:prefLabel',
  'rdfs:label',
  'foaf:name',
  'vcard:fn',
  'schema:name',
  'csvw:name',
  'skos:notation',
];

/** A term in words: `dct:accessRights` is "Access rights". */
export function labelWords(name: Name): string {
  const local = name.slice(name.indexOf(':') + 1);
  const words = local.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** What a thing is called, in English where it is; undefined where it has no name. */
export function titleOf({ properties }: Entity): Literal | undefined {
  const names = naming.flatMap((predicate) => (properties[predicate] ?? []).filter(isLiteral));
  return inEnglish(names);
}

/** IRI that a value refers to. */
export function iriOf(value: Exclude<Value, Literal>, iris: Iris): string {
  return value.kind === 'name' ? expand(value.name, iris) : value.iri;
}
