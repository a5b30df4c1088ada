import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCodeMap } from '../../../import/mapping/codes.ts';

const state = { folder: '' };
beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-codes-'));
});
afterAll(() => rm(state.folder, { recursive: true }));

async function read(...lines: readonly string[]) {
  const path = join(state.folder, 'map.tsv');
  await writeFile(path, ['value\tcode\tname\tcitation\treason', ...lines, ''].join('\n'));
  return readCodeMap(path, 'map.tsv');
}

describe('readCodeMap', () => {
  it('gives what a value means, whatever its case', async () =>
    expect((await read('CT\tDCM:CT\tTomography\tPS3.16\t')).get('ct')).toEqual({
      kind: 'mapped',
      code: 'DCM:CT',
      name: 'Tomography',
      citation: 'PS3.16',
    }));
  it.each([
    ['LOINC:2857–1', 'LOINC:2857-1'],
    ['SNOMED:254837009 |Malignant neoplasm of breast|', 'SNOMED:254837009'],
    ['NCIT:c4872', 'NCIT:C4872'],
  ])('writes %s as its vocabulary does, %s', async (given, code) =>
    expect((await read(`x\t${given}\t\tx\t`)).get('x')).toMatchObject({ code }),
  );
  it('gives the reason why a value has no code', async () =>
    expect((await read('odd\t\t\t\tnobody knows')).get('odd')).toEqual({
      kind: 'unmapped',
      reason: 'nobody knows',
    }));
  it('refuses a code without a citation', () =>
    expect(read('ct\tDCM:CT\t\t\t')).rejects.toThrow(
      'The value map map.tsv, line 2: DCM:CT has no citation.',
    ));
  it('refuses a code that is too long to be found by', () =>
    expect(read(`ct\tDCM:${'x'.repeat(8_161)}\t\tPS3.16\t`)).rejects.toThrow(
      'line 2: the code is too long to be found by: 8165 bytes, at most 8164.',
    ));
  it('refuses a gap without a reason', () =>
    expect(read('ct\tDCM:CT\t\tx\t', 'odd\t\t\t\t')).rejects.toThrow(
      'line 3: "odd" has neither a code nor a reason.',
    ));
  it('refuses a code of no value', () =>
    expect(read('\tDCM:CT\t\tx\t')).rejects.toThrow('line 2: there is no value.'));
  it('refuses a code of no known vocabulary', () =>
    expect(read('ct\tICD11:CT\t\tx\t')).rejects.toThrow('ICD11:CT is no CURIE of a known vocabulary'));
  it.each([
    ['ICD10:C61X', 'no code of ICD-10; expected one such as C50.9'],
    ['ICDO3:C50.91', 'no code of ICD-O-3; expected one such as C50.9 or 8500/3'],
    ['SNOMED:SNOMED:254837009', 'no code of SNOMED; expected one such as 254837009'],
    ['SNOMED:2,54837E+08', 'no code of SNOMED; expected one such as 254837009'],
    ['DOID:1,6E3', 'no code of DOID; expected a whole number'],
    ['LOINC:18.07.2026', 'no code of LOINC; expected one such as 718-7 or LA6576-8'],
    ['OMOP:abc', 'no OMOP concept_id; expected one such as 4112853'],
    ['OMOP:0', 'no OMOP concept_id; expected one such as 4112853'],
  ])('refuses %s, which no record may have', (code, why) =>
    expect(read(`ct\t${code}\t\tx\t`)).rejects.toThrow(`line 2: ${code}: ${why}.`),
  );
  it('refuses a value that stands twice', () =>
    expect(read('ct\tDCM:CT\t\tx\t', 'CT\tDCM:CT\t\tx\t')).rejects.toThrow('line 3: "CT" occurs twice.'));
  it('refuses a broken line', () =>
    expect(read('ct\tDCM:CT')).rejects.toThrow('line 2: 2 columns where the header has 5.'));
  it('refuses a table without its columns', async () => {
    const path = join(state.folder, 'other.tsv');
    await writeFile(path, 'Value\tcode\nct\tDCM:CT\n');
    await expect(readCodeMap(path, 'other.tsv')).rejects.toThrow(
      'line 1: the column value, citation, reason is missing.',
    );
  });
});
