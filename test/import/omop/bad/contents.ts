import type { BadCase } from './bad-case.ts';
import { kept, rejected } from './of-rows.ts';

/** Concepts stand as they were written, 0 and none included. What a number column has must be a number. */
export const contentCases: readonly BadCase[] = [
  kept(['concept 0', 'condition_occurrence', { condition_concept_id: '0' }], 'condition_concept_id'),
  kept(['no concept', 'condition_occurrence', { condition_concept_id: '' }], 'condition_concept_id'),
  kept(
    ['a concept in no vocabulary', 'condition_occurrence', { condition_concept_id: '77' }],
    'condition_concept_id',
  ),
  kept(
    ['concept 0 as type', 'condition_occurrence', { condition_type_concept_id: '0' }],
    'condition_type_concept_id',
  ),
  kept(
    ['a gender in no vocabulary', 'person', { person_id: '3', gender_concept_id: '77' }],
    'gender_concept_id',
  ),
  kept(['no year of birth', 'person', { person_id: '3', year_of_birth: '' }], 'year_of_birth'),
  rejected(
    ['a year of birth of letters', 'person', { person_id: '3', year_of_birth: 'unknown' }],
    'year_of_birth',
  ),
  kept(['a measurement without value and result', 'measurement', { value_as_number: '' }], 'value_as_number'),
  kept(['a number with an exponent', 'measurement', { value_as_number: '1.2e3' }]),
  kept(['zeros behind a number', 'measurement', { value_as_number: '9.50' }]),
  kept(['a time as BigQuery writes it', 'measurement', { measurement_datetime: '2013-07-05 09:30:00 UTC' }]),
  kept([
    'a time and its zone as SQL Server writes them',
    'measurement',
    { measurement_datetime: '2013-07-05 09:30:00.0000000 +02:00' },
  ]),
  rejected(['a decimal comma', 'measurement', { value_as_number: '9,5' }], 'value_as_number'),
  rejected(['a comparison as number', 'measurement', { value_as_number: '<5' }], 'value_as_number'),
  rejected(['no number at all', 'measurement', { value_as_number: 'NaN' }], 'value_as_number'),
  kept(['NULL for an empty number', 'measurement', { range_high: 'NULL' }], 'range_high'),
  kept(['\\N for an empty visit', 'measurement', { visit_occurrence_id: '\\N' }], 'visit_occurrence_id'),
  kept(['NA for an empty date', 'condition_occurrence', { condition_end_date: 'NA' }], 'condition_end_date'),
  kept(['NULL as a text', 'condition_occurrence', { condition_source_value: 'NULL' }]),
  kept(['blanks around a text', 'condition_occurrence', { condition_source_value: ' C80 ' }]),
  kept(['quotes and lines in a note', 'note', { note_text: 'He said "no",\r\nthen\n\nyes.\n' }]),
  kept(['a note without text', 'note', { note_text: '' }], 'note_text'),
];
