import { describe, expect, it } from 'vitest';
import { dayOf, isOfType } from '../../../../import/omop/validate/cell-form.ts';
import type { CdmType } from '../../../../ontology/omop/cdm.ts';

const column = (type: CdmType) => ({ name: 'a', type, length: 3, required: false, key: false, domains: [] });

describe('isOfType', () => {
  it.each([
    ['integer', ['0', '-12', '9223372036854775807'], ['1.0', 'x', '1e3', '0x1']],
    ['float', ['1', '-.5', '1.', '1e-7'], ['1,5', 'NaN', 'Infinity', '.', '1e']],
    [
      'date',
      ['2013-07-05', '20130705', '2013-07-05 00:00:00'],
      ['2013-02-30', '2013-07', '2013', '05.07.2013'],
    ],
    ['date', [], ['2013-07-05 08:30:00', '2013-07-05x']],
    [
      'datetime',
      ['2013-07-05', '2013-07-05 08:30', '2013-07-05T23:59:59.123Z'],
      ['2013-07-05 24:00', '08:30'],
    ],
    ['datetime', ['2013-07-05 08:30:00+02', '2013-07-05T08:30:00-05:00'], ['2013-07-05 8:30']],
    ['text', ['abc', 'ä\u{1F600}x'], ['abcd']],
  ] as const)('knows what a column of %s holds', (type, right, wrong) => {
    expect(right.filter((cell) => !isOfType(column(type), cell))).toEqual([]);
    expect(wrong.filter((cell) => isOfType(column(type), cell))).toEqual([]);
  });
});

describe('dayOf', () => {
  it('is the day of a date and of a time', () =>
    expect(['1970-01-02', '1970-01-02 23:59:59', '19700102'].map(dayOf)).toEqual([1, 1, 1]));
  it('is none of a month or of text', () =>
    expect(['1970-01', '1970', '', 'soon'].map(dayOf)).toEqual([undefined, undefined, undefined, undefined]));
});
