import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { Name } from '../rdf/prefixes.ts';
import { classOf, predicateOf } from './names.ts';

/** A record type, or that of patients, with what RDF says of it. */
export type TypeTerms = {
  /** GraphQL type. */
  readonly type: string;
  readonly class: Name;
  readonly rdfClasses: readonly string[];
  readonly rdfMatches: readonly string[];
  readonly fields: readonly (readonly [name: string, field: FieldModel])[];
};

/** Every type of the model, patients first. */
export const typeTerms: readonly TypeTerms[] = [
  { ...patient, class: classOf('patient'), fields: storedOf(patient.fields) },
  ...recordTypes.map((type) => recordTerms(type)),
];

function recordTerms(type: RecordType): TypeTerms {
  const { rdfMatches = [], ...model } = modelOf(type);
  return { ...model, rdfMatches, class: classOf(type), fields: storedOf(model.fields) };
}

function storedOf(fields: Readonly<Record<string, FieldModel>>): TypeTerms['fields'] {
  return Object.entries(fields).filter(([, { kind }]) => kind !== 'derived');
}

/** Whether a range is a datatype. */
export function isDatatype(range: Name): boolean {
  return /^(?:xsd|cdt):|^rdfs:Literal$/.test(range);
}

/** The fields of a type, each with the predicate that says it. */
export function predicatesOf({
  fields,
}: TypeTerms): readonly (readonly [predicate: Name, name: string, field: FieldModel])[] {
  return fields.map(([name, field]) => [predicateOf(name, field), name, field]);
}

/** A name of the model in words: `studyInstanceUid`, `study instance uid`. */
export function termInWords(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}
