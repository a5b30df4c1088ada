import { type Document, type Entity, type Literal, statementsOf, type Value } from './entity.ts';
import { flatten } from './flatten.ts';
import { expand, type Iris } from './iris.ts';
import { type Name, prefixOf } from './prefixes.ts';
import { toIri, toLanguage, toLiteralText } from './text.ts';

type Writing = { readonly iris: Iris; readonly namespaces: ReadonlyMap<string, string> };

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const localName = /^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u;
const notInLocalName = /[^\p{L}\p{M}\p{N}._-]/u;
const fromFirstLetter = /[\p{L}_].*/u;
/** XML 1.0, section 2.2: no document can hold these, not even by reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant here
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Parsers turn a bare carriage return into a line feed, and in attributes tabs and line feeds into spaces. */
const special = /[&<>"\t\n\r]/g;
const specialInText = /[&<>\r]/g;
const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** A document as RDF/XML. Characters that XML has no way to write become U+FFFD. */
export function toRdfXml(document: Document, iris: Iris): string {
  const things = flatten(document);
  const namespaces = namespacesOf(things, iris);
  const declared = [...namespaces].map(
    ([namespace, prefix]) => `\n  xmlns:${prefix}="${attribute(namespace)}"`,
  );
  const body = things.map((thing) => elementOf(thing, { iris, namespaces }));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('')}>\n${body.join('')}</rdf:RDF>\n`;
}

function elementOf({ iri, types, properties }: Entity, writing: Writing): string {
  const [first, ...others] = types;
  const kind = first === undefined ? undefined : qualified(first, writing);
  const element = kind ?? 'rdf:Description';
  const said = [
    ...(kind === undefined ? types : others).map((type) => reference('rdf:type', expand(type, writing.iris))),
    ...statementsOf(properties).flatMap(([predicate, values]) =>
      values.map((value) => propertyOf(predicate, value, writing)),
    ),
  ];
  return `<${element} rdf:about="${attribute(toIri(iri))}">\n${said.join('')}</${element}>\n`;
}

function propertyOf(predicate: Name, value: Value, writing: Writing): string {
  const element = qualified(predicate, writing);
  if (element === undefined) throw new TypeError(`${predicate} ends in no name that XML could have`);
  switch (value.kind) {
    case 'iri':
    case 'entity':
      return reference(element, value.iri);
    case 'name':
      return reference(element, expand(value.name, writing.iris));
    case 'literal':
      return `  <${element}${kindOf(value, writing.iris)}>${text(value.text)}</${element}>\n`;
  }
}

function reference(element: string, iri: string): string {
  return `  <${element} rdf:resource="${attribute(toIri(iri))}"/>\n`;
}

function kindOf({ language, datatype }: Literal, iris: Iris): string {
  if (language !== undefined) return ` xml:lang="${toLanguage(language)}"`;
  if (datatype === undefined || datatype === 'xsd:string') return '';
  return ` rdf:datatype="${attribute(toIri(expand(datatype, iris)))}"`;
}

/** Prefixes by namespace of the elements; terms whose local name XML cannot have are cut elsewhere. */
function namespacesOf(things: Document, iris: Iris): ReadonlyMap<string, string> {
  const used = new Map([[rdf, 'rdf']]);
  const elements = things.flatMap(({ types, properties }) => [
    ...types.slice(0, 1),
    ...statementsOf(properties).map(([predicate]) => predicate),
  ]);
  for (const name of elements) {
    const namespace = split(name, iris)?.namespace;
    if (namespace === undefined || used.has(namespace)) continue;
    used.set(namespace, namespace === expand(`${prefixOf(name)}:`, iris) ? prefixOf(name) : `ns${used.size}`);
  }
  return used;
}

function qualified(name: Name, { iris, namespaces }: Writing): string | undefined {
  const parts = split(name, iris);
  return parts === undefined ? undefined : `${namespaces.get(parts.namespace)}:${parts.local}`;
}

/** The name as it is where its local part is an NCName, else its IRI cut where the longest one begins. */
function split(name: Name, iris: Iris): { readonly namespace: string; readonly local: string } | undefined {
  const local = name.slice(prefixOf(name).length + 1);
  const iri = toIri(expand(name, iris));
  if (localName.test(local)) return { namespace: iri.slice(0, -local.length), local };
  const longest = fromFirstLetter.exec(iri.split(notInLocalName).at(-1) ?? '')?.[0];
  return longest === undefined ? undefined : { namespace: iri.slice(0, -longest.length), local: longest };
}

function attribute(value: string): string {
  return value.replace(special, toReference);
}

function text(value: string): string {
  return toLiteralText(value).replace(notInXml, '\ufffd').replace(specialInText, toReference);
}

function toReference(character: string): string {
  return entities.get(character) ?? `&#${character.charCodeAt(0)};`;
}
