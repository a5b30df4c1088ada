import { buildSchema, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import {
  commonProperties,
  type FieldModel,
  isIndexed,
  type NumberField,
  propertiesOf,
  type RecordModel,
} from '../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../ontology/records.ts';
import { inputOf, readTypeDefs } from '../schema/type-defs.ts';
import { toCode, toTable } from './table.ts';

/** The data dictionary, from the model and the descriptions of the GraphQL contract. */
export function toDataDictionary(): string {
  const schema = buildSchema(readTypeDefs().join('\n'));
  return `# Data dictionary

Every record type with its fields, as \`ontology/records/\` has them; the descriptions are those of the GraphQL contract.
This page is made by \`npm run docs\`. \`required\`: a record without the field is rejected; \`mapped\`: a mapping must say it, and rows of OMOP
may lack it; \`not asked\`: it is kept and shown, and is in no criterion, figure or facet. OMOP columns are those of CDM 5.4,
MI-CDM (\`image_occurrence\`, \`image_feature\`) and the oncology extension (\`episode\`); DICOM names are keywords of PS3.6; FHIR
paths are those of R4.

${toTable(overview, recordTypes.map(toOverview))}

Beside its fields every record stores ${commonProperties.map(toCode).join(', ')}: its opaque id, its dataset, where it came
from, the fields that other mappings added, each with its load, the timeline of its dates and the names of the fields that were
computed. A coded field is stored as source value, source concept and standard concept, a date as day number and precision, a reference
as the id of the record it points to.

${toSection(schema, { ...patient, type: 'Patient' }, 'Facts of a person, decided from registrations by the precedence of the mapping.')}

${recordTypes.map((type) => toSection(schema, modelOf(type), toWay(modelOf(type)))).join('\n\n')}
`;
}

const overview = ['record', 'way from the patient', 'links to', 'asked as', 'OMOP table', 'RDF classes'];

function toOverview(type: RecordType): readonly string[] {
  const model = modelOf(type);
  return [
    `[${model.type}](#${model.type.toLowerCase()})`,
    toCode(`(:Patient)-[:${model.relationship}]->(:${model.type})`),
    Object.values(model.fields).flatMap(toLink).join(', '),
    toCode(model.criterion),
    toCode(model.omop),
    model.rdfClasses.map(toCode).join(', '),
  ];
}

function toLink(field: FieldModel): readonly string[] {
  return field.kind === 'reference' ? [`\`${field.relationship}\` ${typeNameOf(field.to)}`] : [];
}

function toWay({ type, relationship, list, criterion }: RecordModel): string {
  const asked = criterion === undefined ? 'through other records only' : `as \`${criterion}\``;
  const listed = list === undefined ? 'through other records' : `as \`Patient.${list}\``;
  return `Label \`${type}\`, from the patient by \`${relationship}\`. Asked ${asked}, listed ${listed}.`;
}

type Section = Pick<RecordModel, 'type' | 'criterion' | 'omop' | 'omopBy' | 'rdfClasses' | 'fields'>;

/** Tables of OMOP by the value of a field, with the columns of fields there. */
function toOtherTables({ omopBy }: Section): string {
  const places = Object.entries(omopBy?.places ?? {}).map(([value, { table, columns }]) => {
    const said = columns.map(([field, column]) => `\`${field}\` in \`${column}\``).join(', ');
    return `\`${value}\`: \`${table}\`, with ${said}`;
  });
  return places.length === 0 ? '' : ` (of a \`${omopBy?.field}\` ${places.join('; ')})`;
}

function toSection(schema: GraphQLSchema, model: Section, way: string): string {
  const rows = Object.entries(model.fields).map(([name, field]) => [
    toCode(name),
    toKind(field),
    toUnit(field),
    'values' in field ? (field.values ?? []).map(toCode).join(', ') : '',
    toCode(field.omop),
    toCode(field.dicom),
    toCode(field.fhir),
    toCode(propertiesOf(name, field).join(', ')),
    descriptionOf(schema, model, name),
  ]);
  const header = ['field', 'kind', 'unit', 'values', 'OMOP', 'DICOM', 'FHIR', 'stored as', 'description'];
  return `## ${model.type}

${schema.getType(model.type)?.description ?? ''}

${way} OMOP \`${model.omop}\`${toOtherTables(model)}, RDF ${model.rdfClasses.map(toCode).join(', ')}.

${toTable(header, rows)}`;
}

function toKind(field: FieldModel): string {
  const said = field.required ? ', required' : field.mapped ? ', mapped' : '';
  return `${kindOf(field)}${said}${field.kind === 'derived' || isIndexed(field) ? '' : ', not asked'}`;
}

function kindOf(field: FieldModel): string {
  switch (field.kind) {
    case 'coded':
      return `coded, \`${field.relationship}\` to its Concept`;
    case 'reference':
      return `reference, \`${field.relationship}\` to ${typeNameOf(field.to)}`;
    case 'number':
      return `${field.integer ? 'whole number' : 'number'}${toSpan(field)}${field.derive ? ', computed' : ''}`;
    case 'text':
      return `${field.list ? 'texts' : field.panel ? 'gene panel' : 'text'}${field.derive ? ', computed' : ''}`;
    case 'derived':
      return 'asked, not stored';
    case 'quantity':
    case 'flag':
    case 'date':
      return field.kind;
  }
}

/** From where to where a field goes, as far as the model narrows it. */
function toSpan({ min, max }: NumberField): string {
  if (min === undefined && max === undefined) return '';
  return max === undefined ? `, at least ${min}` : `, ${min ?? ''} to ${max}`;
}

function typeNameOf(key: string): string {
  const type = recordTypes.find((known) => known === key);
  return type === undefined ? key : modelOf(type).type;
}

function toUnit(field: FieldModel): string {
  if (field.kind !== 'quantity') return '';
  return 'ucum' in field.unit ? toCode(field.unit.ucum) : `UCUM code in ${toCode(field.unit.property)}`;
}

/** The description of the field of the GraphQL type; of its test in the criterion where it is only asked. */
function descriptionOf(schema: GraphQLSchema, { type, criterion = '' }: Section, name: string): string {
  const shown = schema.getType(type);
  const found = isObjectType(shown) ? shown.getFields()[name]?.description : undefined;
  const input = schema.getType(inputOf(criterion));
  return found ?? (isInputObjectType(input) ? input.getFields()[name]?.description : undefined) ?? '';
}
