import { parseDate, toIsoDate } from '../time.ts';
import type { CdmType } from './cdm.ts';

/** What a cell says; undefined where it is nothing of its type, null where it is empty. */
type Said<Value> = Value | null | undefined;

/** What programs write where there is nothing. */
const nothing: ReadonlySet<string> = new Set(['', 'NULL', 'null', '\\N', 'NA', 'N/A', 'None']);

/** Whether a cell of a column that holds no texts says nothing. */
export function isEmpty(cell: string): boolean {
  return nothing.has(cell.trim());
}

/**
 * An integer of up to 64 bits as its digits: `007` and, as programs write columns with gaps, `7.0` are 7. Where such a program cannot
 * have kept all digits, it is none.
 */
export function readInteger(cell: string): Said<string> {
  if (plainInteger.test(cell)) return cell.length < longDigits || fits(cell) ? cell : undefined;
  if (isEmpty(cell)) return null;
  const [, sign = '', written = '', point] = /^([+-]?)(\d+)(\.0*)?$/.exec(cell.trim()) ?? [];
  const digits = written.replace(/^0+(?=\d)/, '');
  if (digits === '' || !fits(digits, sign === '-')) return undefined;
  if (point !== undefined && Number(digits) > Number.MAX_SAFE_INTEGER) return undefined;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** The integer in a column of a row; '' where there is none. */
export function idIn(cells: Readonly<Record<string, string>>, column: string): string {
  return readInteger(cells[column] ?? '') ?? '';
}

const longDigits = 19;

/** Whether an integer has 64 bits. */
function fits(digits: string, isNegative = false): boolean {
  if (digits.length !== longDigits) return digits.length < longDigits;
  return BigInt(digits) < 2n ** 63n + (isNegative ? 1n : 0n);
}

const plainInteger = /^(?:0|[1-9]\d*)$/;

/** A number. */
export function readFloat(cell: string): Said<number> {
  if (isEmpty(cell)) return null;
  const text = cell.trim();
  return numberForm.test(text) ? Number(text) : undefined;
}

/** Sign, digits with or without a point, and power of ten. */
const numberForm = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+))?$/;

/** A day since 1970-01-01: `2010-04-20`, `20100420`, each with a time of the day, too. */
export function readDay(cell: string): Said<number> {
  if (isEmpty(cell)) return null;
  const text = cell.trim();
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = toDay(text);
  if (day === undefined) return undefined;
  if (days.size >= daysRemembered) days.clear();
  days.set(text, day);
  return day;
}

/** Days of texts that were read: the dates of a CDM are few and come again and again. */
const days = new Map<string, number>();
const daysRemembered = 100_000;

function toDay(text: string): number | undefined {
  const [, date = '', time = ''] = dateForm.exec(text) ?? [];
  const day = parseDate(date);
  if (day?.precision !== 'DAY') return undefined;
  return time === '' || timeForm.test(time) ? day.day : undefined;
}

const dateForm = /^(\d{4}-\d\d-\d\d|\d{8})(?:[T ](.+))?$/;
const timeForm = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d*)?)?(Z| UTC| ?[+-]\d\d(:?\d\d)?)?$/;

/** Whether two cells of a column say the same, however they are written. */
export function isSameCell(type: CdmType, a: string, b: string): boolean {
  if (a === b || (type === 'datetime' && isMidnight(a, b))) return true;
  return canonical(type, a) === canonical(type, b);
}

/** Whether a time is the midnight of a day, as most of them are written. */
function isMidnight(time: string, day: string): boolean {
  return time.length === lengthOfTime && time.startsWith(day) && time.endsWith(' 00:00:00') && !!readDay(day);
}

const lengthOfTime = '2013-07-05 00:00:00'.length;

/** A cell as a value: of cells that say the same it is the same. */
function canonical(type: CdmType, text: string): string {
  switch (type) {
    case 'integer':
      return readInteger(text) ?? text;
    case 'float':
      return decimalOf(text);
    case 'date':
    case 'datetime':
      return momentOf(text);
    case 'text':
      return text;
  }
}

/** A number by all its digits, as many as a number of JavaScript may not keep. @example decimalOf('6.30') === decimalOf('63e-1') */
function decimalOf(text: string): string {
  const found = numberForm.exec(text.trim());
  if (found === null) return text;
  const [, sign = '', number = '', power = '0'] = found;
  const [whole = '', part = ''] = number.split('.');
  const digits = `${whole}${part}`.replace(/^0+/, '');
  const kept = withoutEnd(digits);
  if (kept === '') return '0';
  return `${sign === '-' ? '-' : ''}${kept}e${BigInt(power) - BigInt(part.length - (digits.length - kept.length))}`;
}

/** Digits without the zeros at their end. */
function withoutEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** A day with its time of the day, none of it where it is midnight. */
function momentOf(text: string): string {
  const day = readDay(text);
  if (day === undefined || day === null) return text;
  const time = dateForm.exec(text.trim())?.[2] ?? '';
  const told = time.replace(/\.0*(?=Z|[+-]|$)/, '').replace(/^(\d\d:\d\d)(?=Z|[+-]|$)/, '$1:00');
  return told === '' || told === '00:00:00' ? toIsoDate(day) : `${toIsoDate(day)} ${told}`;
}
