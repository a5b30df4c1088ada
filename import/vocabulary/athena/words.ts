import type { AthenaTable } from './files.ts';
import { type Rows, readLots } from './rows.ts';

/**
 * Texts that come again and again, such as vocabulary ids, as numbers: found by their bytes, so that a row costs no
 * text. Where a file lists them all (`from`), no other may occur.
 */
export type Words = {
  readonly texts: readonly string[];
  readonly add: (rows: Rows, place: number) => number;
  /** @throws KnownError for a text that the list does not have */
  readonly numberOf: (rows: Rows, place: number) => number;
};

type Word = { readonly bytes: Buffer; readonly number: number };

/** No words yet. */
export function createWords(from?: AthenaTable): Words {
  const texts: string[] = [];
  const byHash = new Map<number, Word[]>();

  const find = (rows: Rows, place: number): number | undefined => {
    const start = rows.start(place);
    const end = rows.end(place);
    for (const word of byHash.get(hashOf(rows.bytes, start, end)) ?? [])
      if (isSame(word.bytes, rows.bytes, start, end)) return word.number;
    return undefined;
  };
  const add = (rows: Rows, place: number) => {
    const found = find(rows, place);
    if (found !== undefined) return found;
    const bytes = Buffer.from(rows.bytes.subarray(rows.start(place), rows.end(place)));
    const hash = hashOf(bytes, 0, bytes.length);
    const word = { bytes, number: texts.length };
    byHash.set(hash, [...(byHash.get(hash) ?? []), word]);
    texts.push(rows.text(place));
    return word.number;
  };
  const numberOf = (rows: Rows, place: number) => {
    const found = find(rows, place);
    if (found !== undefined) return found;
    if (from === undefined) return add(rows, place);
    throw rows.fault(`"${rows.text(place)}" is not in ${from.file}; the folder may mix two downloads`);
  };
  return { texts, add, numberOf };
}

/** The words of one column of a file that lists them; any word where there is no file. */
export async function readWords<Column extends string>(
  table: AthenaTable<Column> | undefined,
  column: Column,
): Promise<Words> {
  const words = createWords(table);
  if (table === undefined) return words;
  for await (const rows of readLots(table)) while (rows.next()) words.add(rows, table.at[column]);
  return words;
}

/** FNV-1a of 32 bits. */
export function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

function isSame(word: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== bytes[start + at]) return false;
  return true;
}
