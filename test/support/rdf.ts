import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import { parse } from 'oxigraph';
import SHACLValidator from 'rdf-validate-shacl';

/** Formats that both parsers read. */
export type Readable = 'application/n-quads' | 'text/turtle';

/** A statement as RDF/JS has it. */
type Statement = {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term & { readonly language?: string; readonly datatype?: Term };
  readonly graph: Term;
};
type Term = { readonly termType: string; readonly value: string };

/** Statements as sorted texts, each once: there are no blank nodes, so that equal lists are equal graphs. */
function toLines(statements: Iterable<Statement>): readonly string[] {
  return [...new Set([...statements].map(toLine))].sort();
}

function toLine({ subject, predicate, object, graph }: Statement): string {
  const terms = [subject, predicate, object, graph];
  if (terms.some(({ termType }) => termType === 'BlankNode')) throw new TypeError('a blank node');
  const { language = '', datatype } = object;
  return JSON.stringify([
    ...terms.map(({ value }) => value),
    object.termType,
    language,
    datatype?.value ?? '',
  ]);
}

/** Statements of a text by n3. */
export function byN3(text: string, format: Readable = 'application/n-quads'): readonly string[] {
  return toLines(new Parser({ format }).parse(text));
}

/** Statements of a text by oxigraph. */
export function byOxigraph(text: string, format: Readable = 'application/n-quads'): readonly string[] {
  return toLines(parse(text, { format }));
}

/** Statements of JSON-LD, whose contexts are all within. */
export async function byJsonLd(document: object): Promise<readonly string[]> {
  const documentLoader = (url: string) => Promise.reject(new TypeError(`a context from elsewhere: ${url}`));
  const quads = await jsonld.toRDF(document, { documentLoader });
  if (!Array.isArray(quads)) throw new TypeError('no statements');
  return toLines(quads);
}

/** Statements without the graphs that they stand in: what Turtle can say. */
export function withoutGraphs(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => JSON.stringify(JSON.parse(line).with(3, ''))))].sort();
}

/** What is wrong with data by shapes, both as Turtle: the path, or the thing, and the constraint of each fault. */
export async function faultsByShapes(data: string, shapes: string): Promise<readonly string[]> {
  const toStore = (text: string) => new Store(new Parser({ format: 'text/turtle' }).parse(text));
  const report = await new SHACLValidator(toStore(shapes)).validate(toStore(data));
  const local = (term: Term | null | undefined) => term?.value.replace(/^.*[/#]/, '') ?? '';
  return report.results
    .map(({ path, sourceConstraintComponent }) =>
      [
        local(Array.isArray(path) ? null : (path as Term | null | undefined)),
        local(sourceConstraintComponent),
      ].join(' '),
    )
    .sort();
}
