import type { Holding, Variable } from '../../disclosure/holdings.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { type Entity, entity, inLanguage, literal, named } from '../rdf/entity.ts';
import { predicateOf } from '../records/names.ts';
import { spaced } from './texts.ts';

/** The variables of a dataset as CSVW: a table for each type of record, a column for each field that any record has. */
export function tableGroup(title: string, holds: readonly Holding[], place: string): Entity {
  return entity(place, ['csvw:TableGroup'], {
    'dct:title': [inLanguage(`Variables of ${title}`, 'en')],
    'csvw:table': holds.map((holding) => table(holding, place)),
  });
}

/** Where the column of a field stands in a table group. */
export function columnIri(group: string, { record }: Holding, { field }: Variable): string {
  return `${group}/${record}.${field}`;
}

function table(holding: Holding, group: string): Entity {
  return entity(`${group}/${holding.record}`, ['csvw:Table'], {
    'dct:title': [inLanguage(spaced(holding.record), 'en')],
    'csvw:column': holding.variables.flatMap((variable) => column(holding, variable, group)),
  });
}

function column(holding: Holding, variable: Variable, group: string): readonly Entity[] {
  const model = fieldOf(holding.type, variable.field);
  if (model === undefined) return [];
  return [
    entity(columnIri(group, holding, variable), ['csvw:Column'], {
      'csvw:name': [literal(`${holding.record}.${variable.field}`)],
      'csvw:title': [inLanguage(spaced(variable.field), 'en')],
      'dct:description': [inLanguage(descriptionOf(holding.record, variable.field, model), 'en')],
      'csvw:datatype': [literal(datatypeOf(model))],
      'csvw:propertyUrl': [named(predicateOf(variable.field, model))],
    }),
  ];
}

function fieldOf(type: RecordType, field: string): FieldModel | undefined {
  return modelOf(type).fields[field];
}

function descriptionOf(record: string, field: string, model: FieldModel): string {
  const places = [
    model.omop && `OMOP CDM ${model.omop}`,
    model.fhir && `FHIR ${model.fhir}`,
    model.dicom && `DICOM ${model.dicom}`,
  ].filter((place) => place !== undefined && place !== '');
  const same = places.length === 0 ? '' : ` The same as ${places.join(', ')}.`;
  return `${spaced(field)} of ${spaced(record).toLowerCase()}: ${formOf(model)}.${same}`;
}

function formOf(model: FieldModel): string {
  switch (model.kind) {
    case 'coded':
      return 'a code, with the words of the source and the standard concept';
    case 'quantity':
      return 'ucum' in model.unit ? `a number in ${model.unit.ucum}` : 'a number with its UCUM unit';
    case 'number':
      return model.integer ? 'a whole number' : 'a number';
    case 'text':
      return model.values === undefined ? 'text' : `one of ${model.values.join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'date':
      return 'a day on the timeline of the record';
    case 'reference':
      return `the ${spaced(model.to).toLowerCase()} that it belongs to`;
    case 'derived':
      return 'worked out from other records';
  }
}

function datatypeOf(model: FieldModel): string {
  switch (model.kind) {
    case 'quantity':
      return 'decimal';
    case 'number':
      return model.integer ? 'integer' : 'decimal';
    case 'flag':
      return 'boolean';
    case 'date':
      return 'integer';
    case 'coded':
    case 'text':
    case 'reference':
    case 'derived':
      return 'string';
  }
}
