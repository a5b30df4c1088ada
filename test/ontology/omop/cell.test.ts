import { describe, expect, it } from 'vitest';
import { isSameCell, readDay, readFloat, readInteger } from '../../../ontology/omop/cell.ts';

describe('readInteger', () => {
  it('keeps every digit of a long id, and reads the ways in which programs write one', () => {
    expect(['9007199254740993', '007', '7.0', '-3', '+4', '0', ''].map(readInteger)).toEqual([
      '9007199254740993',
      '7',
      '7',
      '-3',
      '4',
      '0',
      null,
    ]);
  });

  it('has 64 bits', () => {
    const ends = ['-9223372036854775808', '9223372036854775807'];
    expect([...ends, '-9223372036854775809'].map(readInteger)).toEqual([...ends, undefined]);
  });

  it('takes what programs write for nothing as nothing', () => {
    expect(['NULL', '\\N', 'NA', ' ', 'None'].map(readInteger)).toEqual(Array(5).fill(null));
  });

  it('takes nothing else for one', () => {
    expect(
      ['7.5', '1e3', 'abc', '1,000', '0x1F', '9223372036854775808', '9007199254740994.0'].map(readInteger),
    ).toEqual(Array(7).fill(undefined));
  });
});

describe('readDay', () => {
  it('reads dates with and without a time', () => {
    const days = ['1970-01-02', '19700102', '1970-01-02 00:00:00', '1970-01-02T13:45:00.000Z'];
    expect(days.map(readDay)).toEqual([1, 1, 1, 1]);
  });

  it('takes what does not exist, a month and another order for no date', () => {
    expect(['1970-02-30', '2001-02-29', '1970-01', '02/01/1970', '1970-01-02 25'].map(readDay)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('readFloat', () => {
  it('reads numbers as programs write them, and no others', () => {
    expect(['1.50', '-.5', '1e-3', '', '1,5', 'NaN'].map(readFloat)).toEqual([
      1.5,
      -0.5,
      0.001,
      null,
      undefined,
      undefined,
    ]);
  });
});

describe('isSameCell', () => {
  it('compares what cells say, not how', () => {
    expect(isSameCell('float', '6.30', '6.3')).toBe(true);
    expect(isSameCell('float', '-.50', '-5E-1')).toBe(true);
    expect(isSameCell('float', '-0', '0.0')).toBe(true);
    expect(isSameCell('float', '1200', '1.2e3')).toBe(true);
    expect(isSameCell('integer', '42.0', '42')).toBe(true);
    expect(isSameCell('date', '20100420', '2010-04-20 00:00:00')).toBe(true);
    expect(isSameCell('datetime', '2010-04-20T13:45', '2010-04-20 13:45:00.000')).toBe(true);
  });

  it('tells apart what is not the same', () => {
    expect(isSameCell('integer', '0', '')).toBe(false);
    expect(isSameCell('integer', '9007199254740993', '9007199254740992')).toBe(false);
    expect(isSameCell('float', '0.1234567890123456789', '0.12345678901234568')).toBe(false);
    expect(isSameCell('float', '1e-400', '0')).toBe(false);
    expect(isSameCell('date', '2010-04-20 13:45:00', '2010-04-20')).toBe(false);
    expect(isSameCell('text', '1.0', '1')).toBe(false);
  });
});
