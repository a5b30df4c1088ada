import type { RecordModel } from '../model.ts';
import { ages, years } from '../time.ts';

const sex = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'] as const;
const vitalStatus = ['ALIVE', 'DEAD', 'UNKNOWN'] as const;

/** What is known of a person: said by registrations, decided by precedence. */
export const personFields = {
  sex: {
    kind: 'text',
    values: sex,
    absent: 'UNKNOWN',
    omop: 'person.gender_concept_id',
    omopConcepts: { FEMALE: 8532, MALE: 8507, OTHER: 8521 }, // Athena, domain Gender
    dicom: 'PatientSex',
    fhir: 'Patient.gender',
    rdfMatches: ['eucaim:COM1001396'],
  },
  vitalStatus: {
    kind: 'text',
    values: vitalStatus,
    absent: 'UNKNOWN',
    omop: 'death.person_id',
    omopIf: 'DEAD',
    fhir: 'Patient.deceased[x]',
  },
  ageAtDiagnosis: { kind: 'number', integer: true, ...ages, fhir: 'Condition.onsetAge' },
  yearOfDiagnosis: { kind: 'number', integer: true, ...years },
  race: { kind: 'coded', relationship: 'HAS_RACE', omop: 'person.race_concept_id' },
  ethnicity: { kind: 'coded', relationship: 'HAS_ETHNICITY', omop: 'person.ethnicity_concept_id' },
  indexEvent: { kind: 'text' },
} as const satisfies RecordModel['fields'];

/** A person in care, pseudonymous, of one population. Its fields are decided from its registrations. */
export const patient = {
  type: 'Patient',
  criterion: 'patient',
  omop: 'person',
  rdfClasses: ['fhir:Patient', 'ncit:C16960', 'sio:000393'],
  rdfMatches: ['eucaim:COM1001047'],
  fields: {
    ...personFields,
    /** Sources disagree on a field. */
    conflict: { kind: 'flag' },
    ids: { kind: 'derived', question: 'ids' },
  },
} as const satisfies Omit<RecordModel, 'relationship'>;
