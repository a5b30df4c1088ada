import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isDate, isShortened, shownDate } from '../../ontology/spreadsheet.ts';

const genes = gunzipSync(readFileSync(new URL('../../ontology/genes/symbols.tsv.gz', import.meta.url)));
const names = genes
  .toString()
  .trimEnd()
  .split(/[\t\n|]/);

describe('shownDate', () => {
  it.each([
    ['2-Sep', 'SEP', 2],
    ['Sep-02', 'SEP', 2],
    ['2-Sept', 'SEP', 2],
    ['02.Sep', 'SEP', 2],
    ['02. Sep', 'SEP', 2],
    ['2 Sep', 'SEP', 2],
    ['02-Sep-2019', 'SEP', 2],
    ['2-Sep-19', 'SEP', 2],
    ['Sep 2, 2019', 'SEP', 2],
    ['2. September 2019', 'SEP', 2],
    ['02/Sep/2019', 'SEP', 2],
    ['2-Sep-2019 12:00:00 AM', 'SEP', 2],
    ['1-Dez', 'DEC', 1],
    ['01-déc.', 'DEC', 1],
    ['1-dic', 'DEC', 1],
    ['Okt-04', 'OCT', 4],
    ['4-ott', 'OCT', 4],
    ['1. Mrz', 'MAR', 1],
    ['1-Mär', 'MAR', 1],
    ['1-mrt', 'MAR', 1],
    ['1-Mai', 'MAY', 1],
    ['1-mei', 'MAY', 1],
    ['1-ene', 'JAN', 1],
    ['2-set', 'SEP', 2],
    ['3-juil', 'JUL', 3],
    ['2006-09-02', 'SEP', 2],
    ['2019/09/02', 'SEP', 2],
    ['2019-09-02 00:00:00.000', 'SEP', 2],
    ['2019-09-02T00:00:00Z', 'SEP', 2],
    ['2019-09-02T00:00:00+02:00', 'SEP', 2],
  ])('knows month and day of %s', (text, month, day) => expect(shownDate(text)).toEqual({ month, day }));
  it.each([
    '02/09/2019',
    '18.07.2026',
    '7/18/2026',
    '7/18/2026 12:00:00 AM',
    '9/2/19',
    '18-07-2026',
    'Sep-2019',
    'Mrz 8500',
    '01.03.8500',
  ])('knows no month and day of %s, which is a date', (text) =>
    expect([shownDate(text), isDate(text)]).toEqual([undefined, true]),
  );
});

describe('isDate', () => {
  it.each(['Mrz 00', 'Mar-00', '30-Aug', '18. Jul'])('is true of %s', (text) =>
    expect(isDate(text)).toBe(true),
  );
  it.each([
    'SEPT2',
    'HLA-A',
    'NKX2-1',
    '7157',
    'ERV3-1',
    '3-jui',
    '2-se',
    '40/09/2019',
    '13/13/2019',
    '2019-13-02',
    '01.10',
    '8500/3',
    '8140/3-C64.9',
    '174.0',
    '18-7',
    '2857-1',
    'C50.9',
    '0007254',
    'L01BC02',
    'OMOP4822',
  ])('is false of %s', (text) => expect(isDate(text)).toBe(false));
  it('is true of no name of a gene but those that English spreadsheets make dates of', () =>
    expect(names.filter(isDate)).toEqual(['APR-5', 'APR-2', 'OCT-4']));
});

describe('isShortened', () => {
  it.each(['1.23457E+11', '1,23457E+11', '1.2e+5', '1E+11', '2.31E13'])('is true of %s', (text) =>
    expect(isShortened(text)).toBe(true),
  );
  it.each(['123457000000', '12E5', '1.5', 'E+11', 'A1.2E+11', '1E11'])('is false of %s', (text) =>
    expect(isShortened(text)).toBe(false),
  );
});
