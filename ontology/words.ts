/** Letters that no decomposition takes apart. */
const plain: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/** Scripts without blanks between words: each letter counts as a word. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`;

const word = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{N}])+`, 'gu');

/** A longer run of letters is no word of any language. */
const longest = 100;

/** Words of a text, of letters and digits alone, without regard to case, accents and a possessive `'s`. */
export function wordsOf(text: string): readonly string[] {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  const folded = letters.replace(/[ßæœøđłı]/g, (letter) => plain[letter] ?? letter);
  const words = folded.replace(/['’]s\b/g, '').match(word) ?? [];
  return words.map((found) => found.slice(0, longest));
}
