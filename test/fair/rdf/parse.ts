import { Readable } from 'node:stream';
import { toRDF } from 'jsonld';
import { Parser, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

type Term = {
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
};
type Statement = { readonly subject: Term; readonly predicate: Term; readonly object: Term };

/** Statements by the parser of each format, in order, as text that can be compared. */
export const parsers = {
  turtle: async (text: string) => sorted(n3(text, 'text/turtle')),
  ntriples: async (text: string) => sorted(n3(text, 'application/n-triples')),
  nquads: async (text: string) => sorted(n3(text, 'application/n-quads')),
  jsonld: async (text: string) =>
    sorted(
      n3(String(await toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader })), 'nq'),
    ),
  rdfxml: async (text: string) => {
    const quads: Statement[] = [];
    for await (const quad of Readable.from([text]).pipe(new RdfXmlParser())) quads.push(quad);
    return sorted(quads);
  },
};

function n3(text: string, format: string): readonly Quad[] {
  return new Parser({ format }).parse(text);
}

function sorted(quads: readonly Statement[]): readonly string[] {
  return [...new Set(quads.map(toText))].sort();
}

function toText({ subject, predicate, object }: Statement): string {
  const kind = object.datatype === undefined ? [] : [object.language?.toLowerCase(), object.datatype.value];
  return JSON.stringify([subject.value, predicate.value, object.value, ...kind]);
}

async function documentLoader(url: string): Promise<never> {
  throw new Error(`${url} is asked for: the context must be in the document`);
}
