/**
 * Names of the months in English, German, French, Spanish, Italian and Dutch, without accents. Spreadsheets show the first
 * three letters of one, or more.
 */
const months: Readonly<Record<string, string>> = {
  JAN: 'january januar janner janvier enero gennaio januari',
  FEB: 'february februar fevrier febrero febbraio februari',
  MAR: 'march marz mrz maerz mars marzo maart mrt',
  APR: 'april avril abril aprile',
  MAY: 'may mai mayo maggio mei',
  JUN: 'june juni juin junio giugno',
  JUL: 'july juli juillet julio luglio',
  AUG: 'august aout agosto augustus',
  SEP: 'september septembre septiembre setiembre settembre',
  OCT: 'october oktober octobre octubre ottobre',
  NOV: 'november novembre noviembre',
  DEC: 'december dezember decembre diciembre dicembre',
};

/** Dates that name their month. `MAG-2` is a gene, and no day of the Italian May. */
const named = [
  /^(?<day>\d{1,2})[-./\s]{1,2}(?<name>\p{L}{3,})\.?(?:[-./\s]{1,2}(?:\d{4}|\d\d))?$/u,
  /^(?!mag-\d$)(?<name>\p{L}{3,})\.?[-./\s]{1,2}(?<day>\d{1,2})(?:,?[-./\s]{1,2}\d{4})?$/iu,
  /^(?<name>\p{L}{3,})\.?[-./\s]{1,2}\d{4}$/u,
];

/** ISO 8601, also with other separators. */
const yearFirst = /^\d{4}([-./])(?<number>0?[1-9]|1[0-2])\1(?<day>0?[1-9]|[12]\d|3[01])$/;

/** Dates of numbers that countries read in two ways. Two digits behind a hyphen are no year: codes are written so. */
const uncertain = [
  /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:\d{4}|(?<!-)\d\d)$/,
  /^(?:0?[1-9]|1[0-2])([-./])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{4}|(?<!-)\d\d)$/,
];

const time = /[T\s]\d{1,2}:\d\d.*$/;

/**
 * The day that a spreadsheet shows for a name or a code that it took for one: `2-Sep`, `02. Sep`, `Sep-02`, `2006-09-02`.
 * Undefined for other texts, and for dates that do not tell which day of which month they are.
 */
export function shownDate(text: string): { readonly month: string; readonly day: number } | undefined {
  const groups = partsOf(text);
  const month = monthNamed(groups?.name) ?? Object.keys(months)[Number(groups?.number) - 1];
  const day = groups?.day;
  return month === undefined || day === undefined ? undefined : { month, day: Number(day) };
}

/** Whether a text is a date, which no name or code is. */
export function isDate(text: string): boolean {
  return (
    shownDate(text) !== undefined ||
    monthNamed(partsOf(text)?.name) !== undefined ||
    uncertain.some((form) => form.test(text.replace(time, '')))
  );
}

function partsOf(text: string): Readonly<Record<string, string | undefined>> | undefined {
  const day = text.replace(time, '');
  return [...named, yearFirst].map((form) => form.exec(day)?.groups).find((groups) => groups !== undefined);
}

/** The month that a name means, or the beginning of one; undefined where several begin so. */
function monthNamed(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const [month, ...others] = Object.entries(months).filter(([, names]) =>
    names.split(' ').some((one) => one.startsWith(plain)),
  );
  return others.length > 0 ? undefined : month?.[0];
}

/** Whether a text is a number that a spreadsheet has shortened: `1.23457E+11`, whose other digits are lost. */
export function isShortened(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+E\+?|E\+)\d+$/i.test(text);
}
