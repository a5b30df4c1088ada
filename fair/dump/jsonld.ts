import { prefixesOf } from '../rdf/context.ts';
import { type Entity, statementsOf, type Value } from '../rdf/entity.ts';
import { type Iris, loadIri } from '../rdf/iris.ts';
import { namespaces } from '../rdf/prefixes.ts';
import { toIri, toLiteralText } from '../rdf/text.ts';
import type { InGraph } from '../records/scope.ts';
import type { Chunk, DumpFormat } from './format.ts';

/** JSON-LD 1.1 of one flat graph, in which what a load brought stands in the named graph of the load; one line a patient. */
export function jsonLdFormat(iris: Iris): DumpFormat {
  const context = JSON.stringify(prefixesOf({ kg: iris.ontology, ...namespaces }));
  let separator = '';
  return {
    begin: (notices) => `{"@context": ${context},\n"notices": ${JSON.stringify(notices)},\n"@graph": [\n`,
    write: (things) => {
      const written = writeNodes(things, iris);
      if (written.statements === 0) return written;
      const text = `${separator}${written.text}`;
      separator = ',\n';
      return { ...written, text };
    },
    end: '\n],\n',
    trailer: (statements, digest) => `"statements": ${statements}, "sha256OfLinesAbove": "${digest}"}\n`,
  };
}

type Node = Readonly<Record<string, unknown>>;

function writeNodes(things: readonly InGraph[], iris: Iris): Chunk {
  const loads = [...new Set(things.map(({ load }) => load))];
  const nodes = loads.flatMap((load): readonly Node[] => {
    const own = things.filter((thing) => thing.load === load).map(({ entity }) => toNode(entity));
    return load === null ? own : [{ '@id': loadIri(iris, load), '@graph': own }];
  });
  return {
    text: nodes.map((node) => JSON.stringify(node)).join(',\n'),
    statements: things.reduce((sum, { entity }) => sum + countOf(entity), 0),
  };
}

/** A thing as a node object; what is within it stands within. */
function toNode({ iri, types, properties }: Entity): Node {
  return {
    '@id': toIri(iri),
    ...(types.length > 0 && { '@type': types }),
    ...Object.fromEntries(
      statementsOf(properties).map(([predicate, values]) => [predicate, values.map(toJson)]),
    ),
  };
}

function toJson(value: Value): unknown {
  switch (value.kind) {
    case 'iri':
      return { '@id': toIri(value.iri) };
    case 'name':
      return { '@id': value.name };
    case 'entity':
      return toNode(value);
    case 'literal': {
      const { language, datatype } = value;
      const text = toLiteralText(value.text);
      if (language !== undefined) return { '@value': text, '@language': language };
      return datatype === undefined ? text : { '@value': text, '@type': datatype };
    }
  }
}

function countOf({ types, properties }: Entity): number {
  return statementsOf(properties)
    .flatMap(([, values]) => values)
    .reduce((sum, value) => sum + 1 + (value.kind === 'entity' ? countOf(value) : 0), types.length);
}
