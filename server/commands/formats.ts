import type { DumpFormatName } from '../../fair/dump/formats.ts';

/** Formats of `vocabulary <format> <path>`. */
export const vocabularyFormats = ['athena', 'rf2', 'obo', 'sssom', 'loinc', 'ucum'] as const;

/** Name of one of them. */
export type VocabularyFormat = (typeof vocabularyFormats)[number];

/** Formats of `export rdf`, said here again so that a help text needs none of what writes them; the type holds both together. */
const dumpFormatNames = { nquads: true, turtle: true, jsonld: true } as const satisfies Record<
  DumpFormatName,
  true
>;

/** Formats of what `export <what>` writes, the usual one first. */
export const exportFormats = {
  mappings: ['sssom'],
  rdf: Object.keys(dumpFormatNames),
} as const satisfies Record<string, readonly string[]>;

/** What can be exported. */
export type Exported = keyof typeof exportFormats;
