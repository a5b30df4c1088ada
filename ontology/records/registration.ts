import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';
import { personFields } from './patient.ts';

/** What one source says of a person: its own words, before precedence decides between sources. */
export const registration = {
  type: 'Registration',
  relationship: 'HAS_REGISTRATION',
  list: 'registrations',
  omop: 'person',
  rdfClasses: ['prov:Entity'],
  fields: {
    source: { kind: 'text', required: true },
    ...personFields,
    birth: {
      kind: 'date',
      omop: 'person.birth_datetime',
      dicom: 'PatientBirthDate',
      fhir: 'Patient.birthDate',
    },
    /** As the row has it; `birth` is a date. */
    yearOfBirth: { kind: 'number', integer: true, omop: 'person.year_of_birth' },
    genderConcept: { ...conceptId, omop: 'person.gender_concept_id' },
    raceConcept: { ...conceptId, omop: 'person.race_concept_id' },
    ethnicityConcept: { ...conceptId, omop: 'person.ethnicity_concept_id' },
    careSiteNumber: { ...rowId, omop: 'person.care_site_id' },
    locationNumber: { ...rowId, omop: 'person.location_id' },
    ...omopRow('person'),
  },
} as const satisfies RecordModel;
