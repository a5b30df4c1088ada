import type { RecordModel } from '../model.ts';

/** Tissue or fluid that was taken, or a part of it. */
export const specimen = {
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
} as const satisfies RecordModel;
