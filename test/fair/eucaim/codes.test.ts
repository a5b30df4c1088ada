import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../disclosure/cell.ts';
import { openGate } from '../../../disclosure/gate.ts';
import { exactPolicy } from '../../../disclosure/policy.ts';
import { eucaimCodes } from '../../../fair/eucaim/codes.ts';
import type { Description } from '../../../ontology/description.ts';

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const published = new Map(
  lines(gunzipSync(readFileSync(new URL('hyperontology.tsv.gz', import.meta.url))).toString()).map(
    ([code = '', name = '']) => [code, name],
  ),
);
const table = lines(readFileSync(new URL('../../../fair/eucaim/codes.tsv', import.meta.url), 'utf8'));

const caller = { subject: 'x', records: [], counts: [] };
const cell = cellsOf({ fingerprint: '', datasets: [] });
const patients = await openGate({ caller, policy: exactPolicy }, cell({ unit: 'patients', of: '' }, 1));
const values = (...all: readonly (readonly [value: string, code?: string])[]) =>
  all.map(([value, code = null]) => ({ value, code, patients }));
const nothing = { SEX: [], MODALITY: [], BODY_PART: [], MANUFACTURER: [], CONDITION: [] };
/** DOID:162 (cancer) is above every disease, and the breast above the nipple. */
const withAncestors = (code: string) =>
  code === 'DOID:nipple'
    ? [code, 'DOID:1612', 'DOID:162']
    : code === 'DOID:skin'
      ? [code, 'DOID:162']
      : [code];
const codesOf = (
  some: Partial<Parameters<typeof eucaimCodes>[0]['values']>,
  stated: Description | null = null,
) => eucaimCodes({ values: { ...nothing, ...some } }, stated, withAncestors);

describe('the table of EUCAIM classes', () => {
  it('has the names that the hyper-ontology publishes', () =>
    expect(table.filter(([, , code = '', name]) => published.get(code) !== name)).toEqual([]));
  it('gives every value one class, with a citation', () => {
    const keys = table.map(([property, value]) => `${property} ${value}`);
    expect(keys.length).toBe(new Set(keys).size);
    expect(table.filter(([, , , , citation]) => !citation)).toEqual([]);
  });
});

describe('eucaimCodes', () => {
  it('finds sex, modality, body part and manufacturer', () => {
    const { classes, unknown } = codesOf({
      SEX: values(['FEMALE']),
      MODALITY: values(['mri', 'DCM:MR']),
      BODY_PART: values(['KIDNEY', 'SNOMED:64033007']),
      MANUFACTURER: values(['GE MEDICAL SYSTEMS']),
    });
    expect([classes.sex, classes.modality, classes.bodyPart, classes.manufacturer].flat()).toEqual([
      { code: 'COM1001370', name: 'Female' },
      { code: 'IMG1000022', name: 'Magnetic resonance imaging' },
      { code: 'BP1000151', name: 'Kidney structure' },
      { code: 'IMG1000047', name: 'General Electric' },
    ]);
    expect(unknown).toEqual([]);
  });
  it('gives two spellings of a manufacturer one class', () =>
    expect(codesOf({ MANUFACTURER: values(['SIEMENS'], ['SIEMENS NM']) }).classes.manufacturer).toHaveLength(
      1,
    ));
  it('names what has no certain class, and guesses none', () => {
    const { classes, unknown } = codesOf({
      MANUFACTURER: values(['Leica Biosystems']),
      SEX: values(['OTHER'], ['UNKNOWN']),
    });
    expect([classes.manufacturer, classes.sex]).toEqual([[], []]);
    expect(unknown).toEqual([
      { property: 'sex', value: 'OTHER' },
      { property: 'manufacturer', value: 'Leica Biosystems' },
    ]);
  });
  it('leaves out what is derived from images without a word', () =>
    expect(codesOf({ MODALITY: values(['SEG', 'DCM:SEG'], ['SR', 'DCM:SR']) })).toMatchObject({
      classes: { modality: [] },
      unknown: [],
    }));
  it('finds the condition by what is above a diagnosis', () =>
    expect(codesOf({ CONDITION: values(['n', 'DOID:nipple']) }).classes.condition).toEqual([
      { code: 'CLIN1000060', name: 'Malignant neoplasm of breast' },
    ]));
  it('calls several organs, and another organ than those of the table, malignant disease', () => {
    const malignant = [{ code: 'CLIN1007977', name: 'Malignant neoplastic disease' }];
    expect(codesOf({ CONDITION: values(['n', 'DOID:nipple'], ['k', 'DOID:263']) }).classes.condition).toEqual(
      malignant,
    );
    expect(codesOf({ CONDITION: values(['s', 'DOID:skin']) }).classes.condition).toEqual(malignant);
  });
  it('has no condition of a diagnosis without a concept', () =>
    expect(codesOf({ CONDITION: values(['c19']) })).toMatchObject({
      classes: { condition: [] },
      unknown: [{ property: 'condition', value: 'c19' }],
    }));
  it('takes tier, method and type from the description', () => {
    const eucaim = { tier: '1C+', collectionMethod: ['LONGITUDINAL'], types: ['ORIGINAL'] };
    const { classes } = codesOf({}, { oncographDataset: 1, id: 'd', title: 'D', description: 'D', eucaim });
    expect([classes.tier, classes.collectionMethod, classes.type].flat().map(({ code }) => code)).toEqual([
      'SPEC10000011',
      'SPEC1000006',
      'SPEC1000020',
    ]);
  });
});
