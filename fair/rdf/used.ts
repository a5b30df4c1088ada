import { type Document, statementsOf, type Value } from './entity.ts';
import { expand, type Iris } from './iris.ts';
import { type Name, prefixOf } from './prefixes.ts';

/** Namespaces by prefix of the names in a document, in order of the prefixes. */
export function usedNamespaces(document: Document, iris: Iris): Readonly<Record<string, string>> {
  const used = [...new Set([...namesOf(document)].map(prefixOf))].sort();
  return Object.fromEntries(used.map((prefix) => [prefix, expand(`${prefix}:`, iris)]));
}

function* namesOf(document: Document): Generator<Name, void> {
  for (const { types, properties } of document) {
    yield* types;
    for (const [predicate, values] of statementsOf(properties)) {
      yield predicate;
      for (const value of values) yield* namesIn(value);
    }
  }
}

function* namesIn(value: Value): Generator<Name, void> {
  if (value.kind === 'entity') yield* namesOf([value]);
  if (value.kind === 'name') yield value.name;
  if (value.kind === 'literal' && value.datatype !== undefined) yield value.datatype;
}
