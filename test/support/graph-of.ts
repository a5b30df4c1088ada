import { DataFactory, type NamedNode, Parser, Store } from 'n3';
import { createIris, expand } from '../../fair/rdf/iris.ts';
import type { Name } from '../../fair/rdf/prefixes.ts';

/** What a Turtle document says, asked in prefixed names. */
export type Said = {
  readonly store: Store;
  objects(subject: string, predicate: Name): readonly string[];
  /** Things of a class. */
  things(type: Name): readonly string[];
};

export function parseTurtle(text: string, base: string): Said {
  const store = new Store(new Parser({ format: 'text/turtle' }).parse(text));
  const node = (name: Name): NamedNode => DataFactory.namedNode(expand(name, createIris(base)));
  return {
    store,
    objects: (subject, predicate) =>
      store.getObjects(DataFactory.namedNode(subject), node(predicate), null).map(({ value }) => value),
    things: (type) => store.getSubjects(node('rdf:type'), node(type), null).map(({ value }) => value),
  };
}
