import type { Name } from '../rdf/prefixes.ts';

/** A class that is no record type. */
export type ClassModel = { readonly comment: string; readonly broader?: readonly Name[] };

/** A property that is no field of the model. */
export type PropertyModel = {
  readonly comment: string;
  readonly domain?: Name;
  readonly range: Name;
  readonly broader?: readonly Name[];
};

/** Classes of what records consist of and come from. */
export const classes: Readonly<Record<string, ClassModel>> = {
  Record: { comment: 'What one source says of one patient.', broader: ['prov:Entity'] },
  Coded: {
    comment: 'A value of a source as it came, its own code, and the standard concept that the code maps to.',
  },
  RecordTime: {
    comment: 'A day on a named timeline. Only days on one timeline of one patient can be compared.',
  },
  CalendarTime: { comment: 'A day as it was.', broader: ['kg:RecordTime'] },
  ShiftedTime: {
    comment:
      'A day that the source shifted by a secret offset, the same for all records of a patient: no calendar date.',
    broader: ['kg:RecordTime'],
  },
  IndexTime: {
    comment: 'A day counted from an event of the patient: no calendar date.',
    broader: ['kg:RecordTime'],
  },
  Timeline: { comment: 'A clock on which records of a population stand.' },
  GenePanel: { comment: 'The genes that an assay examines.' },
  Load: { comment: 'What one load brought: the named graph of its records.', broader: ['prov:Bundle'] },
  SourceFile: { comment: 'A file as a load read it.', broader: ['prov:Entity'] },
};

/** Properties of what records consist of and come from. */
export const properties: Readonly<Record<string, PropertyModel>> = {
  patient: {
    comment: 'The person that a record is of.',
    domain: 'kg:Record',
    range: 'kg:Patient',
  },
  inDataset: {
    comment: 'The dataset that a record is of, or that a patient has records in.',
    range: 'dcat:Dataset',
    broader: ['dct:isPartOf'],
  },
  population: {
    comment: 'Datasets of one population mean the same people by the same id.',
    domain: 'kg:Patient',
    range: 'xsd:string',
  },
  conflictingField: {
    comment: 'A field on which the sources disagree.',
    domain: 'kg:Patient',
    range: 'rdf:Property',
  },
  sourceFile: {
    comment: 'The file that a record was read from.',
    domain: 'kg:Record',
    range: 'kg:SourceFile',
    broader: ['prov:wasDerivedFrom'],
  },
  sourceRow: {
    comment:
      'Line of the file where the row ends; the header is line 1. A row of Parquet counts as if there were one.',
    domain: 'kg:Record',
    range: 'xsd:integer',
  },
  derivedField: {
    comment: 'A field that was computed, not read.',
    domain: 'kg:Record',
    range: 'rdf:Property',
  },
  sourceValue: { comment: 'The cell or code as the source has it.', domain: 'kg:Coded', range: 'xsd:string' },
  sourceConcept: { comment: "The source's own code.", domain: 'kg:Coded', range: 'skos:Concept' },
  standardConcept: {
    comment: 'OMOP standard concept; absent where nothing certain is known.',
    domain: 'kg:Coded',
    range: 'skos:Concept',
  },
  onTimeline: { comment: 'The timeline of the dates of a record.', range: 'kg:Timeline' },
  timelineKind: { comment: 'CALENDAR, SHIFTED or FROM_INDEX.', range: 'xsd:string' },
  day: {
    comment:
      'On FROM_INDEX days from the event; else days from 1970-01-01 of the timeline, which is the true one on CALENDAR alone.',
    domain: 'kg:RecordTime',
    range: 'xsd:integer',
  },
  precision: {
    comment: 'DAY, MONTH or YEAR: how exactly the day is known.',
    domain: 'kg:RecordTime',
    range: 'xsd:string',
  },
  date: {
    comment: 'The date, month or year of the calendar, as exactly as it is known.',
    domain: 'kg:CalendarTime',
    range: 'rdfs:Literal',
  },
  unit: { comment: 'UCUM code of the quantity of a record.', domain: 'kg:Record', range: 'cdt:ucumunit' },
  fixedUnit: {
    comment: 'UCUM code of all values of a property.',
    domain: 'rdf:Property',
    range: 'cdt:ucumunit',
  },
  inputDigest: {
    comment: 'SHA-256 of all that decided a load: files, mapping and options.',
    domain: 'prov:Activity',
    range: 'xsd:hexBinary',
  },
  fileName: { comment: 'Name of a file, with its folder.', domain: 'kg:SourceFile', range: 'xsd:string' },
  sha256: { comment: 'SHA-256 of the bytes of a file.', domain: 'kg:SourceFile', range: 'xsd:hexBinary' },
  mapsTo: {
    comment: 'OMOP relationship `Maps to`: the standard concept for a code, which may be broader.',
    domain: 'skos:Concept',
    range: 'skos:Concept',
    broader: ['skos:mappingRelation'],
  },
  curie: { comment: 'Code with the prefix of its vocabulary.', domain: 'skos:Concept', range: 'xsd:string' },
  standard: {
    comment: 'Whether records are standardised to it.',
    domain: 'skos:Concept',
    range: 'xsd:boolean',
  },
  omopColumn: {
    comment: 'Table and column of OMOP CDM 5.4, MI-CDM or the oncology extension.',
    domain: 'rdf:Property',
    range: 'xsd:string',
  },
  dicomKeyword: { comment: 'Keyword of DICOM PS3.6.', domain: 'rdf:Property', range: 'xsd:string' },
  fhirPath: { comment: 'Path in a FHIR R4 resource.', domain: 'rdf:Property', range: 'xsd:string' },
};
