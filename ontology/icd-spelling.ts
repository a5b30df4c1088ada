import { isDate } from './spreadsheet.ts';

/** A code of ICD-10 as it writes it. ICD-10, volume 2, 3.1.3 and 3.1.4: three characters, and what is more behind a dot. */
export function spellIcd10(text: string): string | undefined {
  return spellIcd(text.replace(ofGermany, '$1'), /^([A-Z]\d\d)\.?(\d{1,4})?$/);
}

/** A code of ICD-10-CM as it writes it. Guidelines, I.A.2: three to seven characters, also letters. */
export function spellIcd10cm(text: string): string | undefined {
  return spellIcd(text, /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{1,4})?$/);
}

/** A code of ICD-O-3 as it writes it: topographies are written as in ICD-10. */
export function spellIcdo3(text: string): string | undefined {
  return /^\s*c/i.test(text) ? spellIcd(text, /^(C\d\d)\.?(\d)?$/) : spellMorphology(text.trim());
}

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

/**
 * `8500/3` also for `M8500/3`, `M-8500/3`, `85003` and `85003.0`, as registries and spreadsheets write it, and for `8500/32`.
 * ICD-O-3, 4.3: four digits, one of the behaviour, and one of the grade, which is no part of the code.
 */
const morphology = /^M?-?(\d{4})(?:\s?\/\s?)?(\d)[1-9]?(?:[.,]0+)?$/i;

/** OMOP has morphology and topography in one: `8140/3-C64.9`, `NULL-C64.9`. */
const ofOmop = /^(?:\d{4}\/\d|NULL)-(?:C\d\d(?:\.\d)?|NULL)$/;

function spellMorphology(text: string): string | undefined {
  const [, histology, behaviour] = morphology.exec(text) ?? [];
  if (histology !== undefined) return `${histology}/${behaviour}`;
  if (ofOmop.test(text)) return text;
  return /^\p{L}/u.test(text) && !isDate(text) ? text : undefined;
}
