import { describe, expect, it } from 'vitest';
import { timesAsText, toCellOf } from '../../../import/source/parquet-cell.ts';

describe('toCellOf', () => {
  const decimals = toCellOf({
    name: 'a',
    type: 'FIXED_LEN_BYTE_ARRAY',
    converted_type: 'DECIMAL',
    precision: 38,
    scale: 2,
  });
  it.each([
    ['110', 110n, '1.1'],
    ['-5', -5n, '-0.05'],
    ['a whole number', 300n, '3'],
    ['an id of 64 bits', 900719925474099300n, '9007199254740993'],
    ['bytes', new Uint8Array([0xff, 0x85]), '-1.23'],
    ['nothing', null, ''],
  ])('reads a decimal that is stored as %s without loss', (_, value, cell) =>
    expect(decimals(value)).toBe(cell),
  );
  it('reads a number of 32 bits as its shortest decimal', () =>
    expect(toCellOf({ name: 'a', type: 'FLOAT' })(Math.fround(55.9486))).toBe('55.9486'));
  it.each([
    ['milliseconds', { converted_type: 'TIME_MILLIS' }, 30_600_000, '08:30:00'],
    [
      'microseconds',
      { logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: 'MICROS' } },
      14_706_500_000n,
      '04:05:06.5',
    ],
    [
      'nanoseconds',
      { logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: 'NANOS' } },
      0n,
      '00:00:00',
    ],
  ] as const)('reads a time of the day in %s', (_unit, type, value, cell) =>
    expect(toCellOf({ name: 'a', type: 'INT64', ...type })(value)).toBe(cell),
  );
  it('writes what has parts as JSON', () =>
    expect(toCellOf({ name: 'a', num_children: 1 })([1n, 'b'])).toBe('[1,"b"]'));
  it('reads a date that no calendar has as none', () =>
    expect(toCellOf({ name: 'a', type: 'INT32' })(new Date(Number.NaN))).toBe('Invalid Date'));
});

describe('timesAsText', () => {
  const { timestampFromMicroseconds: read } = timesAsText;
  it('keeps what there is of a second', () => {
    const micros = BigInt(Date.parse('2016-08-26T08:05:09Z')) * 1_000n;
    expect(read(micros + 120n)).toBe('2016-08-26 08:05:09.00012');
  });
  it('gives midnight as the day', () => expect(read(0n)).toBe('1970-01-01'));
  it('reads times before 1970', () => expect(read(-1n)).toBe('1969-12-31 23:59:59.999999'));
});
