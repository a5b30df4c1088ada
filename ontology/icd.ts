import { splitCurie } from './curie.ts';

/** Codes of one vocabulary that are written in several ways. */
type Spelling = {
  /** What it is called. */
  readonly name: string;
  /** Which codes of the vocabulary are written so; the others stay as they are. */
  readonly covers: RegExp;
  /** Category and detail of a code without its dot. */
  readonly parts: RegExp;
};

/** Topographies of ICD-O-3; its morphologies begin with a digit. */
const topography: Spelling = {
  name: 'ICD-O-3 topography',
  covers: /^\s*c/i,
  parts: /^(C\d\d)\.?(\d)?$/,
};

/**
 * By prefix. ICD-10, volume 2, 3.1.3 and 3.1.4: three characters, and what is more behind a dot; ICD-10-CM guidelines,
 * I.A.2: three to seven characters, also letters.
 */
const spellings: Readonly<Record<string, Spelling>> = {
  ICD10: { name: 'ICD-10', covers: /^/, parts: /^([A-Z]\d\d)\.?(\d{1,4})?$/ },
  ICD10CM: { name: 'ICD-10-CM', covers: /^/, parts: /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{1,4})?$/ },
  ICDO3: topography,
};

/** A block of categories, such as C50-C58. */
const block = /^[A-Z]\d[0-9A-Z]-[A-Z]\d[0-9A-Z]$/;

/**
 * A code as its vocabulary writes it: `C50.9` for `C509`, `c50.9`, `C50.9+`, `C50.9†`, `C50.9*` and `C50.9!` (marks of ICD-10
 * that say which of two codes leads), `C50` for `C50.-` (a category, whatever is below it). Codes of vocabularies that are
 * written in one way are as they came. Undefined where it can be no code of the vocabulary.
 */
export function spellCode(prefix: string, text: string): string | undefined {
  const spelling = Object.hasOwn(spellings, prefix) ? spellings[prefix] : undefined;
  if (spelling === undefined || !spelling.covers.test(text)) return text;
  const upper = text.trim().toUpperCase();
  if (block.test(upper)) return upper;
  const plain = upper
    .replace(/[+†*!]$/, '')
    .trimEnd()
    .replace(/\.?-$/, '');
  const [, category, detail] = spelling.parts.exec(plain) ?? [];
  if (category === undefined) return undefined;
  return detail === undefined ? category : `${category}.${detail}`;
}

/** What a code of a vocabulary that `spellCode` reads is called, for messages. */
export function spellingOf(prefix: string): string {
  return spellings[prefix]?.name ?? prefix;
}

/** The CURIE of a code as its vocabulary writes it; as it came where it can be none. */
export function spellCurie(curie: string): string {
  const { prefix, code } = splitCurie(curie);
  return `${prefix}:${spellCode(prefix, code) ?? code}`;
}
