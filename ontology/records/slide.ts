import type { RecordModel } from '../model.ts';

/** A section of a specimen on glass. */
export const slide = {
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
} as const satisfies RecordModel;
