import { commonProperties, propertiesOf, type RecordModel } from './model.ts';

const sex = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'] as const;
const vitalStatus = ['ALIVE', 'DEAD', 'UNKNOWN'] as const;

/** What is known of a person: said by registrations, decided by precedence. */
const personFields = {
  sex: {
    kind: 'text',
    values: sex,
    absent: 'UNKNOWN',
    omop: 'person.gender_concept_id',
    dicom: 'PatientSex',
    fhir: 'Patient.gender',
    rdfMatches: ['eucaim:COM1001396'],
  },
  vitalStatus: {
    kind: 'text',
    values: vitalStatus,
    absent: 'UNKNOWN',
    omop: 'death.person_id',
    fhir: 'Patient.deceased[x]',
  },
  ageAtDiagnosis: { kind: 'number', integer: true, fhir: 'Condition.onsetAge' },
  yearOfDiagnosis: { kind: 'number', integer: true },
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

/** Every record type. What is common to all of them, and every consumer, knows no type by name. */
export const records = {
  registration: {
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
  },
  condition: {
    type: 'Condition',
    relationship: 'HAS_CONDITION',
    criterion: 'condition',
    list: 'conditions',
    omop: 'condition_occurrence',
    rdfClasses: ['fhir:Condition'],
    concept: 'code',
    fields: {
      code: {
        kind: 'coded',
        relationship: 'HAS_CODE',
        required: true,
        omop: 'condition_occurrence.condition_concept_id',
        fhir: 'Condition.code',
      },
      morphology: { kind: 'coded', relationship: 'HAS_MORPHOLOGY', omop: 'measurement.value_as_concept_id' },
      topography: { kind: 'coded', relationship: 'HAS_TOPOGRAPHY', fhir: 'Condition.bodySite' },
      laterality: { kind: 'text', values: ['LEFT', 'RIGHT', 'BILATERAL', 'UNPAIRED', 'UNKNOWN'] },
      behaviour: {
        kind: 'text',
        values: ['BENIGN', 'BORDERLINE', 'IN_SITU', 'MALIGNANT', 'METASTATIC', 'UNKNOWN'],
      },
      index: { kind: 'flag', absent: false },
      ageAtDiagnosis: { kind: 'number', integer: true, fhir: 'Condition.onsetAge' },
      ageTopCoded: { kind: 'flag' },
      yearOfDiagnosis: { kind: 'number', integer: true },
      start: {
        kind: 'date',
        omop: 'condition_occurrence.condition_start_date',
        fhir: 'Condition.onsetDateTime',
      },
      visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
    },
  },
  measurement: {
    type: 'Measurement',
    relationship: 'HAS_MEASUREMENT',
    criterion: 'measurement',
    list: 'measurements',
    omop: 'measurement',
    rdfClasses: ['fhir:Observation', 'sosa:Observation'],
    concept: 'test',
    needs: ['value', 'result'],
    fields: {
      test: {
        kind: 'coded',
        relationship: 'HAS_TEST',
        required: true,
        omop: 'measurement.measurement_concept_id',
        fhir: 'Observation.code',
      },
      category: {
        kind: 'text',
        required: true,
        values: ['LABORATORY', 'BIOMARKER', 'PATHOLOGY', 'STAGING', 'IMAGING', 'PERFORMANCE', 'VITAL_SIGN'],
        fhir: 'Observation.category',
      },
      value: {
        kind: 'quantity',
        unit: { property: 'unit' },
        omop: 'measurement.value_as_number',
        fhir: 'Observation.valueQuantity',
      },
      result: {
        kind: 'coded',
        relationship: 'HAS_RESULT',
        omop: 'measurement.value_as_concept_id',
        fhir: 'Observation.valueCodeableConcept',
      },
      interpretation: {
        kind: 'text',
        values: ['LOW', 'NORMAL', 'HIGH', 'POSITIVE', 'NEGATIVE', 'EQUIVOCAL', 'INDETERMINATE'],
        fhir: 'Observation.interpretation',
      },
      referenceLow: { kind: 'number', omop: 'measurement.range_low', fhir: 'Observation.referenceRange.low' },
      referenceHigh: {
        kind: 'number',
        omop: 'measurement.range_high',
        fhir: 'Observation.referenceRange.high',
      },
      reference: {
        kind: 'text',
        values: ['BELOW', 'WITHIN', 'ABOVE'],
        rdf: 'kg:referencePosition',
        derive: ({ value, referenceLow, referenceHigh }) => {
          if (typeof value !== 'number') return null;
          if (typeof referenceLow === 'number' && value < referenceLow) return 'BELOW';
          if (typeof referenceHigh === 'number' && value > referenceHigh) return 'ABOVE';
          return typeof referenceLow === 'number' || typeof referenceHigh === 'number' ? 'WITHIN' : null;
        },
      },
      method: { kind: 'text', fhir: 'Observation.method' },
      system: { kind: 'text' },
      edition: { kind: 'text' },
      basis: { kind: 'text', values: ['CLINICAL', 'PATHOLOGIC'] },
      timing: { kind: 'text' },
      start: { kind: 'date', omop: 'measurement.measurement_date', fhir: 'Observation.effectiveDateTime' },
      condition: {
        kind: 'reference',
        to: 'condition',
        relationship: 'OF_CONDITION',
        inverse: 'measurements',
        omop: 'measurement.measurement_event_id',
        fhir: 'Observation.focus',
      },
      specimen: {
        kind: 'reference',
        to: 'specimen',
        relationship: 'OF_SPECIMEN',
        fhir: 'Observation.specimen',
      },
      visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
    },
  },
  specimen: {
    type: 'Specimen',
    relationship: 'HAS_SPECIMEN',
    criterion: 'specimen',
    list: 'specimens',
    omop: 'specimen',
    rdfClasses: ['fhir:Specimen', 'obi:0100051'],
    rdfMatches: ['eucaim:CLIN1002057'],
    concept: 'type',
    counts: 'ROOT',
    fields: {
      type: {
        kind: 'coded',
        relationship: 'HAS_TYPE',
        required: true,
        omop: 'specimen.specimen_concept_id',
        fhir: 'Specimen.type',
      },
      site: {
        kind: 'coded',
        relationship: 'HAS_SITE',
        omop: 'specimen.anatomic_site_concept_id',
        fhir: 'Specimen.collection.bodySite',
      },
      tumour: { kind: 'flag', omop: 'specimen.disease_status_concept_id' },
      ffpe: { kind: 'flag' },
      start: { kind: 'date', omop: 'specimen.specimen_date', fhir: 'Specimen.collection.collectedDateTime' },
      parent: {
        kind: 'reference',
        to: 'specimen',
        relationship: 'PART_OF',
        inverse: 'parts',
        rdfBroader: ['prov:wasDerivedFrom'],
        fhir: 'Specimen.parent',
      },
    },
  },
  imagingStudy: {
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
        indexed: 'identity',
        omop: 'image_occurrence.image_study_uid',
        dicom: 'StudyInstanceUID',
        fhir: 'ImagingStudy.identifier',
      },
      description: { kind: 'text', dicom: 'StudyDescription', fhir: 'ImagingStudy.description' },
      patientAge: { kind: 'number', integer: true, dicom: 'PatientAge' },
      start: {
        kind: 'date',
        omop: 'procedure_occurrence.procedure_date',
        dicom: 'StudyDate',
        fhir: 'ImagingStudy.started',
      },
    },
  },
  imagingSeries: {
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
        required: true,
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
        dicom: 'NumberOfSeriesRelatedInstances',
        fhir: 'ImagingStudy.series.numberOfInstances',
      },
      sizeBytes: { kind: 'number', integer: true },
      license: { kind: 'text', rdfBroader: ['dct:rights'] },
      analysisResult: { kind: 'text' },
      patientAge: { kind: 'number', integer: true, dicom: 'PatientAge' },
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
        rdfBroader: ['dct:isPartOf'],
      },
      segmentationOf: {
        kind: 'reference',
        to: 'imagingSeries',
        relationship: 'SEGMENTS',
        inverse: 'segments',
        dicom: 'ReferencedSeriesSequence',
      },
    },
  },
  imageFeature: {
    type: 'ImageFeature',
    relationship: 'HAS_IMAGE_FEATURE',
    omop: 'image_feature',
    rdfClasses: ['fhir:Observation', 'sosa:Observation'],
    fields: {
      name: {
        kind: 'coded',
        relationship: 'HAS_NAME',
        required: true,
        omop: 'image_feature.image_feature_concept_id',
      },
      value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'measurement.value_as_number' },
      series: {
        kind: 'reference',
        to: 'imagingSeries',
        relationship: 'FEATURE_OF',
        inverse: 'features',
        required: true,
        omop: 'image_feature.image_occurrence_id',
      },
    },
  },
  slide: {
    type: 'Slide',
    relationship: 'HAS_SLIDE',
    criterion: 'slide',
    list: 'slides',
    omop: 'specimen',
    rdfClasses: ['fhir:Specimen', 'sct:433466003'],
    fields: {
      preparation: { kind: 'text', fhir: 'Specimen.processing' },
      percentTumourCells: { kind: 'quantity', unit: { ucum: '%' } },
      percentTumourNuclei: { kind: 'quantity', unit: { ucum: '%' } },
      percentNormalCells: { kind: 'quantity', unit: { ucum: '%' } },
      percentStromalCells: { kind: 'quantity', unit: { ucum: '%' } },
      percentNecrosis: { kind: 'quantity', unit: { ucum: '%' } },
      percentLymphocyteInfiltration: { kind: 'quantity', unit: { ucum: '%' } },
      percentMonocyteInfiltration: { kind: 'quantity', unit: { ucum: '%' } },
      percentNeutrophilInfiltration: { kind: 'quantity', unit: { ucum: '%' } },
      sectionLocation: { kind: 'text' },
      specimen: {
        kind: 'reference',
        to: 'specimen',
        relationship: 'CUT_FROM',
        inverse: 'slides',
        rdf: 'kg:cutFrom',
        rdfBroader: ['prov:wasDerivedFrom'],
        fhir: 'Specimen.parent',
      },
      wholeSlideImage: { kind: 'reference', to: 'imagingSeries', relationship: 'IMAGED_AS' },
    },
  },
  assay: {
    type: 'Assay',
    relationship: 'HAS_ASSAY',
    criterion: 'assay',
    list: 'assays',
    omop: 'procedure_occurrence',
    rdfClasses: ['fhir:Procedure'],
    fields: {
      kind: {
        kind: 'text',
        required: true,
        values: ['MUTATION', 'COPY_NUMBER', 'EXPRESSION', 'IMMUNOHISTOCHEMISTRY'],
        omop: 'procedure_occurrence.procedure_concept_id',
      },
      /** Id of the gene panel: what was examined. */
      panel: { kind: 'text', panel: true },
      gene: { kind: 'derived', question: 'covers' },
      /** Alterations that the assay can report at all. */
      reports: { kind: 'text', list: true, values: ['DEEP_DELETION', 'LOSS', 'GAIN', 'AMPLIFICATION'] },
      specimen: { kind: 'reference', to: 'specimen', relationship: 'OF_SPECIMEN', inverse: 'assays' },
    },
  },
  variant: {
    type: 'Variant',
    relationship: 'HAS_VARIANT',
    criterion: 'variant',
    list: 'variants',
    omop: 'measurement',
    rdfClasses: ['fhir:Observation', 'so:0001060', 'geno:0000512'],
    foundBy: 'MUTATION',
    fields: {
      gene: { kind: 'text', required: true, omop: 'measurement.measurement_source_value' },
      proteinChange: { kind: 'text', strip: 'p.', omop: 'measurement.value_source_value' },
      consequence: { kind: 'coded', relationship: 'HAS_CONSEQUENCE' },
      assembly: { kind: 'text' },
      chromosome: { kind: 'text' },
      position: { kind: 'number', integer: true },
      reference: { kind: 'text', rdf: 'kg:referenceAllele' },
      alternate: { kind: 'text', rdf: 'kg:alternateAllele' },
      assay: { kind: 'reference', to: 'assay', relationship: 'FOUND_BY' },
      status: { kind: 'derived', question: 'status' },
    },
  },
  copyNumber: {
    type: 'CopyNumber',
    relationship: 'HAS_COPY_NUMBER',
    criterion: 'copyNumber',
    list: 'copyNumbers',
    omop: 'measurement',
    rdfClasses: ['fhir:Observation', 'so:0001019'],
    foundBy: 'COPY_NUMBER',
    fields: {
      gene: { kind: 'text', required: true, omop: 'measurement.measurement_source_value' },
      alteration: {
        kind: 'text',
        required: true,
        values: ['DEEP_DELETION', 'LOSS', 'GAIN', 'AMPLIFICATION'],
        omop: 'measurement.value_source_value',
      },
      assay: { kind: 'reference', to: 'assay', relationship: 'FOUND_BY' },
    },
  },
  treatment: {
    type: 'Treatment',
    relationship: 'HAS_TREATMENT',
    criterion: 'treatment',
    list: 'treatments',
    omop: 'drug_exposure',
    rdfClasses: ['ncit:C49236'],
    rdfClassBy: {
      field: 'kind',
      classes: {
        DRUG: 'fhir:MedicationAdministration',
        RADIATION: 'fhir:Procedure',
        SURGERY: 'fhir:Procedure',
      },
    },
    concept: 'substance',
    fields: {
      kind: { kind: 'text', required: true, values: ['DRUG', 'RADIATION', 'SURGERY', 'OTHER'] },
      substance: {
        kind: 'coded',
        relationship: 'HAS_SUBSTANCE',
        omop: 'drug_exposure.drug_concept_id',
        fhir: 'MedicationAdministration.medicationCodeableConcept',
      },
      /** Kind of therapy as the source words it. */
      therapy: { kind: 'text' },
      intent: { kind: 'text' },
      response: { kind: 'text' },
      dose: { kind: 'quantity', unit: { property: 'unit' }, omop: 'drug_exposure.quantity' },
      fractions: { kind: 'number', integer: true },
      start: { kind: 'date', omop: 'drug_exposure.drug_exposure_start_date' },
      end: { kind: 'date', omop: 'drug_exposure.drug_exposure_end_date' },
      visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
    },
  },
  procedure: {
    type: 'Procedure',
    relationship: 'HAS_PROCEDURE',
    criterion: 'procedure',
    list: 'procedures',
    omop: 'procedure_occurrence',
    rdfClasses: ['fhir:Procedure'],
    concept: 'code',
    fields: {
      code: {
        kind: 'coded',
        relationship: 'HAS_CODE',
        required: true,
        omop: 'procedure_occurrence.procedure_concept_id',
        fhir: 'Procedure.code',
      },
      site: { kind: 'coded', relationship: 'HAS_SITE', fhir: 'Procedure.bodySite' },
      start: { kind: 'date', omop: 'procedure_occurrence.procedure_date', fhir: 'Procedure.performed[x]' },
      visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
    },
  },
  observation: {
    type: 'Observation',
    relationship: 'HAS_OBSERVATION',
    criterion: 'observation',
    list: 'observations',
    omop: 'observation',
    rdfClasses: ['fhir:Observation'],
    concept: 'code',
    needs: ['value', 'result'],
    fields: {
      code: {
        kind: 'coded',
        relationship: 'HAS_CODE',
        required: true,
        omop: 'observation.observation_concept_id',
        fhir: 'Observation.code',
      },
      value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'observation.value_as_number' },
      result: { kind: 'coded', relationship: 'HAS_RESULT', omop: 'observation.value_as_concept_id' },
      start: { kind: 'date', omop: 'observation.observation_date', fhir: 'Observation.effectiveDateTime' },
      visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
    },
  },
  visit: {
    type: 'Visit',
    relationship: 'HAS_VISIT',
    criterion: 'visit',
    list: 'visits',
    omop: 'visit_occurrence',
    rdfClasses: ['fhir:Encounter'],
    concept: 'type',
    fields: {
      type: {
        kind: 'coded',
        relationship: 'HAS_TYPE',
        required: true,
        omop: 'visit_occurrence.visit_concept_id',
        fhir: 'Encounter.class',
      },
      start: { kind: 'date', omop: 'visit_occurrence.visit_start_date', fhir: 'Encounter.period.start' },
      end: { kind: 'date', omop: 'visit_occurrence.visit_end_date', fhir: 'Encounter.period.end' },
      /** Days from start to end. */
      days: {
        kind: 'number',
        integer: true,
        derive: ({ startDay, endDay }) =>
          typeof startDay === 'number' && typeof endDay === 'number' ? endDay - startDay : null,
      },
    },
  },
  outcome: {
    type: 'Outcome',
    relationship: 'HAS_OUTCOME',
    criterion: 'outcome',
    list: 'outcomes',
    omop: 'episode',
    rdfClasses: ['fhir:Observation'],
    needs: ['event', 'days'],
    unlessAsked: { redacted: false },
    fields: {
      endpoint: { kind: 'text', required: true, values: ['OS', 'DSS', 'DFI', 'PFI'] },
      event: { kind: 'flag' },
      days: { kind: 'number', integer: true },
      source: { kind: 'text', required: true },
      redacted: { kind: 'flag', required: true },
    },
  },
} as const satisfies Record<string, RecordModel>;

export type RecordType = keyof typeof records;

/** The records that a patient's index event is, where a flag says so: days FROM_INDEX count from their start. */
export const indexEvent = { record: 'condition', flag: 'index' } as const satisfies {
  readonly record: RecordType;
  readonly flag: string;
};

/** All record types, in the order of the catalogue. */
export const recordTypes = Object.keys(records) as RecordType[]; // Object.keys widens to string

/** The model of a record type, without the literal types of its entry. */
export function modelOf(type: RecordType): RecordModel {
  return records[type];
}

const propertiesByType = new Map(
  recordTypes.map((type) => [
    type,
    [
      ...commonProperties,
      ...Object.entries(modelOf(type).fields).flatMap(([name, field]) => propertiesOf(name, field)),
    ],
  ]),
);

/** Every property that records of a type can have. */
export function storedProperties(type: RecordType): readonly string[] {
  return propertiesByType.get(type) ?? [];
}

/** The record type that a criterion key asks for. */
export function recordTypeOfCriterion(key: string): RecordType | undefined {
  return recordTypes.find((type) => modelOf(type).criterion === key);
}

/** Whether `text` names a record type. */
export function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(records, text);
}
