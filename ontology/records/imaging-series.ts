import type { RecordModel } from '../model.ts';
import { exact } from '../span.ts';
import { ages } from '../time.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A series of images of a study, DICOM series: what criteria on imaging ask for. */
export const imagingSeries = {
  type: 'ImagingSeries',
  relationship: 'HAS_IMAGING_SERIES',
  criterion: 'imaging',
  omop: 'image_occurrence',
  rdfClasses: ['dcm:113015'],
  rdfMatches: ['eucaim:IMG1016309'],
  concept: 'modality',
  age: 'patientAge',
  counts: 'STUDY',
  fields: {
    seriesInstanceUid: {
      kind: 'text',
      required: true,
      indexed: 'identity',
      omop: 'image_occurrence.image_series_uid',
      dicom: 'SeriesInstanceUID',
      fhir: 'ImagingStudy.series.uid',
    },
    modality: {
      kind: 'coded',
      relationship: 'HAS_MODALITY',
      mapped: true,
      omop: 'image_occurrence.modality_concept_id',
      dicom: 'Modality',
      rdfMatches: ['eucaim:IMG1000009'],
      fhir: 'ImagingStudy.series.modality',
    },
    bodyPart: {
      kind: 'coded',
      relationship: 'HAS_BODY_PART',
      omop: 'image_occurrence.anatomic_site_concept_id',
      dicom: 'BodyPartExamined',
      rdfMatches: ['eucaim:BP1000024'],
      fhir: 'ImagingStudy.series.bodySite',
    },
    manufacturer: { kind: 'text', dicom: 'Manufacturer', rdfMatches: ['eucaim:IMG1000010'] },
    model: { kind: 'text', dicom: 'ManufacturerModelName' },
    description: { kind: 'text', dicom: 'SeriesDescription', fhir: 'ImagingStudy.series.description' },
    instances: {
      kind: 'number',
      integer: true,
      min: 0,
      max: 1_000_000, // the largest known have some ten thousand; so do the sums of a cohort fit in an Int
      dicom: 'NumberOfSeriesRelatedInstances',
      fhir: 'ImagingStudy.series.numberOfInstances',
    },
    sizeBytes: { kind: 'number', integer: true, min: 0, max: exact.max },
    license: { kind: 'text', rdfBroader: ['dct:rights'] },
    analysisResult: { kind: 'text' },
    patientAge: { kind: 'number', integer: true, ...ages, dicom: 'PatientAge' },
    /** Bucket and key prefix of the files, as an `s3://` address. */
    location: { kind: 'text', indexed: 'identity', omop: 'image_occurrence.wadors_uri' },
    start: {
      kind: 'date',
      omop: 'image_occurrence.image_occurrence_date',
      dicom: 'StudyDate',
      fhir: 'ImagingStudy.series.started',
    },
    study: {
      kind: 'reference',
      to: 'imagingStudy',
      relationship: 'IN_STUDY',
      required: true,
      omop: 'image_occurrence.procedure_occurrence_id',
      rdfBroader: ['dct:isPartOf'],
    },
    segmentationOf: {
      kind: 'reference',
      to: 'imagingSeries',
      relationship: 'SEGMENTS',
      inverse: 'segments',
      dicom: 'ReferencedSeriesSequence',
    },
    procedureNumber: { ...rowId, omop: 'image_occurrence.procedure_occurrence_id' },
    siteConcept: { ...conceptId, omop: 'image_occurrence.anatomic_site_concept_id' },
    ...omopRow('image_occurrence', 'modality'),
  },
} as const satisfies RecordModel;
