import { type Document, statementsOf, type Value } from './entity.ts';
import { expand, type Iris } from './iris.ts';
import type { Name } from './prefixes.ts';
import { usedNamespaces } from './used.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** How all values of a predicate can be written: what the context says need not stand with each of them. */
export type TermForm =
  | { readonly kind: 'iri' | 'language' | 'plain' | 'mixed' }
  | { readonly kind: 'typed'; readonly datatype: Name };

export type Forms = ReadonlyMap<Name, TermForm>;

/** The shortest form that every value of a predicate in the document has. */
export function formsOf(things: Document): Forms {
  const forms = new Map<Name, TermForm>();
  for (const { properties } of things)
    for (const [predicate, values] of statementsOf(properties))
      for (const value of values) forms.set(predicate, joined(forms.get(predicate), formOf(value)));
  return forms;
}

/** Context of a document: prefixes that it uses and the forms of its predicates, by the key that each has. */
export function contextOf(
  things: Document,
  forms: Forms,
  { iris, keyOf }: { readonly iris: Iris; readonly keyOf: (name: Name) => string },
): JsonObject {
  const terms = [...forms].flatMap(([name, form]) => {
    const definition = definitionOf(form);
    return definition === undefined
      ? []
      : [[keyOf(name), { '@id': expand(name, iris), ...definition }] as const];
  });
  return { ...prefixesOf(usedNamespaces(things, iris)), ...Object.fromEntries(terms) };
}

/** Prefixes as a context has them. JSON-LD 1.1, 4.1.4: a namespace that ends in no delimiter must say that it is one. */
export function prefixesOf(namespaces: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(namespaces).map(([prefix, namespace]) => [
      prefix,
      /[:/?#[\]@]$/.test(namespace) ? namespace : { '@id': namespace, '@prefix': true },
    ]),
  );
}

function definitionOf(form: TermForm): JsonObject | undefined {
  switch (form.kind) {
    case 'iri':
      return { '@type': '@id' };
    case 'typed':
      return { '@type': form.datatype };
    case 'language':
      return { '@container': '@language' };
    case 'plain':
    case 'mixed':
      return undefined;
  }
}

function formOf(value: Value): TermForm {
  if (value.kind !== 'literal') return { kind: 'iri' };
  if (value.language !== undefined) return { kind: 'language' };
  if (value.datatype === undefined || value.datatype === 'xsd:string') return { kind: 'plain' };
  return { kind: 'typed', datatype: value.datatype };
}

function joined(before: TermForm | undefined, form: TermForm): TermForm {
  if (before === undefined || nameOf(before) === nameOf(form)) return form;
  return { kind: 'mixed' };
}

function nameOf(form: TermForm): string {
  return form.kind === 'typed' ? form.datatype : form.kind;
}
