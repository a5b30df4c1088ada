import type { Span } from './span.ts';

/** The language in which `records/` describes record types. Everything that differs between them is data. */

/** How a field is stored, asked and shown. A closed set: consumers switch over it without a default. */
export type FieldModel = FieldMapping &
  (
    | CodedField
    | QuantityField
    | NumberField
    | TextField
    | FlagField
    | { readonly kind: 'date' }
    | ReferenceField
    | AskedField
  );

/** Source value, source concept and standard concept, as three properties and one relationship. */
export type CodedField = { readonly kind: 'coded'; readonly relationship: string };

/** A number with a UCUM unit: in a property of the record, or the same for all records. */
export type QuantityField = {
  readonly kind: 'quantity';
  readonly unit: { readonly property: string } | { readonly ucum: string };
};

/** Yes or no; `absent` is what stands where nothing is stored. */
export type FlagField = { readonly kind: 'flag'; readonly absent?: false };

/** A plain number; `integer` where the standard has no fractions. `min` and `max`: the least and the greatest that make sense. */
export type NumberField = Partial<Span> & {
  readonly kind: 'number';
  readonly integer?: true;
  readonly derive?: Derive;
};

/**
 * Text, or one of `values`. `absent` is what stands where nothing is known; `strip` is a prefix that is no part
 * of the value; `list`: several values; `panel`: the id of a gene panel; `key`: records are
 * looked up by it; `derive` computes it from the record's other properties; `symbols`: symbols of genes, each by its
 * approved one.
 */
export type TextField = {
  readonly kind: 'text';
  readonly values?: readonly string[];
  readonly absent?: string;
  readonly strip?: string;
  readonly list?: true;
  readonly panel?: true;
  readonly key?: true;
  readonly symbols?: 'HGNC';
  /**
   * `identity`: an identifier or address, of the values of which the cohort index only keeps which are the same. `no`: kept and shown with
   * its record; no criterion, figure or facet knows of it.
   */
  readonly indexed?: 'identity' | 'no';
  readonly derive?: Derive;
};

/** A link to a record of the same patient, as its id and as a relationship; `inverse` is the field of the linked type that lists the records. */
export type ReferenceField = {
  readonly kind: 'reference';
  readonly to: string;
  readonly relationship: string;
  readonly inverse?: string;
};

/** Not stored: a question that `resolve` turns into tests of stored fields. */
export type AskedField = { readonly kind: 'derived'; readonly question: 'covers' | 'status' | 'ids' };

/** Where a field comes from and goes to in the standards. */
export type FieldMapping = {
  /** A record without it is rejected. */
  readonly required?: true;
  /** A mapping must say it: its records without it are rejected. Records that come as they are, such as rows of OMOP, may lack it. */
  readonly mapped?: true;
  /** `table.column` of OMOP CDM 5.4, MI-CDM or the oncology extension. */
  readonly omop?: string;
  /** Concepts of OMOP that its values are, where they are words of the model; those of no value are 0. */
  readonly omopConcepts?: Readonly<Record<string, number>>;
  /** The value that a row of that table stands for, where the other values make none. */
  readonly omopIf?: string;
  /** Keyword of PS3.6. */
  readonly dicom?: string;
  /** Path in a FHIR R4 resource. */
  readonly fhir?: string;
  /** Predicate as prefixed name; without it `kg:` and the field's name. */
  readonly rdf?: string;
  /** Predicates of other vocabularies that say less than this one does, as prefixed names. */
  readonly rdfBroader?: readonly string[];
  /** Terms of other vocabularies that mean nearly the same, as prefixed names. */
  readonly rdfMatches?: readonly string[];
};

/** The properties of one stored record; null where nothing is known. */
export type Properties = Readonly<Record<string, PropertyValue>>;
export type PropertyValue = string | number | boolean | readonly string[] | null;

/** Computes a stored value from the record's other properties; null where they do not decide it. */
export type Derive = (properties: Properties) => string | number | null;

/** What examination finds records of a type: where none was done, their absence means nothing. */
export type Finding = {
  /** Kind of the examination. */
  readonly kind: string;
  /** Text field with what was found, as a panel lists what it covers. */
  readonly subject: string;
  /** Text field of which an examination says which values it can report; without it, it can report all. */
  readonly reported?: string;
};

/** A table of OMOP, and the column of each field that has one in it. */
export type OmopPlace = {
  readonly table: string;
  readonly columns: readonly (readonly [field: string, column: string])[];
};

/** One record type. */
export type RecordModel = {
  /** GraphQL type and Neo4j label. */
  readonly type: string;
  /** Relationship from the patient. */
  readonly relationship: string;
  /** Key in `CriterionInput`; absent where the type is reached through others only. */
  readonly criterion?: string;
  /** Field of `Patient` that lists the records; absent where they are reached through others. */
  readonly list?: string;
  readonly omop: string;
  /** Other tables of OMOP, by the value of a field, with the columns of fields there: of two in one column the first that says something. */
  readonly omopBy?: { readonly field: string; readonly places: Readonly<Record<string, OmopPlace>> };
  /** Classes of other vocabularies that every record is of, beside the `kg:` one of its type, as prefixed names. */
  readonly rdfClasses: readonly string[];
  /** Terms of other vocabularies that mean nearly the same, as prefixed names. */
  readonly rdfMatches?: readonly string[];
  /** A further class, by the value of a field. */
  readonly rdfClassBy?: { readonly field: string; readonly classes: Readonly<Record<string, string>> };
  /** Field that holds the age in completed years; else age follows from the day and the day of birth. */
  readonly age?: string;
  /** Coded field that says what the record is about. */
  readonly concept?: string;
  /** A record without any of these says nothing, unless its row says what `concept` it is about. */
  readonly needs?: readonly string[];
  /** What is counted where a question does not say it: studies of series, specimens that are no part of another. */
  readonly counts?: 'STUDY' | 'ROOT';
  /** Flags that are tested as said here unless the question asks for them. */
  readonly unlessAsked?: Readonly<Record<string, boolean>>;
  /** Text fields that, beside `concept`, say what the record is about. */
  readonly about?: readonly string[];
  readonly foundBy?: Finding;
  readonly fields: Readonly<Record<string, FieldModel>>;
};

/** Properties of every record: provenance and timeline. */
export const commonProperties = [
  'id',
  'dataset',
  'load',
  'file',
  'row',
  'addedBy',
  'timeline',
  'timelineName',
  'derivedFields',
] as const;

/** Whether the cohort index has a column of a field that is stored, and questions may ask for it. */
export function isIndexed(field: FieldModel): boolean {
  return field.kind !== 'derived' && !(field.kind === 'text' && field.indexed === 'no');
}

/** Neo4j properties that hold a field, first the one that is null when the field is missing. */
export function propertiesOf(name: string, field: FieldModel): readonly string[] {
  switch (field.kind) {
    case 'coded':
      return [`${name}Source`, `${name}SourceConcept`, `${name}StandardConcept`];
    case 'quantity':
      return 'property' in field.unit ? [name, field.unit.property] : [name];
    case 'date':
      return [`${name}Day`, `${name}Precision`];
    case 'number':
    case 'text':
    case 'flag':
      return [name];
    case 'reference':
      return [`${name}Id`];
    case 'derived':
      return [];
  }
}
