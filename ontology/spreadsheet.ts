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

const name = String.raw`(?<name>\p{L}{3,})\.?`;
const between = String.raw`[-./\s]{1,2}`;
const year = String.raw`(?:\d{4}|\d\d)`;
const time = String.raw`(?:[T\s]\d{1,2}:\d\d.*)?`;
const dayNumber = '(?:0?[1-9]|[12][0-9]|3[01])';
const monthNumber = '(?:0?[1-9]|1[0-2])';

/** Dates that name their month. `MAG-2` is a gene, and no day of the Italian May. */
const named = [
  `(?<day>\\d{1,2})${between}${name}(?:${between}${year}${time})?`,
  `(?!mag-\\d$)${name}${between}(?<day>\\d{1,2})(?:,?${between}\\d{4}${time})?`,
  `${name}${between}\\d{4}`,
].map(whole);

/** ISO 8601, also with other separators. */
const yearFirst = whole(`\\d{4}([-./])(?<number>${monthNumber})\\1(?<day>${dayNumber})${time}`);

/** Dates of numbers that countries read in two ways. Two digits behind a hyphen are no year: codes are written so. */
const dayFirst = [
  [dayNumber, monthNumber],
  [monthNumber, dayNumber],
].map(([first, second]) => whole(`${first}(?:([./])${second}\\1${year}|-${second}-\\d{4})${time}`));

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
    dayFirst.some((form) => form.test(text))
  );
}

function partsOf(text: string): Readonly<Record<string, string | undefined>> | undefined {
  return [...named, yearFirst].map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
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

function whole(form: string): RegExp {
  return new RegExp(`^${form}$`, 'iu');
}
