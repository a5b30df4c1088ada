import { type Entity, statementsOf } from '../rdf/entity.ts';
import { expand, type Iris } from '../rdf/iris.ts';
import { iriTerm } from '../rdf/lines.ts';
import { namespaces } from '../rdf/prefixes.ts';
import type { InGraph } from '../records/scope.ts';
import { commentTrailer, toComments } from './comment.ts';
import type { Chunk, DumpFormat } from './format.ts';
import { type Terms, valueTerm } from './quads.ts';

/** Local names that Turtle takes without escapes. Turtle 1.1, PN_LOCAL. */
const plainLocal = /^[A-Za-z0-9_](?:[\w-]*\w)?$/;

/** Turtle, one block a thing. It knows no named graphs: `prov:wasGeneratedBy` says which load a record is from. */
export function turtleFormat(iris: Iris): DumpFormat {
  const terms: Terms = (name) =>
    plainLocal.test(name.slice(name.indexOf(':') + 1)) ? name : iriTerm(expand(name, iris));
  return {
    begin: (notices) => `${toComments(notices)}${toPrefixes(iris)}\n`,
    write: (things) => writeBlocks(things, terms),
    end: '',
    trailer: commentTrailer,
  };
}

function toPrefixes(iris: Iris): string {
  return Object.entries({ kg: iris.ontology, ...namespaces })
    .map(([prefix, namespace]) => `@prefix ${prefix}: ${iriTerm(namespace)} .\n`)
    .join('');
}

function writeBlocks(things: readonly InGraph[], terms: Terms): Chunk {
  const written = things.flatMap(({ entity }) => allOf(entity)).map((thing) => writeBlock(thing, terms));
  return {
    text: written.map(({ text }) => text).join(''),
    statements: written.reduce((sum, { statements }) => sum + statements, 0),
  };
}

/** A thing, and those within it. */
function allOf(thing: Entity): readonly Entity[] {
  const within = statementsOf(thing.properties).flatMap(([, values]) =>
    values.flatMap((value) => (value.kind === 'entity' ? allOf(value) : [])),
  );
  return [thing, ...within];
}

function writeBlock({ iri, types, properties }: Entity, terms: Terms): Chunk {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['a', types.map(terms)],
    ...statementsOf(properties).map(
      ([predicate, values]) => [terms(predicate), values.map((value) => valueTerm(value, terms))] as const,
    ),
  ];
  const known = said.filter(([, objects]) => objects.length > 0);
  if (known.length === 0) return { text: '', statements: 0 };
  const lines = known.map(([predicate, objects]) => `${predicate} ${objects.join(', ')}`);
  return {
    text: `${iriTerm(iri)} ${lines.join(' ;\n  ')} .\n`,
    statements: known.reduce((sum, [, objects]) => sum + objects.length, 0),
  };
}
