import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KnownError } from '../../../ontology/errors.ts';

/** Files of a SNOMED CT snapshot that are read; null where the release has none. */
export type Rf2Files = {
  /** Date of the release, yyyy-mm-dd. */
  readonly release: string;
  readonly concept: string;
  readonly description: string;
  readonly relationship: string;
  readonly language: string | null;
  readonly simple: string | null;
  readonly simpleMap: string | null;
  readonly extendedMap: string | null;
  readonly association: string | null;
};

/** How the names begin. SNOMED CT Release File Specifications, "Release File Naming Convention". */
const beginnings = {
  concept: /^x?sct2_Concept_Snapshot_/,
  description: /^x?sct2_Description_Snapshot-en[-_]/,
  relationship: /^x?sct2_Relationship_Snapshot_/,
  language: /^x?der2_cRefset_LanguageSnapshot-en[-_]/,
  simple: /^x?der2_Refset_SimpleSnapshot_/,
  simpleMap: /^x?der2_sRefset_SimpleMapSnapshot_/,
  extendedMap: /^x?der2_iisssccRefset_ExtendedMapSnapshot_/,
  association: /^x?der2_cRefset_Association(Reference)?Snapshot_/,
} as const;

type Kind = keyof typeof beginnings;

/**
 * The snapshot in a folder: the root of a release, its `Snapshot` folder, or any folder above.
 * @throws KnownError where a required file is missing or there is more than one release
 */
export async function findRf2Files(folder: string): Promise<Rf2Files> {
  const paths = await filesBelow(folder);
  const required = (kind: Kind) => theOne(kind, paths) ?? missing(kind, folder, paths);
  const optional = (kind: Kind) => theOne(kind, paths) ?? null;
  const files = {
    concept: required('concept'),
    description: required('description'),
    relationship: required('relationship'),
    language: optional('language'),
    simple: optional('simple'),
    simpleMap: optional('simpleMap'),
    extendedMap: optional('extendedMap'),
    association: optional('association'),
  };
  for (const path of Object.values(files)) if (path !== null) sameRelease(files.concept, path);
  return { release: releaseOf(files.concept).date, ...files };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.txt'));
    return files.map((file) => join(file.parentPath, file.name)).sort();
  } catch (cause) {
    throw new KnownError('ARGUMENT_INVALID', `The folder ${folder} cannot be read.`, { cause });
  }
}

function theOne(kind: Kind, paths: readonly string[]): string | undefined {
  const [first, second] = paths.filter((path) => beginnings[kind].test(basename(path)));
  if (first !== undefined && second !== undefined) throw mixed(first, second);
  return first;
}

function missing(kind: Kind, folder: string, paths: readonly string[]): never {
  const pattern = beginnings[kind].source;
  const other = new RegExp(pattern.replace('Snapshot', '(Full|Delta)'));
  const found = paths.find((path) => other.test(basename(path)));
  const wanted = `${pattern.replace('^x?', '').replace('[-_]', '')}*.txt`;
  throw new KnownError(
    'ARGUMENT_INVALID',
    found === undefined
      ? `There is no file ${wanted} in ${folder} or below: give the folder of an unpacked SNOMED CT RF2 release.`
      : `A snapshot is needed, but there is no file ${wanted} in ${folder} or below, only others such as ${found}.`,
  );
}

/** Country, namespace and date stand at the end of every name. */
function releaseOf(path: string): { readonly owner: string; readonly date: string } {
  const [, owner, year, month, day] = /_([^_]+)_(\d{4})(\d\d)(\d\d)\.txt$/.exec(basename(path)) ?? [];
  if (owner === undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The name of ${path} has to end as in INT_20250901.txt: with the namespace and date of the release.`,
    );
  return { owner, date: `${year}-${month}-${day}` };
}

function sameRelease(path: string, other: string): void {
  const [one, another] = [releaseOf(path), releaseOf(other)];
  if (one.owner !== another.owner || one.date !== another.date) throw mixed(path, other);
}

function mixed(path: string, other: string): KnownError {
  return new KnownError(
    'ARGUMENT_INVALID',
    `Two releases are mixed: ${path} and ${other}. Give the folder of one of them.`,
  );
}
