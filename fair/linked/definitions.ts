import type { FieldModel } from '../../ontology/model.ts';
import { isRecordType, modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { JsonObject } from '../rdf/context.ts';
import type { Name } from '../rdf/prefixes.ts';
import { predicateOf, rangeOf } from '../records/names.ts';

/** What a context says of a field of a GraphQL type; null where the field is no linked data. */
export type Definition = JsonObject | null;

/** Types that are things of RDF, and what is said of their fields. */
const definitions: ReadonlyMap<string, ReadonlyMap<string, Definition>> = new Map([
  [patient.type, new Map([...ofFields(patient.fields), ...lists(), ['datasets', { '@id': 'kg:inDataset' }]])],
  ...recordTypes.map(
    (type) => [modelOf(type).type, new Map([...ofFields(modelOf(type).fields), ...inverses(type)])] as const,
  ),
  [
    'Coded',
    new Map<string, Definition>([
      ['source', { '@id': 'kg:sourceValue' }],
      ['sourceConcept', { '@id': 'kg:sourceConcept' }],
      ['standardConcept', { '@id': 'kg:standardConcept' }],
    ]),
  ],
  [
    'RecordTime',
    new Map<string, Definition>([
      ['timeline', { '@id': 'kg:timelineKind' }],
      ['precision', { '@id': 'kg:precision' }],
      ['daysFromIndex', { '@id': 'kg:day', '@type': 'xsd:integer' }],
    ]),
  ],
  [
    'Concept',
    new Map<string, Definition>([
      ['code', { '@id': 'kg:curie' }],
      ['standard', { '@id': 'kg:standard' }],
      ['parents', { '@id': 'skos:broader' }],
    ]),
  ],
  ['Dataset', new Map<string, Definition>([['title', { '@id': 'dct:title' }]])],
  [
    'GenePanel',
    new Map<string, Definition>([
      ['name', { '@id': 'rdfs:label' }],
      ['genes', { '@id': 'kg:gene' }],
    ]),
  ],
]);

/** Whether things of a GraphQL type are things of RDF. */
export function isLinked(type: string): boolean {
  return definitions.has(type);
}

/** Whether things of a GraphQL type have an IRI of their own: parts of a record have that of the record. */
export function standsAlone(type: string): boolean {
  return isLinked(type) && type !== 'Coded' && type !== 'RecordTime';
}

/** What is said of a field of a linked type; null where it is no linked data. */
export function definitionOf(type: string, field: string): Definition {
  return definitions.get(type)?.get(field) ?? null;
}

/** Numbers of JSON are whole or doubles: decimal ones are said beside the field. By type and field. */
export const decimals: ReadonlyMap<string, Name> = new Map(
  [
    [patient.type, patient.fields] as const,
    ...recordTypes.map((type) => [modelOf(type).type, modelOf(type).fields] as const),
  ].flatMap(([type, fields]) =>
    Object.entries<FieldModel>(fields).flatMap(([name, field]) =>
      isDecimal(field) ? [[`${type}.${name}`, predicateOf(name, field)] as const] : [],
    ),
  ),
);

function isDecimal(field: FieldModel): boolean {
  return field.kind === 'quantity' || (field.kind === 'number' && field.integer !== true);
}

function ofFields(fields: Readonly<Record<string, FieldModel>>): readonly (readonly [string, Definition])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const units = field.kind === 'quantity' && 'property' in field.unit ? [field.unit.property] : [];
    return [
      [name, ofField(name, field)] as const,
      ...units.map((unit) => [unit, { '@id': `kg:${unit}`, '@type': 'cdt:ucumunit' }] as const),
    ];
  });
}

function ofField(name: string, field: FieldModel): Definition {
  const predicate = { '@id': predicateOf(name, field) };
  switch (field.kind) {
    case 'coded':
    case 'date':
    case 'reference':
    case 'flag':
      return predicate;
    case 'number':
      return isDecimal(field) ? null : { ...predicate, '@type': rangeOf(field) };
    case 'text':
      // Identifiers of the source are shown to who may read them, but no IRI of open data is made of them here.
      return field.indexed === undefined ? predicate : null;
    case 'quantity':
    case 'derived':
      return null;
  }
}

/** Lists of a patient's records, each of which says whose it is. */
function lists(): readonly (readonly [string, Definition])[] {
  return recordTypes.flatMap((type) => {
    const { list } = modelOf(type);
    return list === undefined ? [] : [[list, { '@reverse': 'kg:patient' }] as const];
  });
}

/** Fields that list the records which refer to one of the type; those of a study have no inverse in the model. */
function inverses(type: RecordType): readonly (readonly [string, Definition])[] {
  return recordTypes.flatMap((from) =>
    Object.entries(modelOf(from).fields).flatMap(([name, field]) => {
      if (field.kind !== 'reference' || !isRecordType(field.to) || field.to !== type) return [];
      const inverse = field.inverse ?? (name === 'study' ? 'series' : undefined);
      return inverse === undefined ? [] : [[inverse, { '@reverse': predicateOf(name, field) }] as const];
    }),
  );
}
