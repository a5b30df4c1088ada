import type { Entity, Value } from '../rdf/entity.ts';
import { expand, type Iris, loadIri } from '../rdf/iris.ts';
import { iriTerm, literalTerm } from '../rdf/lines.ts';
import type { Name } from '../rdf/prefixes.ts';
import type { InGraph } from '../records/scope.ts';
import { commentTrailer, toComments } from './comment.ts';
import type { Chunk, DumpFormat } from './format.ts';

/** N-Quads, in which what a load brought stands in the named graph of the load. */
export function quadsFormat(iris: Iris): DumpFormat {
  const terms = rememberTerms(iris);
  return {
    begin: toComments,
    write: (things) => writeQuads(things, iris, terms),
    end: '',
    trailer: commentTrailer,
  };
}

/** The term of a name; few names stand in millions of lines. */
export type Terms = (name: Name) => string;

/** Terms that are expanded once. */
function rememberTerms(iris: Iris): Terms {
  const known = new Map<Name, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const term = iriTerm(expand(name, iris));
    known.set(name, term);
    return term;
  };
}

function writeQuads(things: readonly InGraph[], iris: Iris, terms: Terms): Chunk {
  let text = '';
  let statements = 0;
  const write = (thing: Entity, end: string) => {
    const subject = iriTerm(thing.iri);
    const within: Entity[] = [];
    for (const type of thing.types) {
      text += `${subject} ${terms('rdf:type')} ${terms(type)}${end}`;
      statements += 1;
    }
    for (const predicate in thing.properties) {
      const name = predicate as Name; // `in` forgets what the keys are
      const start = `${subject} ${terms(name)} `;
      for (const value of thing.properties[name] ?? []) {
        text += `${start}${valueTerm(value, terms)}${end}`;
        statements += 1;
        if (value.kind === 'entity') within.push(value);
      }
    }
    for (const part of within) write(part, end);
  };
  for (const { load, entity } of things)
    write(entity, load === null ? ' .\n' : ` ${iriTerm(loadIri(iris, load))} .\n`);
  return { text, statements };
}

/** A value as it stands in a line; a thing with what is said of it stands there as its IRI. */
export function valueTerm(value: Value, terms: Terms): string {
  switch (value.kind) {
    case 'iri':
    case 'entity':
      return iriTerm(value.iri);
    case 'name':
      return terms(value.name);
    case 'literal': {
      const { text, language, datatype } = value;
      if (language !== undefined) return literalTerm(text, { language });
      const quoted = literalTerm(text);
      return datatype === undefined || datatype === 'xsd:string' ? quoted : `${quoted}^^${terms(datatype)}`;
    }
  }
}
