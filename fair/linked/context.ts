import { KnownError } from '../../ontology/errors.ts';
import { type Json, type JsonObject, prefixesOf } from '../rdf/context.ts';
import type { Iris } from '../rdf/iris.ts';
import { namespaces } from '../rdf/prefixes.ts';
import { type Definition, definitionOf, isLinked } from './definitions.ts';
import type { LinkedQuery } from './plan.ts';

/** IRIs of the types that are things of RDF, where they are no classes of `kg:`. */
const classes: Readonly<Record<string, string>> = {
  Concept: 'skos:Concept',
  Dataset: 'dcat:Dataset',
};

/**
 * The context of an answer: prefixes, for each type what its keys mean, and `included`, the keys below `data` that lead
 * to things. What has no meaning in RDF is null, so that it is left out.
 */
export function answerContext(asked: LinkedQuery, included: ReadonlySet<string>, iris: Iris): JsonObject {
  const types = [...asked.keys.keys()].filter(isLinked);
  return {
    ...prefixesOf({ kg: iris.ontology, ...namespaces }),
    data: '@graph',
    ...Object.fromEntries([...included].map((key) => [key, '@included'])),
    ...Object.fromEntries(types.map((type) => [type, typeContext(asked, type)])),
  };
}

function typeContext(asked: LinkedQuery, type: string): JsonObject {
  const terms = new Map<string, Json>();
  const define = (key: string, term: Json) => {
    const before = terms.get(key);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(term))
      throw new KnownError(
        'UNSUPPORTED',
        `In linked data ${key} below ${type} cannot mean two things: ask for one of them under another alias.`,
      );
    terms.set(key, term);
  };
  for (const [key, field] of asked.keys.get(type) ?? []) {
    const term = definitionOf(type, field);
    const below = asked.types(type, field) ?? '';
    if (term !== null && below.endsWith('Connection')) definePages(asked, { key, below, term }, define);
    else define(key, term);
  }
  return { '@id': classes[type] ?? `kg:${type}`, '@context': Object.fromEntries(terms) };
}

type Pages = { readonly key: string; readonly below: string; readonly term: Definition };

/** What stands in the pages of a connection belongs to the thing that has the connection. */
function definePages(
  asked: LinkedQuery,
  { key, below, term }: Pages,
  define: (key: string, term: Json) => void,
): void {
  define(key, '@nest');
  for (const [inner, field] of asked.keys.get(below) ?? []) {
    const type = asked.types(below, field) ?? '';
    if (field === 'edges') definePages(asked, { key: inner, below: type, term }, define);
    else define(inner, isLinked(type) ? term : null);
  }
}
