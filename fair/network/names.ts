import type { Iris } from '../rdf/iris.ts';
import { type Name, namespaces, type Prefix, toName } from '../rdf/prefixes.ts';

/** The longest first: one namespace may begin as another one. */
const known = Object.entries(namespaces).toSorted(([, one], [, other]) => other.length - one.length);

/** What every format of RDF can write behind a prefix. */
const localName = /^[A-Za-z_](?:[\w.-]*[\w-])?$/;

/** The name of a term of another site; its own model is that of this one. Undefined where nobody here knows the vocabulary. */
export function nameOf(iri: string, { ontology }: Iris): Name | undefined {
  const [prefix, namespace] = [...known, ['kg', ontology] as const].find(([, one]) =>
    iri.startsWith(one),
  ) ?? ['', ''];
  const local = iri.slice(namespace.length);
  return prefix !== '' && localName.test(local) ? toName(`${prefix}:${local}`) : undefined;
}

/** Whether a name is of one of these vocabularies. */
export function isOf(name: Name, prefixes: readonly Prefix[]): boolean {
  return prefixes.some((prefix) => name.startsWith(`${prefix}:`));
}
