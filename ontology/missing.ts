/** What stands for a missing value where tables are written; `NA` is an old symbol of the gene XK, too. */
const missing = new Set([
  'NA',
  'N/A',
  'N.A.',
  'NAN',
  'NAT',
  'NULL',
  'NONE',
  'NIL',
  'ND',
  'N/K',
  'UNK',
  'UNKNOWN',
  'NOT KNOWN',
  'NOT AVAILABLE',
  'MISSING',
  'UNBEKANNT',
  'NICHT BEKANNT',
  'KEINE ANGABE',
  'K.A.',
  'K. A.',
  'KEINE',
  'INCONNU',
  'INCONNUE',
  'SCONOSCIUTO',
  'DESCONOCIDO',
  'DESCONHECIDO',
  'ONBEKEND',
  'NIEZNANE',
  'N.D.',
]);

/** What a spreadsheet shows instead of a value, in whatever language: `#N/A`, `#NV`, `#REF!`, `#BEZUG!`; LibreOffice: `Err:502`. */
const errorValue = /^#(?:N\/[ABD]|NV|GETTING_DATA|[¡¿]?\p{L}[\p{L}/0]*[!?])$|^Err:\d{3}$/iu;

const bracketed = /^[(<[{](.*)[)>\]}]$/;

/** Whether a text stands for a value that is not there: a word for that, an error of a spreadsheet, or neither letter nor digit. */
export function isMissing(text: string): boolean {
  const plain = text.replace(bracketed, '$1');
  return missing.has(plain.toUpperCase()) || errorValue.test(plain) || !/[\p{L}\p{N}]/u.test(plain);
}
