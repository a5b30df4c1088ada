import { prefixOfVocabulary } from '../../../ontology/curie.ts';
import type { Download } from './files.ts';
import { faultAt, type Rows, readLots } from './rows.ts';
import { createWords, type Words } from './words.ts';

type Listed = { readonly name: string; readonly version: string; readonly line: number };

/** The vocabularies of a download; `listed` says by the number of their word what VOCABULARY has on them. */
export type Vocabularies = { readonly words: Words; readonly listed: readonly Listed[] };

/** Reads VOCABULARY, where it is there. @throws KnownError for a vocabulary with two versions */
export async function readAthenaVocabularies(table: Download['vocabularies']): Promise<Vocabularies> {
  const words = createWords(table);
  const listed: Listed[] = [];
  if (table === undefined) return { words, listed };
  const { at } = table;
  for await (const rows of readLots(table))
    while (rows.next()) {
      const number = words.add(rows, at.vocabulary_id);
      const one = {
        name: rows.text(at.vocabulary_name),
        version: rows.text(at.vocabulary_version),
        line: rows.line,
      };
      const before = listed[number];
      if (before !== undefined && before.version !== one.version)
        throw faultAt(
          table,
          one.line,
          `${rows.text(at.vocabulary_id)} has the version "${one.version}", and "${before.version}" in line ${before.line}; the folder may mix two downloads`,
        );
      listed[number] = before ?? one;
    }
  return { words, listed };
}

/** Prefix of the CURIEs of the vocabulary that a row names. */
export function prefixIn(rows: Rows, place: number): string {
  const id = rows.text(place);
  const prefix = prefixOfVocabulary(id);
  if (/^[A-Za-z]/.test(prefix)) return prefix;
  throw rows.fault(
    `the vocabulary_id "${id}" gives no prefix for codes: a letter or a digit after one is expected`,
  );
}
