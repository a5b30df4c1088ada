import { splitCurie } from './curie.ts';

/** Codes of one vocabulary that are written in several ways. */
type Spelling = {
  /** What a code of it is called, with one. */
  readonly name: string;
  /** A code as the vocabulary writes it; undefined where it is none. */
  readonly spell: (text: string) => string | undefined;
};

/**
 * By prefix. ICD-10, volume 2, 3.1.3 and 3.1.4: three characters, and what is more behind a dot; ICD-10-CM guidelines,
 * I.A.2: three to seven characters, also letters. Of ICD-O-3 topographies alone are written so.
 */
const spellings = new Map<string, Spelling>([
  [
    'ICD10',
    {
      name: 'code of ICD-10; expected one such as C50.9',
      spell: (text) => spellIcd(text, /^([A-Z]\d\d)\.?(\d{1,4})?$/),
    },
  ],
  [
    'ICD10CM',
    {
      name: 'code of ICD-10-CM; expected one such as C50.919',
      spell: (text) => spellIcd(text, /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{1,4})?$/),
    },
  ],
  [
    'ICDO3',
    {
      name: 'topography of ICD-O-3; expected one such as C50.9',
      spell: (text) => (/^\s*c/i.test(text) ? spellIcd(text, /^(C\d\d)\.?(\d)?$/) : text),
    },
  ],
  ['OMOP', { name: 'OMOP concept_id; expected one such as 4112853', spell: spellConceptId }],
]);

/** A block of categories, such as C50-C58. */
const block = /^[A-Z]\d[0-9A-Z]-[A-Z]\d[0-9A-Z]$/;

/**
 * `C50.9` for `C509`, `c50.9`, `C50.9+`, `C50.9†`, `C50.9*` and `C50.9!` (marks of ICD-10 that say which of two codes leads),
 * `C50` for `C50.-` (a category, whatever is below it).
 */
function spellIcd(text: string, parts: RegExp): string | undefined {
  const upper = text.trim().toUpperCase();
  if (block.test(upper)) return upper;
  const plain = upper
    .replace(/[+†*!]$/, '')
    .trimEnd()
    .replace(/\.?-$/, '');
  const [, category, detail] = parts.exec(plain) ?? [];
  if (category === undefined) return undefined;
  return detail === undefined ? category : `${category}.${detail}`;
}

/** `4112853` also for `4112853.0`, as programs write it that take ids for numbers. 0 is no concept: OMOP CDM 5.4. */
function spellConceptId(text: string): string | undefined {
  const [, id] = /^0*([1-9]\d{0,9})(?:\.0+)?$/.exec(text.trim()) ?? [];
  return id;
}

/** Whether a code says that there is none: OMOP has the concept 0, "No matching concept", for that. */
export function saysNoCode(prefix: string, text: string): boolean {
  return prefix === 'OMOP' && /^0+(?:\.0+)?$/.test(text.trim());
}

/**
 * A code as its vocabulary writes it; those of vocabularies that are written in one way are as they came. Undefined where it
 * can be no code of the vocabulary.
 */
export function spellCode(prefix: string, text: string): string | undefined {
  if (text.toUpperCase().startsWith(`${prefix.toUpperCase()}:`)) return undefined; // its prefix stands before it already
  const spelling = spellings.get(prefix);
  return spelling === undefined ? text : spelling.spell(text);
}

/** What a code of a vocabulary that `spellCode` reads is called, with one, for messages. */
export function spellingOf(prefix: string): string {
  return spellings.get(prefix)?.name ?? `code of ${prefix}`;
}

/** The CURIE of a code as its vocabulary writes it; as it came where it can be none. */
export function spellCurie(curie: string): string {
  const { prefix, code } = splitCurie(curie);
  return `${prefix}:${spellCode(prefix, code) ?? code}`;
}
