/** Letters that no decomposition takes apart. */
const plain: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/** Scripts without blanks between words: each letter counts as a word. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`;

const word = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{N}])+`, 'gu');

/** A longer run of letters is no word of any language. */
const longest = 100;

const ascii = /^[\0-\x7f]*$/;

/** Words of a text, of letters and digits alone, without regard to case, accents and a possessive `'s`. */
export function wordsOf(text: string): readonly string[] {
  const words =
    fold(text)
      .replace(/['’]s\b/g, '')
      .match(word) ?? [];
  return words.map((found) => (found.length <= longest ? found : cut(found)));
}

/** A text in small letters without accents. */
function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase(); // most texts, and ten times as fast
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return letters.replace(/[ßæœøđłı]/g, (letter) => plain[letter] ?? letter);
}

/** The longest beginning, without the first half of a letter that UTF-16 writes in two. */
function cut(word: string): string {
  return word.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
