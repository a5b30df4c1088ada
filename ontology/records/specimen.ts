import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

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
      mapped: true,
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
    quantity: {
      kind: 'quantity',
      unit: { property: 'unit' },
      rdf: 'kg:specimenQuantity',
      omop: 'specimen.quantity',
      fhir: 'Specimen.collection.quantity',
    },
    /** The source's own id of it. */
    sourceNumber: { kind: 'text', omop: 'specimen.specimen_source_id', fhir: 'Specimen.identifier' },
    unitConcept: { ...conceptId, omop: 'specimen.unit_concept_id' },
    siteConcept: { ...conceptId, omop: 'specimen.anatomic_site_concept_id' },
    statusConcept: { ...conceptId, omop: 'specimen.disease_status_concept_id' },
    ...omopRow('specimen', 'specimen'),
  },
} as const satisfies RecordModel;
