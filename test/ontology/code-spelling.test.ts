import { describe, expect, it } from 'vitest';
import { spellCode, spellCurie } from '../../ontology/code-spelling.ts';
import { vocabularies } from '../../ontology/curie.ts';

describe('spellCode', () => {
  const published = Object.keys(vocabularies).filter((prefix) => prefix !== 'UCUM');
  it.each(published)('takes no word for a missing value as a code of %s', (prefix) => {
    const words = ['NA', 'N/A', 'NULL', 'nan', 'None', 'unknown', 'unbekannt', 'k.A.', 'keine', 'missing'];
    const others = ['n.a.', '<NA>', '(null)', '-', '.', '?', '#N/A'];
    expect([...words, ...others].filter((text) => spellCode(prefix, text) !== undefined)).toEqual([]);
  });
  it.each(['UNKNOWN', '+', '-', '0'])('leaves %s to a vocabulary of somebody', (text) =>
    expect(spellCode('WARD', text)).toBe(text),
  );
  it('leaves UCUM its signs', () => expect(spellCode('UCUM', '%')).toBe('%'));
  it.each([
    ['SNOMED', '0'],
    ['DOID', '00'],
    ['RxNorm', '0.0'],
    ['SNOMED', 'SCTID:363518003'],
    ['MONDO', 'DOID:1612'],
  ])('knows no code of %s that is %s', (prefix, text) => expect(spellCode(prefix, text)).toBeUndefined());

  it.each([
    ['C50.9', 'C50.9'],
    ['C509', 'C50.9'],
    ['c50.9', 'C50.9'],
    ['c509', 'C50.9'],
    [' C50.9 ', 'C50.9'],
    ['C50.9+', 'C50.9'],
    ['C50.9†', 'C50.9'],
    ['C50.9*', 'C50.9'],
    ['C50.9 *', 'C50.9'],
    ['C50.9!', 'C50.9'],
    ['C50.-', 'C50'],
    ['C50-', 'C50'],
    ['C50.-+', 'C50'],
    ['C50.', 'C50'],
    ['C50', 'C50'],
    ['C3430', 'C34.30'],
    ['C50-C58', 'C50-C58'],
    ['C50.9G', 'C50.9'],
    ['C50.9 G', 'C50.9'],
    ['c50.9gr', 'C50.9'],
    ['C50.9L', 'C50.9'],
    ['C50G', 'C50'],
    ['C50.-G', 'C50'],
    ['C79.5+ G', 'C79.5'],
  ])('reads %s of ICD-10 as %s', (text, code) => expect(spellCode('ICD10', text)).toBe(code));
  it.each([
    'breast',
    '50.9',
    'C5',
    'CC0.9',
    'C50,9',
    'C50.9 C50.8',
    'C50.9V',
    'C50.9A',
    'C50.9Z',
    'C50.9ZR',
    'C50.9GG',
    'C58-C50',
    'G',
    'C50.x',
    'C50.9+G01*',
    'C50.12345',
    '',
  ])('knows no code of ICD-10 that is "%s"', (text) => expect(spellCode('ICD10', text)).toBeUndefined());
  it.each([
    ['c50919', 'C50.919'],
    ['C7A.00', 'C7A.00'],
    ['c7a00', 'C7A.00'],
    ['S72001A', 'S72.001A'],
    ['C50.-', 'C50'],
  ])('reads %s of ICD-10-CM as %s', (text, code) => expect(spellCode('ICD10CM', text)).toBe(code));
  it.each([
    ['c509', 'C50.9'],
    ['C50.9', 'C50.9'],
    ['C50.-', 'C50'],
    ['8140/3', '8140/3'],
    ['M8140/3', '8140/3'],
    ['M-8140/3', '8140/3'],
    ['m-81403', '8140/3'],
    ['81403', '8140/3'],
    ['8500 / 3', '8500/3'],
    ['85003.0', '8500/3'],
    ['85003,0', '8500/3'],
    ['8500/3.0', '8500/3'],
    ['8500/32', '8500/3'],
    ['M-8500/39', '8500/3'],
    ['850032', '8500/3'],
    ['8140/3-C64.9', '8140/3-C64.9'],
    ['8140/3-NULL', '8140/3-NULL'],
    ['NULL-C64.9', 'NULL-C64.9'],
  ])('reads %s of ICD-O-3 as %s', (text, code) => expect(spellCode('ICDO3', text)).toBe(code));
  it('knows no topography with two digits behind the dot', () =>
    expect(spellCode('ICDO3', 'C50.91')).toBeUndefined());
  it.each(['8500', '8500/3G2', '8500/3/2', '8.5E+04', 'Mrz 00', 'Mrz 8500', '01.03.8500', '-8500', ''])(
    'knows no code of ICD-O-3 that is "%s"',
    (text) => expect(spellCode('ICDO3', text)).toBeUndefined(),
  );
  it.each([
    ['718-7', '718-7'],
    ['2857–1', '2857-1'],
    ['2857\u20111', '2857-1'],
    ['0718-7', '718-7'],
    ['LA6576-8', 'LA6576-8'],
    ['LP14092–4', 'LP14092-4'],
    ['MTHU000049', 'MTHU000049'],
    ['it-hb', 'it-hb'],
  ])('reads %s of LOINC as %s', (text, code) => expect(spellCode('LOINC', text)).toBe(code));
  it.each(['46221', '7187', '7/18/2026', '10-Okt', '18. Jul', '718-77', '-7', 'OKT-10', '+718-7', ''])(
    'knows no code of LOINC that is "%s"',
    (text) => expect(spellCode('LOINC', text)).toBeUndefined(),
  );
  it.each([
    ['4112853', '4112853'],
    ['4112853.0', '4112853'],
    [' 4112853.00 ', '4112853'],
    ['0004112853', '4112853'],
    ['2000000001', '2000000001'],
  ])('reads the concept_id %s as %s', (text, id) => expect(spellCode('OMOP', text)).toBe(id));
  it.each(['0', '0.0', '', '-1', '1.5', '1e6', 'abc', '12345678901', '4112853,0'])(
    'knows no concept_id that is "%s"',
    (text) => expect(spellCode('OMOP', text)).toBeUndefined(),
  );
  it.each([
    ['SNOMED', 'SNOMED:254837009'],
    ['OMOP', 'omop:4112853'],
    ['ICD10', 'ICD10:C50.9'],
  ])('knows no code of %s that is "%s", whose prefix would stand twice', (prefix, text) =>
    expect(spellCode(prefix, text)).toBeUndefined(),
  );
  it.each([
    ['SNOMED', '254837009.0', '254837009'],
    ['SNOMED', '254837009', '254837009'],
    ['SNOMED', '900000000000207008', '900000000000207008'],
    ['SNOMED', '254837009,0', '254837009'],
    ['SNOMED', '254837009 |Malignant neoplasm of breast|', '254837009'],
    ['SNOMED', '254837009|Malignant neoplasm of breast (disorder)|', '254837009'],
    ['SNOMED', 'T-04000', 'T-04000'],
    ['DCM', 'CT', 'CT'],
    ['DOID', '1612.0', '1612'],
    ['MONDO', '0007254', '0007254'],
    ['HP', '0003002.0', '0003002'],
    ['NCIT', 'C4017', 'C4017'],
    ['NCIT', 'c4017', 'C4017'],
    ['ATC', 'l01bc02', 'L01BC02'],
    ['ICD9CM', '174.0', '174.0'],
  ])('reads of %s %s as %s', (prefix, text, code) => expect(spellCode(prefix, text)).toBe(code));
  it.each([
    ['LOINC', '18-Jul'],
    ['LOINC', 'Jul-18'],
    ['LOINC', '2026-07-18'],
    ['ICDO3', 'Mar-00'],
    ['CPT4', '1-Mar'],
    ['ATC', '1-Mai'],
    ['SNOMED', '2.54837E+08'],
    ['SNOMED', '2,54837E+08'],
    ['SNOMED', '254 837 009'],
    ['SNOMED', "'254837009"],
    ['SNOMED', '+254837009'],
    ['SNOMED', '254837009 |'],
    ['SNOMED', '254837009.5'],
    ['SNOMED', '9E+17'],
    ['SNOMED', '900000000000207000'],
    ['DOID', '1.6E3'],
  ])('knows no code of %s that a spreadsheet shows as %s', (prefix, text) =>
    expect(spellCode(prefix, text)).toBeUndefined(),
  );
  it.each(['SNOMED', 'LOINC', 'CPT4', 'ICD9CM', 'constructor'])('leaves codes of %s as they are', (prefix) =>
    expect(spellCode(prefix, 'c509')).toBe('c509'),
  );
});

describe('spellCurie', () => {
  it('writes a code as its vocabulary does', () => expect(spellCurie('ICD10:c509')).toBe('ICD10:C50.9'));
  it.each([
    ['SNOMED:254837009 |Malignant neoplasm of breast|', 'SNOMED:254837009'],
    ['LOINC:2857–1', 'LOINC:2857-1'],
    ['ICDO3:8500/32', 'ICDO3:8500/3'],
    ['NCIT:c4872', 'NCIT:C4872'],
  ])('writes %s as %s', (curie, code) => expect(spellCurie(curie)).toBe(code));
  it('leaves what can be no code as it is', () => expect(spellCurie('ICD10:breast')).toBe('ICD10:breast'));
});
