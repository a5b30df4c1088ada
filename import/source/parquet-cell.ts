import { type FileMetaData, type SchemaElement, toJson } from 'hyparquet';
import { toCell } from './row.ts';

/** How values of a column become cells: as the shortest decimal, a date as YYYY-MM-DD, a time as hh:mm:ss, what has parts as JSON. */
export function toCellOf(element: SchemaElement): (value: unknown) => string {
  const scale = scaleOf(element);
  if (scale !== undefined)
    return (value) => (isInteger(value) ? decimal(BigInt(value), scale) : decimalOf(value, scale));
  const perSecond = ticksOf(element);
  if (perSecond !== undefined)
    return (value) => (isInteger(value) ? clockText(BigInt(value), perSecond) : cellOf(value));
  if (element.type === 'FLOAT')
    return (value) => (typeof value === 'number' ? shortest(value) : cellOf(value));
  return cellOf;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? String(value) : value.toISOString().slice(0, 10);
  return toCell(typeof value === 'object' ? JSON.stringify(toJson(value)) : String(value));
}

/** The decimal of the fewest digits that is this number of 32 bits: 0.1, which is 0.10000000149011612 in 64. */
function shortest(value: number): string {
  const found = [6, 7, 8]
    .map((digits) => Number(value.toPrecision(digits)))
    .find((one) => Math.fround(one) === value);
  return String(found ?? value);
}

/** Places behind the point of a decimal whose digits are stored as a whole number; undefined for other columns. */
function scaleOf({ type, converted_type, scale, logical_type }: SchemaElement): number | undefined {
  const isDecimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
  if (!isDecimal || type === 'BYTE_ARRAY') return undefined;
  return scale ?? (logical_type?.type === 'DECIMAL' ? logical_type.scale : 0);
}

/** Metadata by which decimals are read as the whole numbers that are stored: as binary fractions they lose digits. */
export function withDecimalsAsWritten(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (scaleOf(element) === undefined) return element;
    const { converted_type: _, logical_type: __, ...stored } = element;
    return stored;
  });
  return { ...metadata, schema };
}

function isInteger(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** What is stored as bytes, the highest first, is a number in two's complement. */
function decimalOf(value: unknown, scale: number): string {
  if (!(value instanceof Uint8Array)) return cellOf(value);
  const digits = Buffer.from(value).toString('hex');
  return decimal(BigInt.asIntN(8 * value.length, BigInt(`0x${digits || '0'}`)), scale);
}

/** @example decimal(-1250n, 3) // '-1.25' */
function decimal(stored: bigint, scale: number): string {
  const sign = stored < 0n ? '-' : '';
  const digits = String(stored < 0n ? -stored : stored).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const rest = withoutZeros(digits.slice(digits.length - scale));
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`;
}

function withoutZeros(digits: string): string {
  return digits.slice(0, [...digits].findLastIndex((digit) => digit !== '0') + 1);
}

/** Readers of times that give texts: `2013-07-05 08:30:00`, with what of a second there is; at midnight the day alone. */
export const timesAsText = {
  timestampFromMilliseconds: (ticks: bigint) => timeText(BigInt(ticks), 1_000n),
  timestampFromMicroseconds: (ticks: bigint) => timeText(BigInt(ticks), 1_000_000n),
  timestampFromNanoseconds: (ticks: bigint) => timeText(BigInt(ticks), 1_000_000_000n),
};

function timeText(ticks: bigint, perSecond: bigint): string {
  const fraction = ((ticks % perSecond) + perSecond) % perSecond;
  const date = new Date(Number((ticks - fraction) / perSecond) * 1_000);
  if (Number.isNaN(date.getTime())) return String(date);
  const [day = '', time = ''] = date.toISOString().split('T');
  const digits = withoutZeros(String(fraction + perSecond).slice(1));
  const clock = `${time.slice(0, 8)}${digits === '' ? '' : `.${digits}`}`;
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}

/** A time of the day, with what of a second there is. */
function clockText(ticks: bigint, perSecond: bigint): string {
  return timeText(ticks, perSecond).split(' ')[1] ?? '00:00:00';
}

/** Parts of a second that a column of times of the day counts; undefined for other columns. */
function ticksOf({ converted_type, logical_type }: SchemaElement): bigint | undefined {
  const unit = logical_type?.type === 'TIME' ? logical_type.unit : undefined;
  if (unit === 'MILLIS' || converted_type === 'TIME_MILLIS') return 1_000n;
  if (unit === 'MICROS' || converted_type === 'TIME_MICROS') return 1_000_000n;
  return unit === 'NANOS' ? 1_000_000_000n : undefined;
}
