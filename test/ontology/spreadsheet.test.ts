import { describe, expect, it } from 'vitest';
import { isDate } from '../../ontology/spreadsheet.ts';

describe('isDate', () => {
  it.each(['2-Sep', 'Sep-02', '30-Aug', '2006-09-02'])('is true of %s', (text) =>
    expect(isDate(text)).toBe(true),
  );
  it.each(['SEPT2', 'HLA-A', 'NKX2-1', '7157', 'ERV3-1'])('is false of %s', (text) =>
    expect(isDate(text)).toBe(false),
  );
});
