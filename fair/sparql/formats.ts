import { mediaRangeOf, type Preference, parsePreferences, precision } from '../http/preference.ts';
import type { QueryForm } from './words.ts';

/** A form of an answer: the media type, and what the engine calls it. */
export type ResultFormat = { readonly type: string; readonly engine: string };

const page: ResultFormat = { type: 'text/html', engine: 'html' };

/** Media types of answers, the usual one first; a type that only browsers or old clients ask for stands last. */
const formats: Readonly<Record<QueryForm, readonly ResultFormat[]>> = {
  table: [
    { type: 'application/sparql-results+json', engine: 'json' },
    { type: 'application/sparql-results+xml', engine: 'xml' },
    { type: 'text/csv', engine: 'csv' },
    { type: 'text/tab-separated-values', engine: 'tsv' },
    { type: 'application/json', engine: 'json' },
    { type: 'application/xml', engine: 'xml' },
    page,
  ],
  statements: [
    { type: 'text/turtle', engine: 'text/turtle' },
    { type: 'application/n-triples', engine: 'application/n-triples' },
    { type: 'application/ld+json', engine: 'application/ld+json' },
    { type: 'application/rdf+xml', engine: 'application/rdf+xml' },
    { type: 'application/json', engine: 'application/ld+json' },
    page,
  ],
};

/** Media types in which answers of a form can be had. */
export function resultTypes(form: QueryForm): readonly string[] {
  return formats[form].map(({ type }) => type);
}

/** The format that an Accept header asks for; the usual one where there is none, undefined where none is acceptable. */
export function chooseResultFormat(form: QueryForm, accept: string | undefined): ResultFormat | undefined {
  const offered = formats[form];
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = parsePreferences(accept);
  const wanted = offered.flatMap((format) => {
    const range = mediaRangeOf(format.type, ranges);
    return range === undefined || range.q === 0 ? [] : [{ format, range }];
  });
  const [best] = wanted.toSorted(
    (a, b) =>
      b.range.q - a.range.q ||
      precision(b.range) - precision(a.range) ||
      firstNamed(a.range) - firstNamed(b.range),
  );
  return best?.format;
}

/** Of types that are named and as welcome the first named counts; of those that a wildcard allows, our own order. */
function firstNamed(range: Preference): number {
  return range.value.includes('*') ? 0 : range.at;
}
