/** More changes than this make another word. */
const mostChanges = 2;

/** The word that one or two typing errors turn into `text`; undefined where there is none. */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((word) => ({ word, changes: changesBetween(text.toLowerCase(), word.toLowerCase()) }))
    .filter(({ changes, word }) => changes <= mostChanges && changes < word.length)
    .sort((a, b) => a.changes - b.changes);
  return best?.word;
}

/** Characters to insert, delete, replace or swap with the next. Damerau and Levenshtein, optimal string alignment. */
function changesBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
