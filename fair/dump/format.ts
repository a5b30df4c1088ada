import type { InGraph } from '../records/scope.ts';

/** Text of a dump, and how many statements stand in it. */
export type Chunk = { readonly text: string; readonly statements: number };

/** How a dump is written from its first line to its last. */
export type DumpFormat = {
  /** What stands before all things, the notices included. */
  readonly begin: (notices: readonly string[]) => string;
  readonly write: (things: readonly InGraph[]) => Chunk;
  /** What ends the part that the digest is of. */
  readonly end: string;
  /** The last line: how many statements stand above it, and the SHA-256 of all lines above it. */
  readonly trailer: (statements: number, digest: string) => string;
};
