import { describe, expect, it } from 'vitest';
import { readRf2 } from '../../../../import/vocabulary/rf2/release.ts';
import { icd10Code, icdo3Code } from '../../../../import/vocabulary/rf2/targets.ts';
import { mappingsOf } from '../files.ts';
import { createVariants, type Edits, replaced, withRows } from '../rf2-folder.ts';

const variant = createVariants();

/** What the maps say. */
async function mapped(edits: Edits, prefix: string): Promise<readonly string[]> {
  const mappings = mappingsOf(await readRf2(await variant(edits)));
  return mappings.filter((mapping) => mapping.includes(`${prefix}:`));
}
const icdo3 = (edits: Edits) => mapped(edits, 'ICDO3');
const icd10 = (edits: Edits) => mapped(edits, 'ICD10');

const adenocarcinoma = 'ICDO3:8140/3 Maps to SNOMED:1187332001 (SNOMED CT map)';
const kidneyCancer = 'ICD10:C64 Maps to SNOMED:363518003 (SNOMED CT map)';
const shown = 'SNOMED:363518003 SNOMED - ICD10 ICD10:C64 (SNOMED CT map)';

describe('readIcdo3Map', () => {
  it('maps a morphology to the morphologic abnormality', async () =>
    expect(await icdo3({})).toEqual([adenocarcinoma]));
  it('maps a topography to the body structure', async () =>
    expect(await icdo3({ simpleMap: replaced('1187332001\t8140/3', '64033007\tC64.9') })).toEqual([
      'ICDO3:C64.9 Maps to SNOMED:64033007 (SNOMED CT map)',
    ]));
  it.each([
    ['a morphology to a disease', '363518003\t8140/3'],
    ['a topography to a disease', '363518003\tC64.9'],
    ['a morphology to a body structure', '64033007\t8140/3'],
    ['a topography to a morphologic abnormality', '1187332001\tC64.9'],
  ])('does not map %s', async (_, row) =>
    expect(await icdo3({ simpleMap: replaced('1187332001\t8140/3', row) })).toEqual([]),
  );
  it('does not map a code that two active concepts map to', async () =>
    expect(await icdo3({ simpleMap: withRows({ '1187332001': '39607008' }) })).toEqual([]));
  it('maps a code that an inactive concept maps to besides', async () =>
    expect(await icdo3({ simpleMap: withRows({ '1187332001': '35917007' }) })).toEqual([adenocarcinoma]));
  it('does not map a concept with two codes', async () =>
    expect(await icdo3({ simpleMap: withRows({ '8140/3': '8141/3' }) })).toEqual([]));
  it('leaves out maps to other vocabularies', async () =>
    expect(await icdo3({ simpleMap: replaced('446608001', '900000000000497000') })).toEqual([]));
  it('leaves out rows that are not in force', async () =>
    expect(await icdo3({ simpleMap: replaced('\t1\t', '\t0\t') })).toEqual([]));
  it('leaves out a target of unknown form', async () =>
    expect(await icdo3({ simpleMap: replaced('8140/3', 'T-71000') })).toEqual([]));
});

describe('readIcd10Map', () => {
  it('maps a code to the one concept that always maps to it', async () =>
    expect(await icd10({})).toEqual([kidneyCancer]));
  it('maps with advice on more codes', async () =>
    expect(
      await icd10({
        extendedMap: replaced('ALWAYS C64', 'ALWAYS C64 | POSSIBLE REQUIREMENT FOR MORPHOLOGY CODE'),
      }),
    ).toEqual([kidneyCancer]));
  it('only shows a code that two concepts map to', async () =>
    expect(await icd10({ extendedMap: withRows({ '363518003': '363346000' }) })).toEqual(
      ['SNOMED:363346000 SNOMED - ICD10 ICD10:C64 (SNOMED CT map)', shown].toSorted((one, other) =>
        one.localeCompare(other),
      ),
    ));
  it('only shows a code that another concept maps to in some cases', async () =>
    expect(
      await icd10({
        extendedMap: withRows({ '363518003': '363346000', 'TRUE\tALWAYS C64': 'IFA 1 |x|\tIF X CHOOSE C64' }),
      }),
    ).toEqual([shown]));
  it('only shows the codes of a concept with two groups', async () =>
    expect(
      await icd10({
        extendedMap: withRows({
          '363518003\t1\t1': '363518003\t2\t1',
          'ALWAYS C64\tC64': 'ALWAYS N28.9\tN28.9',
        }),
      }),
    ).toEqual([shown, 'SNOMED:363518003 SNOMED - ICD10 ICD10:N28.9 (SNOMED CT map)']));
  it('says nothing of a code that depends', async () =>
    expect(
      await icd10({
        extendedMap: replaced('TRUE\tALWAYS C64', 'IFA 248152002 |Female|\tIF FEMALE CHOOSE C64'),
      }),
    ).toEqual([]));
  it('says nothing of a code that is left over', async () =>
    expect(await icd10({ extendedMap: replaced('TRUE\tALWAYS', 'OTHERWISE TRUE\tALWAYS') })).toEqual([]));
  it('only shows a residual category', async () =>
    expect(await icd10({ extendedMap: replaced('ALWAYS C64\tC64', 'ALWAYS C68.8\tC68.8') })).toEqual([
      'SNOMED:363518003 SNOMED - ICD10 ICD10:C68.8 (SNOMED CT map)',
    ]));
  it.each(['64033007', '1187332001'])('only shows the code of %s, which is no disease', async (sctid) =>
    expect(await icd10({ extendedMap: replaced('363518003', sctid) })).toEqual([
      `SNOMED:${sctid} SNOMED - ICD10 ICD10:C64 (SNOMED CT map)`,
    ]),
  );
  it('leaves out an inactive concept', async () =>
    expect(await icd10({ concept: replaced('363518003\t20250901\t1', '363518003\t20250901\t0') })).toEqual(
      [],
    ));
  it('leaves out a concept that cannot be classified', async () =>
    expect(await icd10({ extendedMap: replaced('ALWAYS C64\tC64', 'ALWAYS\t') })).toEqual([]));
  it('leaves out maps to other vocabularies', async () =>
    expect(await icd10({ extendedMap: replaced('447562003', '6011000124106') })).toEqual([]));
});

describe('icdo3Code', () => {
  it.each([
    ['8140/3', 'ICDO3:8140/3'],
    ['81403', 'ICDO3:8140/3'],
    ['M81403', 'ICDO3:8140/3'],
    ['M-81403', 'ICDO3:8140/3'],
    ['M8140/3', 'ICDO3:8140/3'],
    ['C64.9', 'ICDO3:C64.9'],
    ['C649', 'ICDO3:C64.9'],
    ['C64', 'ICDO3:C64'],
  ])('writes %s as %s', (target, code) => expect(icdo3Code(target)).toBe(code));
  it.each(['', '8140', '8140/4', '8140/33', 'M-8140/3 ', 'T-71000', 'C6', 'C64.99', 'D41.0', 'c64.9'])(
    'does not know %j',
    (target) => expect(icdo3Code(target)).toBeNull(),
  );
});

describe('icd10Code', () => {
  it.each(['C64', 'C34.9', 'M54.56'])('knows %s', (target) =>
    expect(icd10Code(target)).toBe(`ICD10:${target}`),
  );
  it.each(['', '#NC', 'C6', 'C64-C68', 'C64.', 'c64'])('does not know %j', (target) =>
    expect(icd10Code(target)).toBeNull(),
  );
});
