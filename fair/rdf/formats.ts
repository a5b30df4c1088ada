import type { Document } from './entity.ts';
import type { Iris } from './iris.ts';
import { toJsonLd } from './jsonld.ts';
import { toNTriples } from './lines.ts';
import { toRdfXml } from './rdfxml.ts';
import type { Suffix } from './suffix.ts';
import { toTurtle } from './turtle.ts';

export type FormatFacts = {
  readonly title: string;
  /** Ending of the address that always answers in this format. */
  readonly suffix: Suffix;
  /** Media types that ask for it; the answer has the one that was asked for, the first if none was. */
  readonly types: readonly [string, ...string[]];
  readonly write: (document: Document, iris: Iris) => string;
};

/** The formats of RDF, in the order in which they are chosen where a client has no wish. */
export const rdfFormats = {
  turtle: {
    title: 'Turtle',
    suffix: '.ttl',
    types: ['text/turtle', 'application/x-turtle'],
    write: toTurtle,
  },
  jsonld: {
    title: 'JSON-LD',
    suffix: '.jsonld',
    types: ['application/ld+json', 'application/json'],
    write: toJsonLd,
  },
  ntriples: { title: 'N-Triples', suffix: '.nt', types: ['application/n-triples'], write: toNTriples },
  nquads: { title: 'N-Quads', suffix: '.nq', types: ['application/n-quads'], write: toNTriples },
  rdfxml: { title: 'RDF/XML', suffix: '.rdf', types: ['application/rdf+xml'], write: toRdfXml },
} as const satisfies Record<string, FormatFacts>;

export type RdfFormat = keyof typeof rdfFormats;
