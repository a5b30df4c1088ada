import { type Document, type Entity, type Literal, statementsOf, type Value } from './entity.ts';
import { expand, type Iris } from './iris.ts';
import type { Name } from './prefixes.ts';
import { toIri, toLanguage, toLiteralText } from './text.ts';

/** What a literal is beside its text: `datatype` is a whole IRI; with a language there is no other datatype. */
export type LiteralKind = { readonly language?: string; readonly datatype?: string };

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';
const rdfType = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped here
const special = /["\\\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufeff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped here
const escaped = /["\\\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);

/** An IRI as it stands in N-Triples, N-Quads and Turtle: `<…>`. @throws TypeError where it has no scheme */
export function iriTerm(iri: string): string {
  return `<${toIri(iri)}>`;
}

/** A literal as it stands in N-Triples, N-Quads and Turtle. @throws TypeError for what is no language tag */
export function literalTerm(text: string, { language, datatype }: LiteralKind = {}): string {
  const quoted = special.test(text) ? `"${toLiteralText(text).replace(escaped, toEscape)}"` : `"${text}"`;
  if (language !== undefined) return `${quoted}@${toLanguage(language)}`;
  return datatype === undefined || datatype === xsdString ? quoted : `${quoted}^^${iriTerm(datatype)}`;
}

/** One statement of N-Triples, or of N-Quads where it has a graph, with its end of line; all parts are terms. */
function quadLine(subject: string, predicate: string, object: string, graph?: string): string {
  return graph === undefined
    ? `${subject} ${predicate} ${object} .\n`
    : `${subject} ${predicate} ${object} ${graph} .\n`;
}

/** The statements of a document as N-Triples, or as N-Quads of `graph` (an IRI): in its order, each once. */
export function* documentLines(document: Document, iris: Iris, graph?: string): Generator<string, void> {
  const said = new Set<string>();
  for (const line of linesOf(document, iris, graph === undefined ? undefined : iriTerm(graph))) {
    if (said.has(line)) continue;
    said.add(line);
    yield line;
  }
}

/** A document as N-Triples, which is also N-Quads of the default graph. */
export function toNTriples(document: Document, iris: Iris): string {
  return [...documentLines(document, iris)].join('');
}

function* linesOf(entities: readonly Entity[], iris: Iris, graph?: string): Generator<string, void> {
  for (const { iri, types, properties } of entities) {
    const subject = iriTerm(iri);
    const statements = statementsOf(properties);
    for (const type of types) yield quadLine(subject, rdfType, nameTerm(type, iris), graph);
    for (const [predicate, values] of statements) {
      const verb = nameTerm(predicate, iris);
      for (const value of values) yield quadLine(subject, verb, valueTerm(value, iris), graph);
    }
    const within = statements.flatMap(([, values]) => values.filter((value) => value.kind === 'entity'));
    yield* linesOf(within, iris, graph);
  }
}

function valueTerm(value: Value, iris: Iris): string {
  switch (value.kind) {
    case 'iri':
    case 'entity':
      return iriTerm(value.iri);
    case 'name':
      return nameTerm(value.name, iris);
    case 'literal':
      return literalTerm(value.text, kindOf(value, iris));
  }
}

function kindOf({ language, datatype }: Literal, iris: Iris): LiteralKind {
  if (language !== undefined) return { language };
  return datatype === undefined ? {} : { datatype: expand(datatype, iris) };
}

function nameTerm(name: Name, iris: Iris): string {
  return iriTerm(expand(name, iris));
}

function toEscape(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return escapes.get(character) ?? `\\u${code}`;
}
