import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { KnownError } from '../../../ontology/errors.ts';

/** What an SSSOM/TSV file says of its mapping set. */
export type Metadata = {
  readonly id: string;
  readonly version: string | null;
  readonly license: string | null;
  readonly curieMap: ReadonlyMap<string, string>;
  /** Slots that the set says of every row that does not say them itself. SSSOM 1.1, "Propagation of mapping set slots". */
  readonly forAll: Readonly<Record<string, string>>;
  /** The first line of the mappings. */
  readonly firstLine: number;
};

/** A fault of one line. */
export function sssomFault(path: string, line: number, what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The SSSOM file ${basename(path)}, line ${line}: ${what}`);
}

/**
 * The metadata of an SSSOM/TSV file: the lines with # before its mappings or, where there is none, the YAML file
 * beside it. SSSOM, "The SSSOM/TSV serialisation format".
 * @throws KnownError with file and line
 */
export async function readMetadata(path: string): Promise<Metadata> {
  const block = await readBlock(path);
  if (block.length > 0) return toMetadata(path, block.join('\n'), block.length + 1);
  const beside = besides(path).find((file) => existsSync(file));
  if (beside === undefined)
    throw sssomFault(path, 1, 'there is no metadata: neither lines with # nor a file .sssom.yml beside it.');
  return toMetadata(beside, await readFile(beside, 'utf8'), 1);
}

async function readBlock(path: string): Promise<readonly string[]> {
  const file = await open(path).catch((error: unknown) => {
    throw new KnownError('ARGUMENT_INVALID', `The SSSOM file ${path} is missing.`, { cause: error });
  });
  const block: string[] = [];
  for await (const line of file.readLines()) {
    if (!line.startsWith('#')) break;
    block.push(line.slice(1));
  }
  await file.close();
  return block;
}

function besides(path: string): readonly string[] {
  const base = path.replace(/(\.sssom)?\.(tsv|txt|csv)$/i, '');
  return ['.sssom.yml', '.sssom.yaml', '.yml', '.yaml'].map((ending) => base + ending);
}

function toMetadata(path: string, text: string, firstLine: number): Metadata {
  // Without types, so that a version such as 1.0 or a date stays as it is written.
  const document = parseDocument(text, { schema: 'failsafe' });
  const [error] = document.errors;
  if (error !== undefined)
    throw sssomFault(path, error.linePos?.[0].line ?? 1, `the metadata is no YAML (${error.code}).`);
  const slots = new Map(entriesOf(document.toJS()));
  const id = textOf(slots.get('mapping_set_id'));
  if (id === null) throw sssomFault(path, 1, 'the metadata has no mapping_set_id.');
  const curieMap = entriesOf(slots.get('curie_map')).flatMap(([prefix, iri]) =>
    typeof iri === 'string' ? [[prefix, iri] as const] : [],
  );
  return {
    id,
    version: textOf(slots.get('mapping_set_version')),
    license: textOf(slots.get('license')),
    curieMap: new Map(curieMap),
    forAll: Object.fromEntries(
      propagated.flatMap((slot) => {
        const value = textOf(slots.get(slot));
        return value === null ? [] : [[slot, value]];
      }),
    ),
    firstLine,
  };
}

/** Slots of a set that hold for its rows and change what these say. */
const propagated = ['subject_type', 'object_type'];

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
