import { describe, expect, it } from 'vitest';
import { toConcepts } from '../../../export/omop/mapped/concepts.ts';
import { draftsOf, type OwnRecord } from '../../../export/omop/mapped/drafts.ts';
import { rowsOf } from '../../../export/omop/mapped/person-rows.ts';
import { chooseTimes } from '../../../export/omop/mapped/times.ts';
import type { Properties } from '../../../ontology/model.ts';
import type { RecordType } from '../../../ontology/records.ts';

const calendar = { name: 'calendar', kind: 'CALENDAR', records: 1, births: true } as const;
const index = { name: 'index', kind: 'FROM_INDEX', records: 1, births: true } as const;
const onCalendar = chooseTimes('it', [calendar], {});
const concepts = toConcepts([
  { code: 'SNOMED:1', id: 101, standard: true },
  { code: 'ICD10:C64.9', id: 102, standard: false },
  { code: 'UCUM:mm', id: 103, standard: true },
  { code: 'CDM:measurement.measurement_id', id: 104, standard: true },
]);

/** 2010-04-20, known to the day. */
const start = { startDay: 14719, startPrecision: 'DAY', timelineName: 'calendar' };
const born: Properties = { birthDay: -7303, birthPrecision: 'DAY', timelineName: 'calendar' };

/** A record. */
function aRecord(type: RecordType, id: string, properties: Properties): OwnRecord {
  return { type, properties: { id, ...start, ...properties } };
}

/** What is written of a person: cells that are not empty, by table; and what is not. */
function write(records: readonly OwnRecord[], person: Properties = born, times = onCalendar) {
  const numbers = new Map<string, number>();
  const next = (table: string) => {
    numbers.set(table, (numbers.get(table) ?? 0) + 1);
    return numbers.get(table) ?? 0;
  };
  const drafts = draftsOf({ properties: { id: 'p', ...person }, records }, { times, concepts });
  const { rows, rejected } = rowsOf(drafts, next, concepts);
  return {
    cells: (table: string) => rows.filter((row) => row.table === table).map((row) => row.cells),
    tables: rows.map(({ table }) => table),
    rejected: rejected.map(
      ({ draft, column, reason }) => `${draft.record} ${draft.table}.${column} ${reason}`,
    ),
  };
}

describe('the row of a person', () => {
  it('has the concepts of words and codes, and the opaque id', () => {
    const { cells } = write([], {
      ...born,
      sex: 'FEMALE',
      raceSource: 'white',
      raceStandardConcept: 'OMOP:8527',
    });
    expect(cells('person')).toMatchObject([
      {
        person_id: '1',
        gender_concept_id: '8532',
        gender_source_value: 'FEMALE',
        year_of_birth: '1950',
        month_of_birth: '1',
        day_of_birth: '3',
        birth_datetime: '1950-01-03',
        race_concept_id: '8527',
        race_source_value: 'white',
        ethnicity_concept_id: '0',
        person_source_value: 'p',
      },
    ]);
  });

  it.each([
    ['YEAR', { year_of_birth: '1950' }],
    ['MONTH', { year_of_birth: '1950', month_of_birth: '1' }],
  ])('has of a birth that is known to the %s no more than that', (birthPrecision, parts) => {
    const [person = {}] = write([], { ...born, birthPrecision }).cells('person');
    const said = Object.entries(person).filter(([column]) => column.includes('birth'));
    expect(Object.fromEntries(said)).toEqual(parts);
  });

  it('has the year of a day that counts from the index event', () => {
    const times = chooseTimes('it', [index], { anchor: '2000-01-01' });
    const { cells } = write([], { birthDay: -1, birthPrecision: 'DAY', timelineName: 'index' }, times);
    expect(cells('person')).toMatchObject([
      { year_of_birth: '1999', month_of_birth: '12', day_of_birth: '31' },
    ]);
  });

  it('is not written without a birth, and nothing of the person is', () => {
    const { tables, rejected } = write([aRecord('condition', 'c', {})], {});
    expect([tables, rejected]).toEqual([
      [],
      [
        'patient person.year_of_birth is not known',
        'condition condition_occurrence.person_id has no row in PERSON',
      ],
    ]);
  });
});

describe('the row of a record', () => {
  it('has concept, source concept and source value', () => {
    const code = { codeSource: 'kidney', codeSourceConcept: 'ICD10:C64.9', codeStandardConcept: 'SNOMED:1' };
    expect(write([aRecord('condition', 'c', code)]).cells('condition_occurrence')).toEqual([
      {
        condition_occurrence_id: '1',
        person_id: '1',
        condition_concept_id: '101',
        condition_source_concept_id: '102',
        condition_source_value: 'ICD10:C64.9',
        condition_start_date: '2010-04-20',
        condition_type_concept_id: '32817',
      },
    ]);
  });

  it.each([
    [
      'has the code where OMOP has no id of it',
      { testSource: 'psa', testStandardConcept: 'LOINC:2857-1' },
      '0',
      'LOINC:2857-1',
    ],
    [
      'has no concept that is not standard',
      { testSource: 'psa', testStandardConcept: 'ICD10:C64.9' },
      '0',
      'ICD10:C64.9',
    ],
    [
      'has the words where OMOP has an id of the code',
      { testSource: 'psa', testStandardConcept: 'SNOMED:1' },
      '101',
      'psa',
    ],
    ['has the words where there is no code', { testSource: 'psa' }, '0', 'psa'],
  ])('%s', (_, test, concept, source) => {
    expect(write([aRecord('measurement', 'm', test)]).cells('measurement')).toMatchObject([
      { measurement_concept_id: concept, measurement_source_value: source },
    ]);
  });

  it('has a number with its unit', () => {
    expect(
      write([aRecord('measurement', 'm', { value: 6.3, unit: 'mm' })]).cells('measurement'),
    ).toMatchObject([{ value_as_number: '6.3', unit_concept_id: '103', unit_source_value: 'mm' }]);
  });

  it('names the row of another record, and of which table it is', () => {
    const { cells } = write([
      aRecord('condition', 'c', {}),
      aRecord('measurement', 'm', { conditionId: 'c' }),
    ]);
    expect(cells('measurement')).toMatchObject([
      { measurement_event_id: '1', meas_event_field_concept_id: '1147127' },
    ]);
  });

  it('is without the number of a row that is not written', () => {
    const { cells } = write([
      aRecord('condition', 'c', { startDay: null }),
      aRecord('measurement', 'm', { conditionId: 'c' }),
    ]);
    expect(cells('measurement')[0]).not.toHaveProperty('measurement_event_id');
  });

  it('is one of procedures for what is not taken', () => {
    const radiation = aRecord('treatment', 't', { kind: 'RADIATION', therapy: 'external' });
    expect(write([radiation]).cells('procedure_occurrence')).toMatchObject([
      { procedure_date: '2010-04-20', procedure_source_value: 'external', procedure_concept_id: '0' },
    ]);
  });

  it.each([
    ['without a date', { startDay: null, startPrecision: null }, 'is not known'],
    ['with a year alone', { startPrecision: 'YEAR' }, 'is known to the year alone'],
    ['with a month alone', { startPrecision: 'MONTH' }, 'is known to the month alone'],
    [
      'on another timeline',
      { timelineName: 'scan' },
      'stands on the timeline scan, which --timeline alone writes',
    ],
  ])('is not written %s', (_, time, reason) => {
    expect(write([aRecord('condition', 'c', time)]).rejected).toEqual([
      `condition condition_occurrence.condition_start_date ${reason}`,
    ]);
  });

  it('is written without an end that is known to the year alone', () => {
    const [row] = write([aRecord('condition', 'c', { endDay: 14720, endPrecision: 'YEAR' })]).cells(
      'condition_occurrence',
    );
    expect(row).not.toHaveProperty('condition_end_date');
  });

  it('is not written where a column of whole numbers would hold another one', () => {
    const { rejected } = write([aRecord('procedure', 'x', { quantity: 1.5 })]);
    expect(rejected).toEqual(['procedure procedure_occurrence.quantity is no whole number']);
  });
});

describe('the rows of images', () => {
  const study = aRecord('imagingStudy', 'st', { studyInstanceUid: '1.2' });
  const series = aRecord('imagingSeries', 'se', {
    seriesInstanceUid: '1.2.3',
    studyId: 'st',
    modalitySource: 'CT',
    modalityStandardConcept: 'DCM:CT',
  });
  const feature = aRecord('imageFeature', 'f', {
    seriesId: 'se',
    nameSource: 'volume',
    value: 3,
    unit: 'mm',
  });

  it('are a procedure and its series, with the code of the modality', () => {
    expect(write([study, series]).cells('image_occurrence')).toMatchObject([
      {
        procedure_occurrence_id: '1',
        image_study_uid: '1.2',
        image_series_uid: '1.2.3',
        modality_concept_id: '0',
        modality_source_value: 'DCM:CT',
      },
    ]);
  });

  it('are none of a series whose study has no row', () => {
    const undated = aRecord('imagingStudy', 'st', { studyInstanceUid: '1.2', startDay: null });
    expect(write([undated, series]).rejected).toEqual([
      'imagingStudy procedure_occurrence.procedure_date is not known',
      'imagingSeries image_occurrence.procedure_occurrence_id names a row that is not written',
    ]);
  });

  it('are a feature and the measurement of its value, on the day of the series', () => {
    const { cells } = write([study, series, feature]);
    expect([cells('image_feature'), cells('measurement')]).toMatchObject([
      [
        {
          image_occurrence_id: '1',
          image_feature_event_id: '1',
          image_feature_event_field_concept_id: '104',
        },
      ],
      [{ measurement_source_value: 'volume', measurement_date: '2010-04-20', value_as_number: '3' }],
    ]);
  });
});

describe('rows that follow', () => {
  it('are a measurement of what a condition says beside its code', () => {
    const condition = aRecord('condition', 'c', {
      morphologySource: '8310/3',
      morphologySourceConcept: 'ICDO3:8310/3',
    });
    expect(write([condition]).cells('measurement')).toMatchObject([
      {
        measurement_source_value: 'morphology',
        measurement_date: '2010-04-20',
        value_source_value: 'ICDO3:8310/3',
        measurement_event_id: '1',
      },
    ]);
  });

  it('are a period of observation from the first date to the last', () => {
    const end = { endDay: 14730, endPrecision: 'DAY' };
    const { cells } = write([aRecord('condition', 'c', end), aRecord('specimen', 's', { startDay: 14700 })]);
    expect(cells('observation_period')).toEqual([
      {
        observation_period_id: '1',
        person_id: '1',
        observation_period_start_date: '2010-04-01',
        observation_period_end_date: '2010-05-01',
        period_type_concept_id: '32817',
      },
    ]);
  });

  it('are no period where there is one', () => {
    const period = aRecord('observationPeriod', 'o', { endDay: 14800, endPrecision: 'DAY' });
    expect(write([period, aRecord('condition', 'c', {})]).cells('observation_period')).toHaveLength(1);
  });

  it('are none of a death whose day is not known', () => {
    expect(write([], { ...born, vitalStatus: 'DEAD' }).rejected).toEqual([
      'patient death.death_date is not known',
    ]);
  });

  it('are none of who is alive', () => {
    expect(write([], { ...born, vitalStatus: 'ALIVE' }).rejected).toEqual([]);
  });

  it('are the death that a record says', () => {
    const { cells, rejected } = write([aRecord('death', 'd', {})], { ...born, vitalStatus: 'DEAD' });
    expect([cells('death'), rejected]).toMatchObject([[{ person_id: '1', death_date: '2010-04-20' }], []]);
  });
});
