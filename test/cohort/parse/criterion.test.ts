import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import { type Found, faultsOf } from '../../support/criterion-faults.ts';

const ct = { imaging: { modality: ['CT'] } };
const invalid = (...paths: readonly string[]) => paths.map((path): Found => [path, 'CRITERION_INVALID']);

/** `input` under so many negations. */
const nested = (levels: number) =>
  Array.from({ length: levels }).reduce<object>((below) => ({ not: below }), ct);

/** A concept set with so many exceptions inside each other. */
const exceptions = (levels: number) =>
  Array.from({ length: levels }).reduce<object>((except) => ({ codes: ['DOID:1'], except }), {
    codes: ['DOID:1'],
  });

describe('parseCriterion', () => {
  it.each<readonly [fact: string, input: unknown, criterion: unknown]>([
    [
      'members in their order',
      { all: [{ dataset: ['a'] }, { not: { dataset: ['b'] } }] },
      {
        kind: 'all',
        of: [
          { kind: 'dataset', ids: ['a'] },
          { kind: 'not', of: { kind: 'dataset', ids: ['b'] } },
        ],
      },
    ],
    [
      'a record input without fields as any record',
      { slide: {} },
      { kind: 'has', record: 'slide', where: [] },
    ],
    ['a patient input without fields as anybody', { patient: {} }, { kind: 'patient', where: [] }],
    ['a saved cohort', { cohort: 'one' }, { kind: 'cohort', id: 'one' }],
    [
      'a facet',
      { facet: { field: 'STAGE', values: ['stage i'] } },
      { kind: 'facet', field: 'STAGE', values: ['stage i'], missing: false },
    ],
    [
      'a concept set with its defaults',
      { condition: { code: { codes: ['DOID:162'] } } },
      {
        kind: 'has',
        record: 'condition',
        where: [
          {
            key: 'code',
            field: 'code',
            test: 'concepts',
            set: { codes: ['DOID:162'], descendants: true, mapped: true, source: [] },
          },
        ],
      },
    ],
    [
      'a protein change without `p.`',
      { variant: { proteinChange: ['p.V600E', 'P.R175H', 'pseudo'] } },
      {
        kind: 'has',
        record: 'variant',
        where: [
          {
            key: 'proteinChange',
            field: 'proteinChange',
            test: 'oneOf',
            values: ['V600E', 'R175H', 'pseudo'],
          },
        ],
      },
    ],
    [
      'a quantity with its unit beside the bounds',
      { measurement: { value: { min: 1, below: 2, unit: 'g/dL' } } },
      {
        kind: 'has',
        record: 'measurement',
        where: [
          { key: 'value', field: 'value', test: 'quantity', range: { min: 1, below: 2 }, unit: 'g/dL' },
        ],
      },
    ],
  ])('reads %s', (_fact, input, criterion) => {
    expect(parseCriterion(input)).toEqual(criterion);
  });

  it.each<readonly [fact: string, occurrences: object, read: object]>([
    ['one without bounds', { distinct: 'DAY' }, { min: 1, distinct: 'DAY' }],
    ['none where there is only an upper bound', { max: 2 }, { min: 0, max: 2 }],
    ['any number where there is only a lower bound', { min: 3 }, { min: 3 }],
    ['exactly none', { max: 0 }, { min: 0, max: 0 }],
  ])('reads occurrences of at least %s', (_fact, occurrences, read) => {
    expect(parseCriterion({ imaging: { occurrences } })).toMatchObject({ occurrences: read });
  });

  it.each<readonly [fault: string, input: unknown, paths: readonly string[]]>([
    ['nothing', undefined, ['']],
    ['null', null, ['']],
    ['a text', 'imaging', ['']],
    ['a list', [ct], ['']],
    ['an object without a key', {}, ['']],
    ['a key that is not known', { biomarker: {} }, ['biomarker']],
    ['a saved cohort without an id', { cohort: ' ' }, ['cohort']],
    ['a window of a patient', { patient: { within: [{ index: true, toDays: 0 }] } }, ['patient.within']],
    ['a key of every object', { imaging: { constructor: ['x'] } }, ['imaging.constructor']],
    ['two keys', { patient: {}, condition: {} }, ['']],
    ['a null key', { all: null }, ['all', '']],
    ['an empty all', { all: [] }, ['all']],
    ['an empty any', { any: [] }, ['any']],
    ['an empty member', { all: [ct, {}] }, ['all.1']],
    ['not of nothing', { not: {} }, ['not']],
    ['an empty list of datasets', { dataset: [] }, ['dataset']],
    ['a blank text', { dataset: [' '] }, ['dataset.0']],
    ['an endless text', { dataset: ['a'.repeat(201)] }, ['dataset.0']],
    ['a number for a text', { imaging: { modality: [1] } }, ['imaging.modality.0']],
    ['an empty list of values', { imaging: { modality: [] } }, ['imaging.modality']],
    ['a null list of values', { imaging: { modality: null } }, ['imaging.modality']],
    [
      'a thousand and one values',
      { patient: { ids: Array.from({ length: 1_001 }, (_, n) => `p${n}`) } },
      ['patient.ids'],
    ],
    ['a record input that is none', { imaging: [] }, ['imaging']],
    ['a field that is not known', { imaging: { colour: ['red'] } }, ['imaging.colour']],
    ['a date', { measurement: { start: { min: 1 } } }, ['measurement.start']],
    ['a reference', { measurement: { condition: 'x' } }, ['measurement.condition']],
    ['an empty concept set', { condition: { code: {} } }, ['condition.code']],
    ['a concept set of switches', { condition: { code: { descendants: false } } }, ['condition.code']],
    ['a concept set that is none', { condition: { code: 'C34' } }, ['condition.code']],
    ['no codes', { condition: { code: { codes: [] } } }, ['condition.code.codes']],
    ['a null switch', { condition: { code: { codes: ['a'], mapped: null } } }, ['condition.code.mapped']],
    [
      'an unknown key of a concept set',
      { condition: { code: { codes: ['a'], descendant: false } } },
      ['condition.code.descendant'],
    ],
    ['an empty exception', { condition: { code: { codes: ['a'], except: {} } } }, ['condition.code.except']],
    ['a range without bounds', { patient: { ageAtDiagnosis: {} } }, ['patient.ageAtDiagnosis']],
    ['a range that is none', { patient: { ageAtDiagnosis: 5 } }, ['patient.ageAtDiagnosis']],
    ['a null bound', { patient: { ageAtDiagnosis: { min: 1, max: null } } }, ['patient.ageAtDiagnosis.max']],
    [
      'an unknown bound',
      { patient: { ageAtDiagnosis: { min: 1, most: 2 } } },
      ['patient.ageAtDiagnosis.most'],
    ],
    [
      'a bound that is no number',
      { patient: { ageAtDiagnosis: { min: '1' } } },
      ['patient.ageAtDiagnosis.min'],
    ],
    ['a reversed range', { patient: { ageAtDiagnosis: { min: 2, max: 1 } } }, ['patient.ageAtDiagnosis']],
    ['a range of nothing', { measurement: { value: { above: 1, max: 1 } } }, ['measurement.value']],
    ['a unit without bounds', { measurement: { value: { unit: 'g/dL' } } }, ['measurement.value']],
    ['a null unit', { measurement: { value: { min: 1, unit: null } } }, ['measurement.value.unit']],
    ['a blank unit', { measurement: { value: { min: 1, unit: '' } } }, ['measurement.value.unit']],
    ['empty occurrences', { imaging: { occurrences: {} } }, ['imaging.occurrences']],
    ['reversed occurrences', { imaging: { occurrences: { min: 2, max: 1 } } }, ['imaging.occurrences']],
    ['negative occurrences', { imaging: { occurrences: { min: -1 } } }, ['imaging.occurrences.min']],
    [
      'a null distinction',
      { imaging: { occurrences: { min: 1, distinct: null } } },
      ['imaging.occurrences.distinct'],
    ],
    [
      'an unknown distinction',
      { imaging: { occurrences: { min: 1, distinct: 'WEEK' } } },
      ['imaging.occurrences.distinct'],
    ],
    [
      'a day of what has none',
      { slide: { occurrences: { min: 1, distinct: 'DAY' } } },
      ['slide.occurrences.distinct'],
    ],
    [
      'a study of what has none',
      { variant: { occurrences: { min: 1, distinct: 'STUDY' } } },
      ['variant.occurrences.distinct'],
    ],
    ['a missing field that is not known', { condition: { missing: ['side'] } }, ['condition.missing.0']],
    ['a field that is kept without an index', { condition: { omopRest: ['x'] } }, ['condition.omopRest']],
    ['a part of such a field', { condition: { omopRestContains: 'x' } }, ['condition.omopRestContains']],
    ['that such a field is missing', { condition: { missing: ['omopRest'] } }, ['condition.missing.0']],
    ['a blank missing field', { condition: { missing: [''] } }, ['condition.missing.0']],
    ['a flag that is none', { patient: { conflict: 'yes' } }, ['patient.conflict']],
    ['a facet that is not known', { facet: { field: 'SIZE', missing: true } }, ['facet.field']],
    ['a facet without a value', { facet: { field: 'SEX' } }, ['facet']],
    ['a facet that misses nothing', { facet: { field: 'SEX', missing: false } }, ['facet']],
    [
      'an empty list of facet values',
      { facet: { field: 'SEX', values: [], missing: true } },
      ['facet.values'],
    ],
    ['an unknown key of a facet', { facet: { field: 'SEX', values: ['FEMALE'], top: 1 } }, ['facet.top']],
    ['at least none', { atLeast: { count: 0, of: [ct] } }, ['atLeast.count']],
    ['at least more than there are', { atLeast: { count: 2, of: [ct] } }, ['atLeast.count']],
    ['at least one of none', { atLeast: { count: 1, of: [] } }, ['atLeast.of', 'atLeast.count']],
    ['at least a part', { atLeast: { count: 0.5, of: [ct] } }, ['atLeast.count']],
    ['an unknown key of at least', { atLeast: { count: 1, of: [ct], most: 2 } }, ['atLeast.most']],
    ['a tree of 30 levels', nested(29), [Array.from({ length: 12 }).fill('not').join('.')]],
    ['200 conditions and one more', { any: Array.from({ length: 201 }).fill(ct) }, ['']],
  ])('refuses %s', (_fault, input, paths) => {
    expect(faultsOf(input)).toEqual(invalid(...paths));
  });

  it('takes a tree of 12 levels', () => {
    expect(faultsOf(nested(11))).toEqual([]);
  });

  it('refuses exceptions without end', () => {
    expect(faultsOf({ condition: { code: exceptions(1_000) } })).toHaveLength(1);
  });

  it('says that circe is not supported', () => {
    expect(faultsOf({ circe: {} })).toEqual([['circe', 'UNSUPPORTED']]);
  });

  it('tells every fault, each with its place', () => {
    const input = {
      all: [
        { imaging: { modality: [], instances: { min: 2, max: 1 } } },
        { any: [] },
        { not: { condition: { within: [] } } },
      ],
    };
    expect(faultsOf(input)).toEqual([
      ...invalid('all.0.imaging.modality', 'all.0.imaging.instances', 'all.1.any'),
      ...invalid('all.2.not.condition.within'),
    ]);
  });
});
