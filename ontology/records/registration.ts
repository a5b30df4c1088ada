import type { RecordModel } from '../model.ts';
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
  },
} as const satisfies RecordModel;
