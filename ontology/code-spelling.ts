import { splitCurie } from './curie.ts';
import { hasCheckDigit } from './sctid.ts';
import { isDate } from './spreadsheet.ts';

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
      spell: (text) => spellIcd(text.replace(ofGermany, '$1'), /^([A-Z]\d\d)\.?(\d{1,4})?$/),
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
      name: 'code of ICD-O-3; expected one such as C50.9 or 8500/3',
      spell: (text) => (/^\s*c/i.test(text) ? spellIcd(text, /^(C\d\d)\.?(\d)?$/) : spellMorphology(text)),
    },
  ],
  ['OMOP', { name: 'OMOP concept_id; expected one such as 4112853', spell: spellConceptId }],
]);

/** A block of categories, such as C50-C58. */
const block = /^([A-Z]\d[0-9A-Z])-([A-Z]\d[0-9A-Z])$/;

/**
 * What follows a code of the German modification: G, a certain diagnosis (V is a suspected one, Z one that was, A one that was
 * ruled out: no codes of what somebody has), and the side. Codierrichtlinien ICD-10-GM, Zusatzkennzeichen.
 */
const ofGermany = /^\s*([A-Z]\d\d[\d.+*!†-]*) ?(?:G ?[RLB]?|[RLB])\s*$/i;

/**
 * `C50.9` for `C509`, `c50.9`, `C50.9+`, `C50.9†`, `C50.9*` and `C50.9!` (marks of ICD-10 that say which of two codes leads),
 * `C50` for `C50.-` (a category, whatever is below it).
 */
function spellIcd(text: string, parts: RegExp): string | undefined {
  const upper = text.trim().toUpperCase();
  const [, first, last] = block.exec(upper) ?? [];
  if (first !== undefined && last !== undefined) return first < last ? upper : undefined;
  const plain = upper
    .replace(/[+†*!]$/, '')
    .trimEnd()
    .replace(/\.?-$/, '');
  const [, category, detail] = parts.exec(plain) ?? [];
  if (category === undefined) return undefined;
  return detail === undefined ? category : `${category}.${detail}`;
}

/** `8500/3` also for `M8500/3`, `M-8500/3` and `85003`, as registries write it. ICD-O-3, 4.3: four digits, and one of the behaviour. */
function spellMorphology(text: string): string | undefined {
  const [, histology, behaviour] = /^M?-?(\d{4})\/?(\d)$/i.exec(text.trim()) ?? [];
  return histology === undefined ? spellPlain('ICDO3', text) : `${histology}/${behaviour}`;
}

/** Vocabularies whose codes are numbers. */
const ofNumbers = new Set([
  'SNOMED',
  'RxNorm',
  'DOID',
  'HGNC',
  'MedDRA',
  'HemOnc',
  'DCM',
  'MONDO',
  'UBERON',
  'HP',
]);

/**
 * `254837009` for `254837009.0`, as spreadsheets write it that took the code for a number. They keep 15 digits of one, and show
 * fewer in `2.54837E+08`: that is no code any more, nor is what they took for a date.
 */
function spellPlain(prefix: string, text: string): string | undefined {
  if (isDate(text)) return undefined;
  if (!ofNumbers.has(prefix)) return text;
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return undefined;
  const [, number] = /^(\d+)(?:\.0+)?$/.exec(text) ?? [];
  if (number === undefined) return text;
  return prefix === 'SNOMED' && number.length > 15 && !hasCheckDigit(number) ? undefined : number;
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
 * A code as its vocabulary writes it; of most vocabularies as it came. Undefined where it can be no code of the vocabulary.
 */
export function spellCode(prefix: string, text: string): string | undefined {
  if (text.toUpperCase().startsWith(`${prefix.toUpperCase()}:`)) return undefined; // its prefix stands before it already
  const spelling = spellings.get(prefix);
  return spelling === undefined ? spellPlain(prefix, text) : spelling.spell(text);
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
