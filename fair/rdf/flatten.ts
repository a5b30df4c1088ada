import { type Document, type Entity, entity, iri, statementsOf, type Value } from './entity.ts';
import type { Name } from './prefixes.ts';
import { toIri } from './text.ts';

type Collected = { readonly types: Set<Name>; readonly properties: Map<Name, Map<string, Value>> };

/**
 * The things of a document side by side in the order in which they are first met, each once with all that is said of
 * it, each statement once: what formats that group by subject write. Things within others become references.
 */
export function flatten(document: Document): Document {
  const met = new Map<string, Collected>();
  collect(document, met);
  return [...met].map(([subject, { types, properties }]) =>
    entity(
      subject,
      [...types],
      Object.fromEntries([...properties].map(([name, values]) => [name, [...values.values()]])),
    ),
  );
}

function collect(entities: readonly Entity[], met: Map<string, Collected>): void {
  for (const { iri: subject, types, properties } of entities) {
    const at = metOf(toIri(subject), met);
    for (const type of types) at.types.add(type);
    const statements = statementsOf(properties);
    for (const [predicate, values] of statements) {
      const said = at.properties.get(predicate) ?? new Map<string, Value>();
      for (const value of values) said.set(keyOf(value), value.kind === 'entity' ? iri(value.iri) : value);
      at.properties.set(predicate, said);
    }
    for (const [, values] of statements)
      collect(
        values.filter((value) => value.kind === 'entity'),
        met,
      );
  }
}

function metOf(subject: string, met: Map<string, Collected>): Collected {
  const before = met.get(subject);
  if (before !== undefined) return before;
  const at = { types: new Set<Name>(), properties: new Map<Name, Map<string, Value>>() };
  met.set(subject, at);
  return at;
}

/** The same for values that are the same in RDF, but for names beside the IRIs that they stand for. */
function keyOf(value: Value): string {
  switch (value.kind) {
    case 'iri':
    case 'entity':
      return `<${toIri(value.iri)}`;
    case 'name':
      return `:${value.name}`;
    case 'literal':
      return `"${value.language ?? ''} ${value.datatype ?? ''} ${value.text}`;
  }
}
