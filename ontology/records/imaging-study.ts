import type { RecordModel } from '../model.ts';
import { ages } from '../time.ts';

/** An imaging examination, DICOM study. */
export const imagingStudy = {
  type: 'ImagingStudy',
  relationship: 'HAS_IMAGING_STUDY',
  list: 'imagingStudies',
  omop: 'procedure_occurrence',
  rdfClasses: ['fhir:ImagingStudy'],
  age: 'patientAge',
  fields: {
    studyInstanceUid: {
      kind: 'text',
      required: true,
      key: true,
      indexed: 'identity',
      omop: 'image_occurrence.image_study_uid',
      dicom: 'StudyInstanceUID',
      fhir: 'ImagingStudy.identifier',
    },
    description: {
      kind: 'text',
      omop: 'procedure_occurrence.procedure_source_value',
      dicom: 'StudyDescription',
      fhir: 'ImagingStudy.description',
    },
    patientAge: { kind: 'number', integer: true, ...ages, dicom: 'PatientAge' },
    start: {
      kind: 'date',
      omop: 'procedure_occurrence.procedure_date',
      dicom: 'StudyDate',
      fhir: 'ImagingStudy.started',
    },
  },
} as const satisfies RecordModel;
