import { describe, expect, it } from 'vitest';
import { cdmColumns, cdmTableNames, columnName, keyColumn } from '../../../ontology/omop/cdm.ts';

describe('cdmColumns', () => {
  it('knows every column of CDM 5.4 but those of cohorts, and MI-CDM', () => {
    const sizes = cdmTableNames.map((table) => cdmColumns(table).length);
    // 432 of OMOP_CDMv5.4_Field_Level.csv, 11 of them of COHORT and COHORT_DEFINITION; 23 of MI-CDM
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(432 - 11 + 23);
  });

  it('says what a column holds, whether it must, and what it refers to', () => {
    expect(cdmColumns('person')[1]).toEqual({
      name: 'gender_concept_id',
      type: 'integer',
      required: true,
      key: false,
      refersTo: { table: 'concept', column: 'concept_id' },
      domains: ['Gender'],
    });
    expect(cdmColumns('location')[1]).toMatchObject({ name: 'address_1', type: 'text', length: 50 });
    expect(cdmColumns('note').find(({ name }) => name === 'note_text')).not.toHaveProperty('length');
  });
});

describe('keyColumn', () => {
  it('is none where a table has no key of its own', () => {
    expect(keyColumn('measurement')).toBe('measurement_id');
    expect([keyColumn('death'), keyColumn('episode_event'), keyColumn('fact_relationship')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('columnName', () => {
  it('reads any case, blanks and the names of 5.3', () => {
    expect(columnName('person', ' Person_ID ')).toBe('person_id');
    expect(columnName('visit_occurrence', 'ADMITTING_SOURCE_CONCEPT_ID')).toBe('admitted_from_concept_id');
    expect(columnName('measurement', 'modifier_of_event_id')).toBe('measurement_event_id');
  });
});
