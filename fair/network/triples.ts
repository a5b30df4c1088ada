import { type Literal, Parser, type Quad, type Term } from 'n3';
import { toIri } from '../rdf/text.ts';
import { RecordFault } from './fault.ts';

/** A statement of another site; IRIs are written as in all documents. */
export type Triple = { readonly subject: string; readonly predicate: string; readonly object: TripleObject };

export type TripleObject =
  | { readonly kind: 'iri'; readonly iri: string }
  | {
      readonly kind: 'literal';
      readonly text: string;
      readonly datatype: string;
      /** Empty where it is in none. */
      readonly language: string;
    };

const mostTriples = 20_000;
const longestIri = 2_000;

/** Whatever else a browser may do something with is no name of a thing: `javascript:` and `data:` among it. */
const schemes = /^(?:https?|mailto|urn|tel|ftp|info|doi):/i;

const languageTag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;

/** The statements of N-Triples that a stranger wrote. @throws RecordFault where it is something else, or says too much */
export function readTriples(text: string): readonly Triple[] {
  const quads = parse(text);
  if (quads.length > mostTriples) throw new RecordFault(`it has more than ${mostTriples} statements`);
  return quads.map(({ subject, predicate, object, graph }) => {
    if (graph.termType !== 'DefaultGraph') throw new RecordFault('it has a graph with a name');
    return { subject: toIriOf(subject), predicate: toIriOf(predicate), object: toObject(object) };
  });
}

function parse(text: string): readonly Quad[] {
  try {
    return new Parser({ format: 'N-Triples' }).parse(text);
  } catch (error) {
    throw new RecordFault('it is no N-Triples', { cause: error });
  }
}

function toObject(term: Term): TripleObject {
  return term.termType === 'Literal' ? toLiteral(term) : { kind: 'iri', iri: toIriOf(term) };
}

function toLiteral({ value: text, datatype, language }: Literal): TripleObject {
  if (language !== '' && !languageTag.test(language))
    throw new RecordFault('a text is in a language that there is not');
  return { kind: 'literal', text, datatype: datatype.value, language };
}

function toIriOf({ termType, value }: Term): string {
  if (termType !== 'NamedNode') throw new RecordFault('it has something without an IRI');
  if (value.length > longestIri || !schemes.test(value))
    throw new RecordFault('an IRI is too long, or of a kind that is no name of a thing');
  return toIri(value);
}
