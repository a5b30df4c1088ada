import { splitCurie, vocabularies } from './curie.ts';
import { spellIcd10, spellIcd10cm, spellIcdo3 } from './icd-spelling.ts';
import { isMissing } from './missing.ts';
import { hasCheckDigit } from './sctid.ts';
import { isDate } from './spreadsheet.ts';

/** Codes of one vocabulary that are written in several ways. */
type Spelling = {
  /** What a code of it is called, with one. */
  readonly name: string;
  /** A code as the vocabulary writes it; undefined where it is none. */
  readonly spell: (text: string) => string | undefined;
};

/** Vocabularies whose codes are numbers. */
const ofNumbers = ['RxNorm', 'DOID', 'HGNC', 'MedDRA', 'HemOnc', 'DCM', 'MONDO', 'UBERON', 'HP'];

/** By prefix. */
const spellings = new Map<string, Spelling>([
  ['ICD10', { name: 'code of ICD-10; expected one such as C50.9', spell: spellIcd10 }],
  ['ICD10CM', { name: 'code of ICD-10-CM; expected one such as C50.919', spell: spellIcd10cm }],
  ['ICDO3', { name: 'code of ICD-O-3; expected one such as C50.9 or 8500/3', spell: spellIcdo3 }],
  ['OMOP', { name: 'OMOP concept_id; expected one such as 4112853', spell: spellConceptId }],
  ['LOINC', { name: 'code of LOINC; expected one such as 718-7 or LA6576-8', spell: spellLoinc }],
  ['NCIT', { name: 'code of NCIT; expected one such as C4872', spell: spellUpper }],
  ['ATC', { name: 'code of ATC; expected one such as L01BC02', spell: spellUpper }],
  ['SNOMED', { name: 'code of SNOMED; expected one such as 254837009', spell: spellSctid }],
  ...ofNumbers.map((prefix): readonly [string, Spelling] => [
    prefix,
    { name: `code of ${prefix}; expected a whole number`, spell: spellNumber },
  ]),
]);

/** A code that vocabularies write in one way alone; what a spreadsheet took for a date is none. */
function spellPlain(text: string): string | undefined {
  return isDate(text) ? undefined : text;
}

function spellUpper(text: string): string | undefined {
  return spellPlain(text)?.toUpperCase();
}

/**
 * `254837009` for `254837009.0`, as spreadsheets write it that took the code for a number, and for `254837009 |Malignant
 * neoplasm of breast|`, as SNOMED CT writes it with its term. No code is 0. What begins with a letter is a code of another
 * kind, unless it is one with another prefix.
 */
function spellNumber(text: string): string | undefined {
  const [, number] = /^(\d+)(?:[.,]0+)?(?:\s*\|.*\|)?$/.exec(text) ?? [];
  if (number !== undefined) return /[1-9]/.test(number) ? number : undefined;
  return /^\p{L}[^\s:]*$/u.test(text) ? spellPlain(text) : undefined;
}

/** A number of SNOMED CT. Spreadsheets keep 15 digits of one and make the others 0: such a number has no check digit. */
function spellSctid(text: string): string | undefined {
  const code = spellNumber(text);
  return code !== undefined && /^\d{16,}$/.test(code) && !hasCheckDigit(code) ? undefined : code;
}

/** Dashes that word processors make of a hyphen. */
const dashes = /[‐‑‒–—−]/g;

/**
 * A number, a hyphen and its check digit. LOINC Users' Guide; what begins with a letter is an answer (`LA6576-8`), a part, a
 * group, or a code of a house.
 */
function spellLoinc(text: string): string | undefined {
  const plain = text.replaceAll(dashes, '-');
  const [, code] = /^0*([1-9]\d*-\d)$/.exec(plain) ?? [];
  return code ?? (/^\p{L}/u.test(plain) ? spellPlain(plain) : undefined);
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
  if (isPublished(prefix) && isMissing(text)) return undefined;
  return (spellings.get(prefix)?.spell ?? spellPlain)(text);
}

/** A vocabulary of one's own may have a code `UNKNOWN` or `+`, and UCUM has `%`. */
function isPublished(prefix: string): boolean {
  return Object.hasOwn(vocabularies, prefix) && prefix !== 'UCUM';
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
