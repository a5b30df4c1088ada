import type { BadCase } from './bad-case.ts';
import { kept, rejected } from './of-rows.ts';
import { like, sound } from './sound.ts';

const again = sound.condition_occurrence?.[0] ?? {};

/**
 * An id is a whole number of 64 bits. `1.0` is one: whoever writes columns with gaps from data frames writes it so, and it
 * says the same number. Above 2^53 it does not: a float has no neighbours there, and two ids would be one.
 */
export const idCases: readonly BadCase[] = [
  rejected(['an id of letters', 'measurement', { measurement_id: 'abc' }], 'measurement_id'),
  rejected(['no id', 'measurement', { measurement_id: '' }], 'measurement_id'),
  rejected(['a person of letters', 'measurement', { person_id: 'abc' }], 'person_id'),
  rejected(['no person', 'measurement', { person_id: '' }], 'person_id'),
  rejected(['an id that is a fraction', 'measurement', { measurement_id: '1.5' }], 'measurement_id'),
  rejected(['an id with an exponent', 'measurement', { measurement_id: '1e3' }], 'measurement_id'),
  rejected(['an id in hexadecimal digits', 'measurement', { measurement_id: '0x1F' }], 'measurement_id'),
  rejected(['an id with a mark of thousands', 'measurement', { measurement_id: '1,000' }], 'measurement_id'),
  rejected(
    ['a float above 2^53 as id', 'measurement', { measurement_id: '9007199254740994.0' }],
    'measurement_id',
  ),
  rejected(
    ['a concept of letters', 'measurement', { measurement_concept_id: 'C80' }],
    'measurement_concept_id',
  ),
  rejected(['a visit of letters', 'measurement', { visit_occurrence_id: 'V1' }], 'visit_occurrence_id'),
  kept(['an id that a writer of floats made', 'measurement', { measurement_id: '999.0' }], 'measurement_id'),
  kept(['a person that a writer of floats made', 'measurement', { person_id: '1.0' }], 'person_id'),
  kept(['a negative id', 'measurement', { measurement_id: '-7' }]),
  kept(['blanks around an id', 'measurement', { measurement_id: ' 999 ' }]),
  kept(['zeros before an id', 'measurement', { measurement_id: '00999' }]),
  kept(['an id above 2^31', 'measurement', { measurement_id: '2147483648' }], 'measurement_id'),
  {
    name: 'two ids above 2^53 that are one number in JavaScript',
    rows: {
      measurement: ['9007199254740992', '9007199254740993'].map((measurement_id) =>
        like('measurement', { measurement_id }),
      ),
    },
    expected: { kind: 'kept', warned: ['measurement.measurement_id'] },
  },
  {
    name: 'a person above 2^53, with a row of its own',
    rows: {
      person: [like('person', { person_id: '9007199254740993' })],
      death: [like('death', { person_id: '9007199254740993' })],
    },
    expected: { kind: 'kept', warned: ['person.person_id', 'death.person_id'] },
  },
  {
    name: 'two rows of one id, of one person',
    rows: {
      condition_occurrence: [{ ...again, condition_start_date: '2014-01-01', condition_end_date: '' }],
    },
    expected: { kind: 'kept', warned: ['condition_occurrence.condition_occurrence_id'] },
  },
  {
    name: 'two rows of one id, of two persons',
    rows: { condition_occurrence: [{ ...again, person_id: '2', visit_occurrence_id: '20' }] },
    expected: { kind: 'kept', warned: ['condition_occurrence.condition_occurrence_id'] },
  },
  {
    name: 'a row that stands there twice',
    rows: { condition_occurrence: [again] },
    expected: { kind: 'kept', warned: ['condition_occurrence.condition_occurrence_id'] },
  },
  kept(['a person twice, of two years of birth', 'person', { year_of_birth: '1951' }], 'person_id'),
  kept(['a person twice, the same', 'person', {}], 'person_id'),
];
