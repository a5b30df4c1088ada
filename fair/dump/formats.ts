import type { Iris } from '../rdf/iris.ts';
import type { DumpFormat } from './format.ts';
import { jsonLdFormat } from './jsonld.ts';
import { quadsFormat } from './quads.ts';
import { turtleFormat } from './turtle.ts';

/** Formats of dumps by the name that is asked for. */
export const dumpFormats = {
  nquads: quadsFormat,
  turtle: turtleFormat,
  jsonld: jsonLdFormat,
} as const satisfies Record<string, (iris: Iris) => DumpFormat>;

export type DumpFormatName = keyof typeof dumpFormats;
