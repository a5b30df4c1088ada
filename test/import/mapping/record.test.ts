import { describe, expect, it } from 'vitest';
import { compileFields } from '../../../import/mapping/record.ts';
import type { FieldTemplate } from '../../../ontology/mapping.ts';
import type { RecordType } from '../../../ontology/records.ts';
import { compilation, identity } from '../compilation.ts';

type Cells = Readonly<Record<string, string>>;

function fill(record: RecordType, fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) {
  return compileFields({ record, fields }, compilation)(cells, 'patient-id');
}

/** Properties of one optional field of an outcome, a slide or a variant, which ask for nothing else here. */
const slide = (fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) =>
  fill('slide', fields, cells).properties;
const visit = (fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) =>
  fill('visit', { type: { const: 'stay' }, ...fields }, cells);
const measurement = (fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) =>
  fill('measurement', { test: { const: 't' }, category: { const: 'LABORATORY' }, ...fields }, cells);

describe('compileFields', () => {
  it('keeps a coded value as it came, its own code, and the standard concept of its map', () =>
    expect(
      measurement(
        { result: { source: 'r', code: { column: 'r', case: 'upper' }, vocabulary: 'LOINC', map: 'result' } },
        { r: 'High' },
      ).properties,
    ).toMatchObject({
      resultSource: 'High',
      resultSourceConcept: 'LOINC:HIGH',
      resultStandardConcept: 'SNOMED:75540009',
    }));
  it.each(['C50.9', 'c50.9', 'C509', 'C50.9+', 'C50.9*'])(
    'knows the code of ICD-10 that %s is, and keeps it as it came',
    (r) =>
      expect(
        measurement({ result: { source: 'r', code: 'r', vocabulary: 'ICD10' } }, { r }).properties,
      ).toMatchObject({ resultSource: r, resultSourceConcept: 'ICD10:C50.9' }),
  );
  it('refuses what is no code of ICD-10, naming the column of the file', () =>
    expect(() =>
      measurement(
        { result: { source: 'r', code: { column: 'r', case: 'upper' }, vocabulary: 'ICD10' } },
        { r: 'breast' },
      ),
    ).toThrow(
      expect.objectContaining({
        column: 'r',
        value: 'BREAST',
        message: 'no code of ICD-10; expected one such as C50.9',
      }),
    ));
  it.each(['201826', '201826.0'])('knows the concept that OMOP calls %s', (r) =>
    expect(measurement({ result: { code: 'r', vocabulary: 'OMOP' } }, { r }).properties).toMatchObject({
      resultSource: r,
      resultSourceConcept: 'OMOP:201826',
    }),
  );
  it.each(['0', '0.0', 'OMOP:0'])('takes %s for no code: it is no concept of OMOP', (r) =>
    expect(measurement({ result: { code: 'r', vocabulary: 'OMOP' } }, { r }).properties).toMatchObject({
      resultSource: null,
      resultSourceConcept: null,
    }),
  );
  it('keeps the words of a value that OMOP has no concept for', () =>
    expect(
      measurement({ result: { source: 's', code: 'r', vocabulary: 'OMOP' } }, { s: 'odd', r: '0' })
        .properties,
    ).toMatchObject({ resultSource: 'odd', resultSourceConcept: null }));
  it('gives a value that its map lists without a code no standard concept', () =>
    expect(measurement({ result: { source: 'r', map: 'result' } }, { r: 'odd' }).properties).toMatchObject({
      resultSource: 'odd',
      resultStandardConcept: null,
    }));
  it('gives an empty coded field nothing', () =>
    expect(measurement({ result: { source: 'r' } }, { r: '' }).properties).toMatchObject({
      resultSource: null,
      resultSourceConcept: null,
      resultStandardConcept: null,
    }));
  it('gives a quantity its UCUM unit', () =>
    expect(
      measurement({ value: { value: 'v', unit: 'u' } }, { v: '3.5', u: 'g/dl' }).properties,
    ).toMatchObject({ value: 3.5, unit: 'g/dL' }));
  it('gives no unit without a number', () =>
    expect(measurement({ value: { value: 'v', unit: 'u' } }, { v: '', u: 'g/dL' }).properties).toMatchObject({
      value: null,
      unit: null,
    }));
  it('refuses a unit that is none', () =>
    expect(() => measurement({ value: { value: 'v', unit: 'u' } }, { v: '1', u: 'spoons' })).toThrow(
      expect.objectContaining({ column: 'u', value: 'spoons', message: 'no UCUM unit' }),
    ));
  it('refuses a number with a comma, naming the column of the file', () =>
    expect(() => slide({ percentNecrosis: 'necrosis_percent' }, { necrosis_percent: '12,5' })).toThrow(
      expect.objectContaining({ column: 'necrosis_percent', value: '12,5' }),
    ));
  it('refuses a fraction where the standard has whole numbers', () =>
    expect(() => fill('variant', { gene: { const: 'VHL' }, position: 'p' }, { p: '1.5' })).toThrow(
      'not a whole number',
    ));
  it('reads a whole number that is written with zeros behind the point', () =>
    expect(
      fill('variant', { gene: { const: 'VHL' }, position: 'p' }, { p: '12.0' }).properties,
    ).toMatchObject({
      position: 12,
    }));
  const registration = (fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) =>
    fill('registration', { source: { const: 'r' }, ...fields }, cells);
  const series = (fields: Readonly<Record<string, FieldTemplate>>, cells: Cells) =>
    fill(
      'imagingSeries',
      {
        seriesInstanceUid: { const: '1' },
        modality: { source: { const: 'CT' } },
        study: { key: [{ const: 's' }] },
        ...fields,
      },
      cells,
    );

  it.each([
    ['0', 0],
    ['150', 150],
    ['6e1', 60],
    ['60.0', 60],
  ])('reads the age %s as %d', (age, years) =>
    expect(registration({ ageAtDiagnosis: 'age' }, { age })).toMatchObject({
      properties: { ageAtDiagnosis: years },
      dropped: [],
    }),
  );
  it.each(['151', '-1', '9999999999', '1e3', '60.5', 'NaN', 'Infinity', '1e999', '0x3c', '060Y'])(
    'keeps a person without the age %s, and reports it',
    (age) =>
      expect(registration({ ageAtDiagnosis: 'age' }, { age })).toMatchObject({
        properties: { source: 'r' },
        dropped: [{ column: 'age', value: age }],
      }),
  );
  it.each(['0', '-999', '1899', '2101', '99999999999'])('takes %s for no year of a diagnosis', (year) =>
    expect(registration({ yearOfDiagnosis: 'year' }, { year }).dropped).toEqual([
      { column: 'year', value: year, reason: 'out of range; expected a number from 1900 to 2100' },
    ]),
  );
  it.each(['0', '5326545745', '11101216984200', '9007199254740991'])('reads %s bytes to the last one', (b) =>
    expect(String(series({ sizeBytes: 'b' }, { b }).properties.sizeBytes)).toBe(b),
  );
  it.each(['9007199254740992', '9007199254740993', '-1', '1e300'])('drops %s bytes', (b) =>
    expect(series({ sizeBytes: 'b' }, { b }).dropped).toMatchObject([{ column: 'b', value: b }]),
  );
  it('refuses half a byte', () =>
    expect(() => series({ sizeBytes: 'b' }, { b: '0.5' })).toThrow('not a whole number'));
  it.each(['-1', '1000001', '3000000000'])('keeps a series without %s instances, and its bytes', (n) =>
    expect(series({ instances: 'n', sizeBytes: 'b' }, { n, b: '5' })).toMatchObject({
      properties: { sizeBytes: 5 },
      dropped: [{ column: 'n', value: n, reason: 'out of range; expected a number from 0 to 1000000' }],
    }),
  );
  it.each(['2147483648', '-2147483649'])('drops %s where GraphQL has an Int', (p) =>
    expect(fill('variant', { gene: { const: 'VHL' }, position: 'p' }, { p }).dropped).toMatchObject([
      { reason: expect.stringContaining('out of range') },
    ]),
  );
  it('drops a quantity that no double holds', () =>
    expect(measurement({ value: { value: 'v' } }, { v: '1e309' }).dropped).toMatchObject([
      { reason: expect.stringContaining('out of range') },
    ]));
  it.each(['054789', '-54789', '-2147483649', '9999999999999'])(
    'drops the day %s from an index event: nobody lives so long',
    (d) =>
      expect(visit({ start: { timeline: { const: 'diagnosis' }, days: 'd' } }, { d }).dropped).toMatchObject([
        { reason: 'out of range; expected a number from -54788 to 54788' },
      ]),
  );
  it.each(['-719529', '2932897'])('drops the day %s, whose year has not four digits', (d) =>
    expect(visit({ start: { timeline: { const: 'calendar' }, days: 'd' } }, { d }).dropped).toMatchObject([
      { reason: expect.stringContaining('out of range') },
    ]),
  );
  it.each([
    ['055Y', 55],
    ['000Y', 0],
    ['150Y', 150],
    ['120M', 10],
    ['011M', 0],
    ['010W', 0],
    ['104W', 1],
    ['003D', 0],
    ['731D', 2],
  ])('reads the DICOM age %s as %d years', (a, years) =>
    expect(series({ patientAge: { value: 'a', as: 'dicomAge' } }, { a }).properties).toMatchObject({
      patientAge: years,
    }),
  );
  it.each(['151Y', '999Y'])('drops the DICOM age %s', (a) =>
    expect(series({ patientAge: { value: 'a', as: 'dicomAge' } }, { a }).dropped).toMatchObject([
      { column: 'a', value: a },
    ]),
  );
  it.each(['55', '1234M', '-05Y', 'Y'])('refuses the DICOM age %s', (a) =>
    expect(() => series({ patientAge: { value: 'a', as: 'dicomAge' } }, { a })).toThrow(
      expect.objectContaining({ column: 'a', value: a }),
    ),
  );
  it('reads an age of DICOM', () =>
    expect(
      fill(
        'imagingStudy',
        { studyInstanceUid: { const: '1' }, patientAge: { value: 'a', as: 'dicomAge' } },
        {
          a: '063Y',
        },
      ).properties,
    ).toMatchObject({ patientAge: 63 }));
  it('reads megabytes as bytes', () =>
    expect(
      fill(
        'imagingSeries',
        {
          seriesInstanceUid: { const: '1' },
          modality: { source: { const: 'CT' } },
          study: { key: [{ const: 's' }] },
          sizeBytes: { value: 'm', as: 'megabytes' },
        },
        { m: '1.5' },
      ).properties,
    ).toMatchObject({ sizeBytes: 1_500_000 }));
  it('refuses a word that the catalogue does not list', () =>
    expect(() => fill('assay', { kind: 'k' }, { k: 'GUESS' })).toThrow('expected one of MUTATION'));
  it('splits a list', () =>
    expect(
      fill('assay', { kind: { const: 'COPY_NUMBER' }, reports: 'r' }, { r: 'GAIN, LOSS' }).properties,
    ).toMatchObject({ reports: ['GAIN', 'LOSS'] }));
  it('takes a prefix away that is no part of the value', () =>
    expect(
      fill('variant', { gene: { const: 'BRAF' }, proteinChange: 'c' }, { c: 'p.V600E' }).properties,
    ).toMatchObject({ proteinChange: 'V600E' }));
  it('gives the id of a gene panel', () =>
    expect(
      fill('assay', { kind: { const: 'MUTATION' }, panel: { const: 'panel' } }, {}).properties,
    ).toMatchObject({ panel: 'panel-id' }));
  it.each([
    ['yes', true],
    ['TRUE', true],
    ['1', true],
    ['No', false],
    ['0', false],
    ['', null],
  ])('reads the flag "%s" as %s', (text, flag) =>
    expect(fill('specimen', { type: { const: 't' }, ffpe: 'f' }, { f: text }).properties).toMatchObject({
      ffpe: flag,
    }),
  );
  it('refuses a flag that is neither', () =>
    expect(() => fill('specimen', { type: { const: 't' }, ffpe: 'f' }, { f: 'maybe' })).toThrow(
      'neither yes nor no',
    ));
  it('sets a date on its clock', () =>
    expect(
      visit({ start: { timeline: { const: 'calendar' }, date: 'd' } }, { d: '2010-04' }).properties,
    ).toMatchObject({
      startDay: 14_700,
      startPrecision: 'MONTH',
      timeline: 'CALENDAR',
      timelineName: 'calendar',
    }));
  it.each([
    '121110',
    '201004',
    '2010-0420',
    '201004-20',
    '0001-01-01',
    '9999-12-31',
    '25610420',
    '0000',
    '1111',
  ])('refuses the date %s', (d) =>
    expect(() => visit({ start: { timeline: { const: 'calendar' }, date: 'd' } }, { d })).toThrow(
      expect.objectContaining({ column: 'd', value: d }),
    ),
  );
  it.each(['MONDO:0000001', 'mondo:0000001', '0000001'])('gives the code %s its prefix once', (c) =>
    expect(
      fill('condition', { code: { source: 's', code: 'c', vocabulary: 'MONDO' } }, { s: 'x', c }).properties,
    ).toMatchObject({ codeSourceConcept: 'MONDO:0000001' }),
  );
  it('sets a number of days on its clock', () =>
    expect(
      visit({ start: { timeline: { const: 'diagnosis' }, days: 'd' } }, { d: '-56' }).properties,
    ).toMatchObject({
      startDay: -56,
      startPrecision: 'DAY',
      timeline: 'FROM_INDEX',
    }));
  it('gives a record without a date no clock', () =>
    expect(
      visit({ start: { timeline: { const: 'diagnosis' }, days: 'd' } }, { d: '' }).properties,
    ).not.toHaveProperty('timeline'));
  it.each(['2010-02-30', '20.04.2010', '2010-13', 'soon'])('refuses the date %s', (d) =>
    expect(() => visit({ start: { timeline: { const: 'calendar' }, date: 'd' } }, { d })).toThrow(
      expect.objectContaining({ column: 'd', value: d }),
    ),
  );
  it('refuses a clock that the mapping does not describe', () =>
    expect(() => visit({ start: { timeline: 'c', date: 'd' } }, { c: 'sundial', d: '2010' })).toThrow(
      'no timeline of the mapping',
    ));
  it('refers to a record of the same patient by its key', () =>
    expect(slide({ specimen: { key: ['s'] } }, { s: 'S1' })).toMatchObject({
      specimenId: identity('specimen', ['patient-id', 'S1']),
    }));
  it('refers to nothing where a part of the key is empty', () =>
    expect(slide({ specimen: { key: ['s', 't'] } }, { s: 'S1', t: '' })).toMatchObject({ specimenId: null }));
  it('computes what the catalogue derives', () =>
    expect(
      measurement(
        { value: { value: 'v', unit: { const: 'g/dL' } }, referenceLow: 'l', referenceHigh: 'h' },
        { v: '3.5', l: '3.5', h: '5' },
      ).properties,
    ).toMatchObject({ reference: 'WITHIN' }));
  it('notes the fields that the mapping concludes, where they say something', () =>
    expect([
      slide({ preparation: { value: 'p', derived: true } }, { p: 'FFPE' }).derivedFields,
      slide({ preparation: { value: 'p', derived: true } }, { p: '' }).derivedFields,
    ]).toEqual([['preparation'], undefined]));
  it('refuses a record without a field that it needs', () =>
    expect(() => fill('assay', { kind: 'k' }, { k: '' })).toThrow('kind is empty'));
  it.each([
    ['7', 'the lookup clinic has no row for it'],
    ['B', 'the lookup clinic has several rows that differ for it'],
  ])('names the key %s that finds nothing', (clinic, message) => {
    const lookups = new Map([['clinic', { find: () => undefined, has: (key: string) => key === '["B"]' }]]);
    const code = { lookup: 'clinic', by: ['clinic'], column: 'site' };
    const fields = { code: { source: code, code, vocabulary: 'ICD10' } };
    expect(() =>
      compileFields({ record: 'condition', fields }, { ...compilation, lookups })({ clinic }, 'patient-id'),
    ).toThrow(expect.objectContaining({ column: 'clinic', value: clinic, message }));
  });
  it('drops a value that it may drop, and reports it', () =>
    expect(
      fill(
        'slide',
        { percentNecrosis: { value: 'n', ifInvalid: 'drop' }, sectionLocation: 's' },
        {
          n: 'half',
          s: 'top',
        },
      ),
    ).toEqual({
      properties: { sectionLocation: 'top' },
      dropped: [
        { column: 'n', value: 'half', reason: 'not a plain number; write 1234.5 without commas or blanks' },
      ],
    }));
});
