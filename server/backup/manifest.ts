import { createHash } from 'node:crypto';
import { KnownError } from '../../ontology/errors.ts';
import type { Content } from './files.ts';

/** The file that makes a folder a backup: it is written last. */
export const manifestName = 'manifest.json';

/** Number of the form that backups have now. It goes up when an older oncograph could not restore them. */
const currentFormat = 1;

/** What is known of the graph of a backup. */
export type GraphFacts = {
  /** Version of this software. */
  readonly software: string;
  /** Version of Neo4j that wrote the store. */
  readonly neo4j: string;
  /** Versions of everything in the graph, as `graphVersionOf` writes them. */
  readonly graph: string;
  /** Where the secret is that ids are derived with: in the graph, or in `IDENTITY_SECRET` alone. */
  readonly identitySecret: 'in the graph' | 'given';
};

/** A file of a backup, by its path from the folder of the backup. */
export type BackedFile = Content & { readonly path: string };

/** What a backup says of itself. */
export type Manifest = GraphFacts & {
  /** When it was begun, ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly files: readonly BackedFile[];
};

/** The manifest as the file that holds it: with the number of its form, and the SHA-256 of all else that it says. */
export function manifestText(manifest: Manifest): string {
  const content = { format: currentFormat, ...manifest };
  return `${JSON.stringify({ ...content, sha256: digestOf(content) }, undefined, 2)}\n`;
}

/** The manifest in `text`, which stands in `file`. @throws KnownError where it is of a newer form, or not as it was written */
export function parseManifest(text: string, file: string): Manifest {
  const { sha256, ...content } = parseObject(text);
  const { format } = content;
  if (typeof format === 'number' && format > currentFormat)
    throw new KnownError(
      'CONFLICT',
      `${file} is of backup format ${format}, this oncograph knows ${currentFormat}: restore it with a newer one.`,
    );
  if (format !== currentFormat || sha256 !== digestOf(content))
    throw new KnownError('CONFLICT', `${file} is not as it was written: take another backup.`);
  return content as unknown as Manifest; // its digest says that `manifestText` wrote it
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function digestOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
