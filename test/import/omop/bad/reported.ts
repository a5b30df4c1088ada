import type { BadCase } from './bad-case.ts';
import { kept, rejected } from './of-rows.ts';
import { columnsOf, csvOf, like, sound } from './sound.ts';

const persons = sound.person ?? [];
const visits = sound.visit_occurrence ?? [];

/** What users of other loaders and of the CDM met, each with where it is told: a repository and a thread in it. */
export const reportedCases: readonly BadCase[] = [
  // OHDSI/ETL-CMS issue 22: a script writes codes of ICD-9 into a column of concepts.
  rejected(
    ['a code in place of its concept', 'condition_occurrence', { condition_source_concept_id: 'V45.71' }],
    'condition_source_concept_id',
  ),
  // The same thread: some codes look like numbers.
  rejected(
    ['a code that looks like a number', 'condition_occurrence', { condition_source_concept_id: '872.72' }],
    'condition_source_concept_id',
  ),
  // OHDSI/CommonDataModel issue 198: over three thousand million measurements.
  kept(['more rows than 32 bits count', 'measurement', { measurement_id: '3000000001' }], 'measurement_id'),
  // OHDSI/SqlRender issue 316: visits whose ids have more than 19 digits.
  rejected(
    ['an id that 64 bits do not hold', 'visit_occurrence', { visit_occurrence_id: '20230114000000000001' }],
    'visit_occurrence_id',
  ),
  // OHDSI/Eunomia issue 4: days since 1970 in columns of dates.
  rejected(
    ['a date that is a number of days', 'measurement', { measurement_date: '-2220.0' }],
    'measurement_date',
  ),
  // OHDSI/Eunomia pull request 68: the columns of a file stand in another order than those of the CDM.
  {
    name: 'columns in another order',
    files: { 'person.csv': csvOf('person', persons, columnsOf('person').toReversed()) },
    expected: { kind: 'sound' },
  },
  // OHDSI/Eunomia issue 53: a column whose name lacks a letter.
  {
    name: 'a column with a slip in its name',
    files: {
      'death.csv': 'person_id,death_date,death_type_concept_id,cause_sorce_value\n2,2015-03-01,32817,C80\n',
    },
    expected: { kind: 'kept', warned: ['death.cause_sorce_value'] },
  },
  // OHDSI/DataQualityDashboard issue 322: a table that has no rows.
  {
    name: 'a table without rows',
    files: { 'visit_detail.csv': csvOf('visit_detail', []) },
    expected: { kind: 'sound' },
  },
  // OHDSI/CommonDataModel issue 276: a lone quote in a file of tabs, which quotes nothing.
  {
    name: 'a lone quote between tabs',
    files: { 'care_site.tsv': 'care_site_id\tcare_site_name\n7\tClinic\n8\tWilson"s Mills\n9\t"Ward\n' },
    expected: { kind: 'kept', warned: [] },
  },
  // OHDSI/CommonDataModel issue 739: names of diagnoses longer than the 50 letters of their column.
  kept([
    'a text longer than its column',
    'condition_occurrence',
    { condition_source_value: 'Malignant '.repeat(20) },
  ]),
  // EHDEN/ETL-UK-Biobank issue 204: a certificate of death in a column of 60 letters.
  kept([
    'a value longer than its column',
    'observation',
    { value_as_string: 'Ia) Arrest; II) Carcinoma. '.repeat(9) },
  ]),
  // OHDSI/DataQualityDashboard issue 690, OHDSI/Themis issue 79: deaths of two sources, or of a cause with two concepts.
  kept(['two deaths of a person', 'death', { cause_concept_id: '443392' }], 'person_id'),
  // OHDSI/CommonDataModel issue 753: a visit that has not ended.
  rejected(['a visit without an end', 'visit_occurrence', { visit_end_date: '' }], 'visit_end_date'),
  // National-Clinical-Cohort-Collaborative/Data-Ingestion-and-Harmonization issue 53: the date is missing, not to be made up.
  rejected(['a visit without a start', 'visit_occurrence', { visit_start_date: '' }], 'visit_start_date'),
  // OHDSI/ETL-Synthea issue 139: the ETL writes visits twice, and the primary key cannot be made.
  {
    name: 'a visit that stands there twice',
    rows: { visit_occurrence: visits.slice(0, 1) },
    expected: { kind: 'kept', warned: ['visit_occurrence.visit_occurrence_id'] },
  },
  // OHDSI/DataQualityDashboard issue 244: the time of birth is not known.
  kept(['a person without a time of birth', 'person', { person_id: '3', birth_datetime: '' }]),
  // calpaterson/csvbase issue 11: data frames write whole numbers as floats where one of them is missing.
  {
    name: 'visits that a writer of floats made, one of them missing',
    rows: {
      measurement: ['10.0', ''].map((id, at) =>
        like('measurement', { measurement_id: `${at + 1}`, visit_occurrence_id: id }),
      ),
    },
    expected: { kind: 'kept', warned: ['measurement.visit_occurrence_id'] },
  },
];
