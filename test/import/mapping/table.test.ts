import { describe, expect, it } from 'vitest';
import { compileTable } from '../../../import/mapping/table.ts';
import type { RecordTemplate } from '../../../ontology/mapping.ts';
import { modelOf } from '../../../ontology/records.ts';
import { aTable, buildRows, compilation, identity } from '../compilation.ts';

const drug: RecordTemplate = {
  record: 'treatment',
  fields: { kind: { const: 'DRUG' }, substance: { source: 'drug' } },
};
const row = (drugName: string) => ({ patient: 'P1', drug: drugName });
const ids = (rows: readonly Readonly<Record<string, string>>[], template = drug) =>
  buildRows(aTable([template]), rows).records.map(({ id }) => id);

const stay: RecordTemplate = {
  record: 'visit',
  group: ['stay'],
  fields: {
    type: 'kind',
    start: { timeline: { const: 'diagnosis' }, days: 'day', combine: 'min' },
    end: { timeline: { const: 'diagnosis' }, days: 'day', combine: 'max' },
  },
};

describe('compileTable', () => {
  it('gives a record with a key an id of patient and key alone', () =>
    expect(ids([row('taxol')], { ...drug, key: ['drug'] })).toEqual([
      identity('treatment', [identity('patient', ['P1']), 'taxol']),
    ]));
  it('gives a record of another patient another id', () =>
    expect(new Set(ids([row('taxol'), { patient: 'P2', drug: 'taxol' }])).size).toBe(2));
  it('tells equal rows without a key apart', () =>
    expect(new Set(ids([row('taxol'), row('taxol')])).size).toBe(2));
  it('changes no other id when a line is inserted', () => {
    const before = ids([row('taxol'), row('avastin'), row('taxol')]);
    const after = ids([row('cisplatin'), row('taxol'), row('avastin'), row('taxol')]);
    expect(after.slice(1)).toEqual(before);
  });
  it('changes no other id when equal lines change places', () =>
    expect(new Set(ids([row('taxol'), row('avastin'), row('taxol')]))).toEqual(
      new Set(ids([row('taxol'), row('taxol'), row('avastin')])),
    ));
  it('gives a record the same id when its value gets a standard concept', () => {
    const template = (map: string): RecordTemplate => ({
      record: 'measurement',
      fields: {
        test: { const: 't' },
        category: { const: 'LABORATORY' },
        result: { source: 'drug', ...(map && { map }) },
      },
    });
    expect(ids([row('high')], template('result'))).toEqual(ids([row('high')], template('')));
  });
  it('makes one record of rows that share their group', () =>
    expect(
      buildRows(aTable([stay]), [
        { patient: 'P1', stay: 'A', kind: 'ward', day: '5' },
        { patient: 'P1', stay: 'A', kind: 'intensive', day: '3' },
        { patient: 'P1', stay: 'B', kind: 'ward', day: '9' },
      ]).records.map(({ properties }) => [properties.typeSource, properties.startDay, properties.endDay]),
    ).toEqual([
      ['ward', 3, 5],
      ['ward', 9, 9],
    ]));
  it('takes the first value of a group that says something', () =>
    expect(
      buildRows(aTable([{ ...stay, fields: { type: { const: 'stay' }, end: stay.fields.end ?? '' } }]), [
        { patient: 'P1', stay: 'A', day: '' },
        { patient: 'P1', stay: 'A', day: '4' },
      ]).records.map(({ properties }) => [properties.endDay, properties.timelineName]),
    ).toEqual([[4, 'diagnosis']]));
  it('keeps groups of two patients apart', () =>
    expect(
      buildRows(aTable([stay]), [
        { patient: 'P1', stay: 'A', kind: 'ward', day: '5' },
        { patient: 'P2', stay: 'A', kind: 'ward', day: '3' },
      ]).records,
    ).toHaveLength(2));
  it('makes a record of each column that says something', () => {
    const scores: RecordTemplate = {
      record: 'measurement',
      key: ['$column'],
      forEach: ['t', 'n', 'm'],
      fields: { test: '$column', category: { const: 'STAGING' }, result: { source: '$cell' } },
    };
    const { records } = buildRows(aTable([scores]), [{ patient: 'P1', t: 't1', n: '', m: 'm0' }]);
    expect(records.map(({ properties }) => [properties.testSource, properties.resultSource])).toEqual([
      ['t', 't1'],
      ['m', 'm0'],
    ]);
  });
  it('names the column of several that a value stands in', () => {
    const sizes: RecordTemplate = {
      record: 'measurement',
      forEach: ['height', 'weight'],
      fields: {
        test: '$column',
        category: { const: 'VITAL_SIGN' },
        value: { value: '$cell', unit: { const: 'cm' } },
      },
    };
    const { records, rejects } = buildRows(aTable([sizes]), [
      { patient: 'P1', height: '180', weight: '80,5' },
    ]);
    expect([records.length, rejects]).toMatchObject([1, [{ column: 'weight', value: '80,5' }]]);
  });
  it('leaves out the rows that the table does not mean', () =>
    expect(
      buildRows(aTable([drug], { when: { value: 'drug', notIn: ['none'] } }), [row('none'), row('taxol')])
        .records,
    ).toHaveLength(1));
  it('leaves out the records that the template does not mean', () =>
    expect(
      ids([row('none'), row('taxol')], { ...drug, when: { value: 'drug', in: ['taxol'] } }),
    ).toHaveLength(1));
  it('uses named values like columns', () =>
    expect(
      buildRows(aTable([{ ...drug, fields: { kind: 'kind' } }], { let: { kind: { const: 'OTHER' } } }), [
        row('x'),
      ]).records[0]?.properties.kind,
    ).toBe('OTHER'));
  it('rejects a row without a patient', () =>
    expect(buildRows(aTable([drug]), [{ patient: '', drug: 'taxol' }]).rejects).toEqual([
      {
        row: 2,
        record: 'row',
        column: 'patient',
        value: '',
        reason: 'no patient id',
        kept: false,
        patient: '',
      },
    ]));
  it.each(['NA', 'n/a', 'None', 'NaN', '-', '#N/A', '#REF!', '(null)', '<NA>', 'unbekannt'])(
    'rejects a row whose patient is %s: who has no id is not one person with all others without',
    (patient) =>
      expect(buildRows(aTable([drug]), [{ patient, drug: 'taxol' }])).toMatchObject({
        records: [],
        rejects: [{ column: 'patient', value: patient, reason: 'stands for a missing value: no patient id' }],
      }),
  );
  it.each(['P\u00003', 'P\t3', 'P\u00853'])('rejects a row whose patient is %j', (patient) =>
    expect(buildRows(aTable([drug]), [{ patient, drug: 'taxol' }])).toMatchObject({
      records: [],
      rejects: [{ column: 'patient', value: patient, reason: 'has a control character: no patient id' }],
    }),
  );
  it.each(['1.23457E+11', '1,23457E+11'])(
    'rejects a row whose patient is %s, which may be several people',
    (patient) =>
      expect(buildRows(aTable([drug]), [{ patient, drug: 'taxol' }])).toMatchObject({
        records: [],
        rejects: [
          {
            column: 'patient',
            value: patient,
            reason:
              'a number that a spreadsheet has shortened, as it does with several patients alike: no patient id',
          },
        ],
      }),
  );
  it.each(['0', '00', '999', '-1', '123456.0', '12E5'])('keeps a patient whose id is %s', (patient) =>
    expect(buildRows(aTable([drug]), [{ patient, drug: 'taxol' }]).rejects).toEqual([]),
  );
  it('rejects a row without a dataset', () =>
    expect(buildRows(aTable([drug], { dataset: 'site' }), [row('taxol')]).rejects).toMatchObject([
      { column: 'site', reason: 'no dataset id' },
    ]));
  it('rejects a record that says nothing', () => {
    const empty: RecordTemplate = {
      record: 'measurement',
      fields: { test: { const: 't' }, category: { const: 'LABORATORY' }, result: { source: 'drug' } },
    };
    expect(buildRows(aTable([empty]), [row('')]).rejects).toMatchObject([
      { row: 2, record: 'measurement', reason: 'nothing is said: value and result are empty' },
    ]);
  });
  it.each([
    'measurement',
    'observation',
    'condition',
    'procedure',
    'specimen',
    'visit',
    'treatment',
  ] as const)('takes a %s that states only its code', (record) => {
    const concept = modelOf(record).concept ?? '';
    const fields = {
      ...(record === 'treatment' && { kind: { const: 'DRUG' } }),
      ...(record === 'measurement' && { category: { const: 'LABORATORY' }, value: 'none', result: 'none' }),
      [concept]: { code: 'drug', vocabulary: 'SNOMED' },
    };
    const { records, rejects } = buildRows(aTable([{ record, fields }]), [row('8517006')]);
    expect([records.map(({ properties }) => properties), rejects]).toEqual([
      [
        expect.objectContaining({
          [`${concept}Source`]: '8517006',
          [`${concept}SourceConcept`]: 'SNOMED:8517006',
        }),
      ],
      [],
    ]);
  });
  it('rejects a cell that says nothing under a name of a test', () => {
    const wide: RecordTemplate = {
      record: 'measurement',
      forEach: ['hb'],
      fields: {
        test: { source: '$column' },
        category: { const: 'LABORATORY' },
        value: { column: '$cell', only: 'number' },
      },
    };
    expect(buildRows(aTable([wide]), [{ patient: 'P1', hb: 'pending' }]).rejects).toMatchObject([
      { column: 'hb', reason: 'nothing is said: value and result are empty' },
    ]);
  });
  it('rejects one record of a row and keeps the other', () => {
    const assay: RecordTemplate = { record: 'assay', fields: { kind: 'drug' } };
    const { records, rejects } = buildRows(aTable([drug, assay]), [row('taxol')]);
    expect([records.map(({ type }) => type), rejects.map(({ record }) => record)]).toEqual([
      ['treatment'],
      ['assay'],
    ]);
  });
  it('rejects a broken row, and knows its patient', () => {
    const { toRow } = compileTable(aTable([drug]), compilation);
    const broken = { number: 7, cells: { patient: 'P1' }, broken: 'it is', column: '', value: '' };
    expect(toRow(broken).build().rejects).toEqual([
      {
        row: 7,
        record: 'row',
        column: '',
        value: '',
        reason: 'it is',
        kept: false,
        patient: identity('patient', ['P1']),
      },
    ]);
  });
  it('tells whose a row is before anything is built of it, broken or not', () => {
    const { toRow } = compileTable(aTable([drug]), compilation);
    const cells = { patient: 'P1', drug: 'taxol' };
    const broken = { number: 3, cells, broken: 'it is', column: '', value: '' };
    const owner = { sourceId: 'P1', patient: identity('patient', ['P1']), dataset: 'd' };
    expect([toRow({ number: 2, cells }).origin, toRow(broken).origin]).toEqual([
      { row: 2, ...owner },
      { row: 3, ...owner },
    ]);
  });
  it('knows no owner of a row without a patient id', () => {
    const { toRow } = compileTable(aTable([drug]), compilation);
    expect(toRow({ number: 2, cells: { patient: '', drug: 'taxol' } }).origin).toBeUndefined();
  });
});
