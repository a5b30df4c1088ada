import { DataFactory, Writer } from 'n3';
import { type Document, type Literal, statementsOf, type Value } from './entity.ts';
import { flatten } from './flatten.ts';
import { expand, type Iris } from './iris.ts';
import type { Name } from './prefixes.ts';
import { toIri, toLanguage, toLiteralText } from './text.ts';
import { usedNamespaces } from './used.ts';

const { literal, namedNode, quad } = DataFactory;
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A document as Turtle, thing by thing, with the prefixes that it uses. */
export function toTurtle(document: Document, iris: Iris): string {
  const things = flatten(document);
  const writer = new Writer({ prefixes: usedNamespaces(things, iris) });
  for (const { iri, types, properties } of things) {
    const subject = namedNode(toIri(iri));
    for (const type of types) writer.addQuad(quad(subject, namedNode(rdfType), nodeOf(type, iris)));
    for (const [predicate, values] of statementsOf(properties))
      for (const value of values) writer.addQuad(quad(subject, nodeOf(predicate, iris), termOf(value, iris)));
  }
  return textOf(writer);
}

function termOf(value: Value, iris: Iris) {
  switch (value.kind) {
    case 'iri':
    case 'entity':
      return namedNode(toIri(value.iri));
    case 'name':
      return nodeOf(value.name, iris);
    case 'literal':
      return literalOf(value, iris);
  }
}

function literalOf({ text, language, datatype }: Literal, iris: Iris) {
  const written = toLiteralText(text);
  if (language !== undefined) return literal(written, toLanguage(language));
  return datatype === undefined ? literal(written) : literal(written, nodeOf(datatype, iris));
}

function nodeOf(name: Name, iris: Iris) {
  return namedNode(toIri(expand(name, iris)));
}

/** A writer to memory calls back at once. */
function textOf(writer: Writer): string {
  const written: string[] = [];
  writer.end((error, text: string) => {
    if (error) throw error;
    written.push(text);
  });
  return written.join('');
}
