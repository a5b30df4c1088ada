import { contextOf, type Forms, formsOf, type Json, type JsonObject, type TermForm } from './context.ts';
import { type Document, type Entity, type Literal, statementsOf, type Value } from './entity.ts';
import { flatten } from './flatten.ts';
import { expand, type Iris } from './iris.ts';
import type { Name } from './prefixes.ts';
import { toIri, toLanguage, toLiteralText } from './text.ts';

/** How things are written: `keyOf` gives the key of a name, `thingOf` what stands where one thing names another. */
type Writing = {
  readonly iris: Iris;
  readonly forms: Forms;
  readonly keyOf: (name: Name) => string;
  readonly thingOf: (iri: string) => JsonObject | undefined;
};

const integers: ReadonlySet<Name> = new Set(['xsd:integer', 'xsd:nonNegativeInteger', 'xsd:positiveInteger']);

/** A document as JSON-LD 1.1, its things side by side, the context in it. */
export function toJsonLd(document: Document, iris: Iris): string {
  const things = flatten(document);
  const forms = formsOf(things);
  const keyOf = (name: Name) => name;
  const graph = things.map((thing) => nodeOf(thing, { iris, forms, keyOf, thingOf: () => undefined }));
  const context = contextOf(things, forms, { iris, keyOf });
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

/**
 * The first thing of a document as JSON-LD for search engines: terms of schema.org without prefix, other things within
 * it where they are first named.
 */
export function toSchemaOrgTree(document: Document, iris: Iris): JsonObject {
  const things = flatten(document);
  const [root, ...others] = things;
  if (root === undefined) throw new TypeError('a document without a thing');
  const forms = formsOf(things);
  const keyOf = (name: Name) => name.replace(/^schema:/, '');
  const waiting = new Map(others.map((thing) => [thing.iri, thing]));
  const thingOf = (iri: string): JsonObject | undefined => {
    const thing = waiting.get(iri);
    waiting.delete(iri);
    return thing === undefined ? undefined : nodeOf(thing, writing);
  };
  const writing: Writing = { iris, forms, keyOf, thingOf };
  const context = { '@vocab': expand('schema:', iris), ...contextOf(things, forms, writing) };
  return { '@context': context, ...nodeOf(root, writing) };
}

function nodeOf({ iri, types, properties }: Entity, writing: Writing): JsonObject {
  const said = statementsOf(properties).map(([predicate, values]) => [
    writing.keyOf(predicate),
    valuesOf(values, writing.forms.get(predicate), writing),
  ]);
  const kinds = types.length > 0 ? { '@type': single(types.map(writing.keyOf)) } : {};
  return { '@id': toIri(iri), ...kinds, ...Object.fromEntries(said) };
}

function valuesOf(values: readonly Value[], form: TermForm | undefined, writing: Writing): Json {
  if (form?.kind === 'language') return byLanguage(values.filter((value) => value.kind === 'literal'));
  const isShort = form?.kind !== 'mixed';
  return single(values.map((value) => (isShort ? shortOf(value, writing) : longOf(value, writing))));
}

function byLanguage(texts: readonly Literal[]): JsonObject {
  const languages = new Set(texts.map(({ language = '' }) => toLanguage(language)));
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      single(
        texts
          .filter((text) => text.language?.toLowerCase() === language)
          .map(({ text }) => toLiteralText(text)),
      ),
    ]),
  );
}

/** A value of which the context says the rest. */
function shortOf(value: Value, writing: Writing): Json {
  if (value.kind === 'literal') return nativeOf(value);
  const iri = iriOf(value, writing.iris);
  return writing.thingOf(iri) ?? iri;
}

/** A value that says all of itself. */
function longOf(value: Value, writing: Writing): Json {
  if (value.kind !== 'literal') {
    const iri = iriOf(value, writing.iris);
    return writing.thingOf(iri) ?? { '@id': iri };
  }
  const { language, datatype } = value;
  if (language !== undefined)
    return { '@value': toLiteralText(value.text), '@language': toLanguage(language) };
  if (datatype === undefined || datatype === 'xsd:string') return toLiteralText(value.text);
  return { '@value': nativeOf(value), '@type': datatype };
}

function iriOf(value: Exclude<Value, Literal>, iris: Iris): string {
  return toIri(value.kind === 'name' ? expand(value.name, iris) : value.iri);
}

/** Values that JSON has are written as such where they come back as the same text. */
function nativeOf({ text, datatype }: Literal): string | number | boolean {
  if (datatype === 'xsd:boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isCanonical =
    datatype !== undefined && integers.has(datatype) && /^(?:0|-?[1-9]\d{0,14})$/.test(text);
  return isCanonical ? Number(text) : toLiteralText(text);
}

function single(values: readonly Json[]): Json {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : values;
}
