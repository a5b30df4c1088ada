/** What stands for a missing value where tables are written; `NA` is an old symbol of the gene XK, too. */
const missing = new Set([
  'NA',
  'N/A',
  'NAN',
  'NULL',
  'NONE',
  'NIL',
  'ND',
  'UNKNOWN',
  'MISSING',
  '-',
  '--',
  '.',
  '?',
]);

/** Whether a text stands for a value that is not there. */
export function isMissing(text: string): boolean {
  return missing.has(text.toUpperCase());
}
