import { type CdmTable, cdmColumns, keyColumn } from '../../../../ontology/omop/cdm.ts';
import { type Cells, linesOf, type Tables } from '../table-files.ts';

const always = { valid_start_date: '1970-01-01', valid_end_date: '2099-12-31' };

/** @example toConcept('8532 Gender F') */
function toConcept(line: string): Cells {
  const [concept_id = '', vocabulary_id = '', concept_code = ''] = line.split(' ');
  return {
    concept_id,
    concept_name: `${vocabulary_id} ${concept_code}`,
    domain_id: 'Metadata',
    vocabulary_id,
    concept_class_id: vocabulary_id,
    standard_concept: 'S',
    concept_code,
    ...always,
  };
}

/** What most rows have in common. */
const of1 = { person_id: '1', visit_occurrence_id: '10', provider_id: '5' };

/** A small delivery with which nothing is wrong: two persons, one row of each kind, and the concepts that they use. */
export const sound: Tables = {
  person: [
    {
      person_id: '1',
      gender_concept_id: '8532',
      year_of_birth: '1950',
      race_concept_id: '8527',
      ethnicity_concept_id: '38003564',
    },
    {
      person_id: '2',
      gender_concept_id: '8507',
      year_of_birth: '1970',
      race_concept_id: '8527',
      ethnicity_concept_id: '38003564',
    },
  ],
  observation_period: [
    {
      observation_period_id: '1',
      person_id: '1',
      observation_period_start_date: '2010-01-01',
      observation_period_end_date: '2015-12-31',
      period_type_concept_id: '32817',
    },
  ],
  care_site: [{ care_site_id: '7', care_site_name: 'Clinic' }],
  provider: [{ provider_id: '5', provider_source_value: 'R1', care_site_id: '7' }],
  visit_occurrence: ['1', '2'].map((person_id) => ({
    visit_occurrence_id: `${person_id}0`,
    person_id,
    visit_concept_id: '9202',
    visit_start_date: '2013-07-05',
    visit_end_date: '2013-07-06',
    visit_type_concept_id: '32817',
    provider_id: '5',
    care_site_id: '7',
  })),
  condition_occurrence: [
    {
      ...of1,
      condition_occurrence_id: '100',
      condition_concept_id: '443392',
      condition_start_date: '2013-07-05',
      condition_start_datetime: '2013-07-05 09:30:00',
      condition_end_date: '2013-09-01',
      condition_type_concept_id: '32817',
      condition_source_value: 'C80',
    },
  ],
  drug_exposure: [
    {
      ...of1,
      drug_exposure_id: '200',
      drug_concept_id: '1397599',
      drug_exposure_start_date: '2013-07-05',
      drug_exposure_end_date: '2013-07-12',
      drug_type_concept_id: '32817',
      quantity: '1.5',
    },
  ],
  procedure_occurrence: [
    {
      ...of1,
      procedure_occurrence_id: '300',
      procedure_concept_id: '4302356',
      procedure_date: '2013-07-05',
      procedure_type_concept_id: '32817',
    },
  ],
  device_exposure: [
    {
      ...of1,
      device_exposure_id: '350',
      device_concept_id: '4302356',
      device_exposure_start_date: '2013-07-05',
      device_type_concept_id: '32817',
    },
  ],
  measurement: [
    {
      ...of1,
      measurement_id: '400',
      measurement_concept_id: '3000963',
      measurement_date: '2013-07-05',
      measurement_datetime: '2013-07-05T07:15:00',
      measurement_type_concept_id: '32817',
      value_as_number: '9.5',
      range_low: '12',
      range_high: '15.5',
      measurement_event_id: '100',
      meas_event_field_concept_id: '1147127',
    },
  ],
  observation: [
    {
      ...of1,
      observation_id: '500',
      observation_concept_id: '443392',
      observation_date: '2013-07-05',
      observation_type_concept_id: '32817',
      value_as_string: 'seen',
    },
  ],
  death: [
    {
      person_id: '2',
      death_date: '2015-03-01',
      death_datetime: '2015-03-01 04:05:06',
      death_type_concept_id: '32817',
    },
  ],
  note: [
    {
      ...of1,
      note_id: '600',
      note_date: '2013-07-05',
      note_type_concept_id: '32817',
      note_class_concept_id: '32817',
      note_text: 'One line.',
      encoding_concept_id: '32817',
      language_concept_id: '32817',
    },
  ],
  episode: [
    {
      episode_id: '700',
      person_id: '1',
      episode_concept_id: '32528',
      episode_start_date: '2013-07-05',
      episode_object_concept_id: '443392',
      episode_type_concept_id: '32817',
    },
  ],
  episode_event: [{ episode_id: '700', event_id: '100', episode_event_field_concept_id: '1147127' }],
  image_occurrence: [
    {
      image_occurrence_id: '800',
      person_id: '1',
      procedure_occurrence_id: '300',
      visit_occurrence_id: '10',
      image_occurrence_date: '2013-07-05',
      image_study_uid: '2.25.1',
      image_series_uid: '2.25.2',
      modality_concept_id: '2128009190',
    },
  ],
  concept: [
    ...[
      '8532 Gender F',
      '8507 Gender M',
      '8527 Race 5',
      '38003564 Ethnicity no',
      '32817 Type EHR',
      '9202 Visit OP',
    ],
    ...['443392 SNOMED 363346000', '4302356 SNOMED 418891003', '1397599 RxNorm 2555', '3000963 LOINC 718-7'],
    ...[
      '1147127 CDM condition_occurrence.condition_occurrence_id',
      '32528 Episode first',
      '2128009190 DICOM CT',
    ],
  ].map(toConcept),
};

/** A row like the first sound one of its table, under an id of its own, but for the cells given. */
export function like(table: CdmTable, cells: Cells): Cells {
  const key = keyColumn(table);
  return {
    ...sound[table]?.[0],
    ...(key === undefined || table === 'person' ? {} : { [key]: '999' }),
    ...cells,
  };
}

/** A table as CSV: in the columns given, all of the CDM's without them. */
export function csvOf(table: CdmTable, rows: readonly Cells[], columns = columnsOf(table)): string {
  return `${columns.join(',')}\n${linesOf(columns, rows)}`;
}

/** The columns of a table in the order of the CDM. */
export function columnsOf(table: CdmTable): readonly string[] {
  return cdmColumns(table).map(({ name }) => name);
}
