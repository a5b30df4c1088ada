import { describe, expect, it } from 'vitest';
import { answerPlainly, type PlainSet, question, withVariant } from './plain.ts';

const concepts = [
  ['1', 'Gender', 'F'],
  ['2', 'SNOMED', '363346000'],
  ['3', 'LOINC', '718-7'],
  ['4', 'DICOM', 'CT'],
  ['5', 'OMOP Genomic', 'V'],
].map(([concept_id = '', vocabulary_id = '', concept_code = '']) => ({
  concept_id,
  vocabulary_id,
  concept_code,
}));

/** A woman of 63 with cancer 20, which stands below 2, a haemoglobin below its range, and a CT 30 days later. */
const hit: PlainSet = {
  concepts,
  closure: [{ ancestor_concept_id: '2', descendant_concept_id: '20' }],
  persons: [
    { person_id: '7', gender_concept_id: '1', year_of_birth: '1950', month_of_birth: '7', day_of_birth: '5' },
  ],
  conditions: [{ person_id: '7', condition_concept_id: '20' }],
  ranged: [
    {
      person_id: '7',
      measurement_concept_id: '3',
      measurement_date: '2013-07-05',
      value_as_number: '9.5',
      range_low: '12',
    },
  ],
  said: [{ person_id: '7', measurement_concept_id: '5' }],
  series: [{ person_id: '7', modality_concept_id: '4', image_occurrence_date: '2013-08-04' }],
};

/** The set with one cell of its only row changed. */
function changed(
  table: 'conditions' | 'persons' | 'ranged' | 'said' | 'series',
  cells: Readonly<Record<string, string>>,
) {
  return { ...hit, [table]: [{ ...hit[table][0], ...cells }] };
}

describe('answerPlainly', () => {
  it('finds who meets all of it', () => expect([...answerPlainly(hit, question)]).toEqual(['7']));
  it.each([
    ['a man', changed('persons', { gender_concept_id: '0' })],
    ['another disease', changed('conditions', { condition_concept_id: '3' })],
    ['the disease of somebody else', changed('conditions', { person_id: '8' })],
    ['a value at the end of its range', changed('ranged', { value_as_number: '12.0' })],
    ['another measurement', changed('ranged', { measurement_concept_id: '2' })],
    ['another modality', changed('series', { modality_concept_id: '3' })],
    ['31 days after it', changed('series', { image_occurrence_date: '2013-08-05' })],
    ['31 days before it', changed('series', { image_occurrence_date: '2013-06-04' })],
    ['somebody of 50 years', changed('persons', { year_of_birth: '1963' })],
    ['somebody who is 51 tomorrow', changed('persons', { year_of_birth: '1962', day_of_birth: '6' })],
  ])('does not find %s', (_what, set) => expect(answerPlainly(set, question).size).toBe(0));
  it('finds who is 51 today', () =>
    expect(answerPlainly(changed('persons', { year_of_birth: '1962' }), question).size).toBe(1));
});

describe('withVariant', () => {
  const found = (set: PlainSet) => [...withVariant(set, ['OMOP Genomic', 'V'], question.modality)];
  it('finds who has the variant and a series', () => expect(found(hit)).toEqual(['7']));
  it.each([
    ['another measurement', changed('said', { measurement_concept_id: '3' })],
    ['another modality', changed('series', { modality_concept_id: '3' })],
    ['a series of somebody else', changed('series', { person_id: '8' })],
  ])('does not find %s', (_what, set) => expect(found(set)).toEqual([]));
});
