import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { KnownError } from '../../../ontology/errors.ts';

/** One line of a stanza. */
export type Tag = { readonly name: string; readonly value: string; readonly line: number };

/** A part of an OBO file; the header has the kind ''. OBO Flat File Format 1.4, section 3. */
export type Stanza = {
  /** `Term`, `Typedef`, `Instance`. */
  readonly kind: string;
  readonly line: number;
  readonly tags: readonly Tag[];
};

/** The stanzas of an OBO file, gzip or not, the header first; one at a time, as they are read. */
export async function* readStanzas(path: string): AsyncGenerator<Stanza> {
  let stanza: Stanza & { readonly tags: Tag[] } = { kind: '', line: 1, tags: [] };
  let line = 0;
  for await (const text of readLines(path)) {
    line += 1;
    const kind = /^\[(\w+)\]/.exec(text)?.[1];
    if (kind !== undefined) {
      yield stanza;
      stanza = { kind, line, tags: [] };
    } else if (text !== '' && !text.startsWith('!')) stanza.tags.push(toTag(path, line, text));
  }
  yield stanza;
}

function toTag(path: string, line: number, text: string): Tag {
  const [name = ''] = text.split(':', 1);
  if (name === '' || name === text || /\s/.test(name))
    throw oboFault(path, line, 'this is no "tag: value"; is it an OBO file, and whole?');
  return { name, value: text.slice(name.length + 1).trimStart(), line };
}

/** Values of the tags of one name. */
export function valuesOf({ tags }: Stanza, name: string): readonly string[] {
  return tags.filter((tag) => tag.name === name).map(({ value }) => value);
}

/** A fault of one line. */
export function oboFault(path: string, line: number, what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The OBO file ${basename(path)}, line ${line}: ${what}`);
}

async function* readLines(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of openText(path)) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.trim();
    }
  } catch (error) {
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The OBO file ${path} cannot be read to its end (${error instanceof Error ? error.message : String(error)}).`,
      { cause: error },
    );
  }
  if (rest !== '') yield rest.trim();
}

function openText(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  // The reader of the stream sees the error of either part; `pipe` would lose that of the file.
  const text = path.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  return text.setEncoding('utf8');
}
