import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';

const schema = createSchema();

/** Fields of the GraphQL types that are written by hand, with the reason. */
const writtenByHand = [
  'Patient.sourceId', // what every patient has
  'Patient.datasets', // what every patient has
  'Patient.conflicts', // from all registrations
  'ImagingStudy.series', // the inverse of a reference, as pages
  'ImagingStudy.viewerUrl', // from all series
];

/** Stored fields without a GraphQL field of their own. */
const notShown = ['Patient.conflict']; // shown as `conflicts`

/** Flags that are false, not unknown, where nothing is stored. */
const falseByDefault = ['Condition.index'];

/** Integers that do not fit in the 32 bits of Int. */
const large = ['ImagingSeries.sizeBytes'];

/** Keys that every record input may have. */
const commonKeys = [
  'occurrences',
  'within',
  'ageAtEvent',
  'linked',
  'missing',
  'present',
  'dataset',
  'sourceFile',
];

/** Keys of record inputs that are not the plain test of a catalogue field. */
const specialKeys: Readonly<Record<string, string>> = {
  'PatientInput.ids': '[ID!]',
  'ImagingInput.modality': '[String!]', // DICOM codes, not a concept set
  'ImagingInput.descriptionContains': 'String',
  'ImagingInput.sameStudy': 'ImagingInput',
  'ImagingInput.segmentationOf': 'ImagingInput',
  'AssayInput.gene': '[String!]',
  'VariantInput.status': '[VariantStatus!]',
};

describe.each(recordTypes)('%s', (type) => {
  const model = modelOf(type);
  const fields = objectType(model.type).getFields();

  it('shows every stored field with the fitting type', () => {
    const wrong = Object.entries(model.fields).filter(([name, field]) => !isShown(model.type, name, field));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('shows nothing that is neither in the catalogue nor written by hand', () => {
    const known = [...catalogueFields(type), ...common(type)];
    const unknown = Object.keys(fields).filter((name) => !known.includes(name));
    expect(unknown.filter((name) => !writtenByHand.includes(`${model.type}.${name}`))).toEqual([]);
  });

  it('shows what every record has', () => {
    expect(common(type).filter((name) => fields[name] === undefined)).toEqual([]);
  });

  it('is listed by the patient as the catalogue says', () => {
    const list = model.list === undefined ? undefined : objectType('Patient').getFields()[model.list]?.type;
    const ways = [`[${model.type}!]!`, `${model.type}Connection!`];
    expect(model.list === undefined || ways.includes(String(list))).toBe(true);
  });

  it('is asked for with tests that fit its fields', () => {
    expect(model.criterion === undefined ? [] : unfitKeys(model.criterion, model.fields)).toEqual([]);
  });
});

describe('patient', () => {
  it('shows every stored field with the fitting type', () => {
    const wrong = Object.entries<FieldModel>(patient.fields).filter(
      ([name, field]) => !isShown('Patient', name, field),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('shows nothing that is neither in the catalogue nor written by hand', () => {
    const lists = recordTypes.flatMap((type) => modelOf(type).list ?? []);
    const known = ['id', ...Object.keys(patient.fields), ...lists];
    const unknown = Object.keys(objectType('Patient').getFields()).filter((name) => !known.includes(name));
    expect(unknown.filter((name) => !writtenByHand.includes(`Patient.${name}`))).toEqual([]);
  });

  it('is asked for with tests that fit its fields', () => {
    expect(unfitKeys('patient', patient.fields)).toEqual([]);
  });
});

describe('CriterionInput and RecordInput', () => {
  it('ask for every record type that has a criterion', () => {
    const criteria = recordTypes.flatMap((type) => modelOf(type).criterion ?? []).sort();
    const keys = Object.keys(inputType('RecordInput').getFields()).sort();
    expect([keys, criteria.filter((key) => !(key in inputType('CriterionInput').getFields()))]).toEqual([
      criteria,
      [],
    ]);
  });
});

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`no type ${name}`);
  return type;
}

function inputType(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new TypeError(`no input ${name}`);
  return type;
}

/** Fields of a record type that come from catalogue entries, its own and those that refer to it. */
function catalogueFields(type: RecordType): readonly string[] {
  const own = Object.entries(modelOf(type).fields).flatMap(([name, field]) =>
    field.kind === 'quantity' && 'property' in field.unit ? [name, field.unit.property] : [name],
  );
  const inverses = recordTypes.flatMap((from) =>
    Object.values(modelOf(from).fields).flatMap((field) =>
      field.kind === 'reference' && field.to === type ? (field.inverse ?? []) : [],
    ),
  );
  return [...own, ...inverses];
}

function common(type: RecordType): readonly string[] {
  const { age, fields } = modelOf(type);
  const aged = age !== undefined || fields.start !== undefined;
  return ['id', 'derivedFields', 'provenance', ...(aged ? ['ageAtEvent'] : [])];
}

function isShown(type: string, name: string, field: FieldModel): boolean {
  const path = `${type}.${name}`;
  const shown = objectType(type).getFields()[name]?.type;
  if (field.kind === 'derived' || notShown.includes(path)) return shown === undefined;
  if (shown === undefined) return false;
  const always =
    field.required === true ||
    (field.kind === 'text' && field.absent !== undefined) ||
    falseByDefault.includes(path);
  if (large.includes(path)) return String(shown) === 'Float';
  return isNonNullType(shown) === always && fits(type, getNullableType(shown), field);
}

function fits(type: string, shown: GraphQLOutputType, field: FieldModel): boolean {
  switch (field.kind) {
    case 'coded':
      return String(shown) === 'Coded';
    case 'date':
      return String(shown) === 'RecordTime';
    case 'flag':
      return String(shown) === 'Boolean';
    case 'number':
      return String(shown) === (field.integer ? 'Int' : 'Float');
    case 'quantity':
      return String(shown) === 'Float' && hasUnit(type, field.unit);
    case 'reference':
      return recordTypes.some((to) => to === field.to && String(shown) === modelOf(to).type);
    case 'text':
      if (field.panel) return String(shown) === 'GenePanel';
      if (isListType(shown) !== (field.list === true)) return false;
      return field.values === undefined
        ? ['String', 'ID'].includes(String(shown))
        : hasValues(shown, field.values);
    case 'derived':
      return false;
  }
}

function hasUnit(type: string, unit: { readonly property: string } | { readonly ucum: string }): boolean {
  return 'ucum' in unit || String(objectType(type).getFields()[unit.property]?.type) === 'String';
}

function hasValues(type: GraphQLInputType | GraphQLOutputType, values: readonly string[]): boolean {
  const named = getNamedType(type);
  return isEnumType(named) && String(named.getValues().map(({ name }) => name)) === String(values);
}

/** Keys of the input of a criterion that fit neither a field of the catalogue nor the lists above. */
function unfitKeys(criterion: string, fields: Readonly<Record<string, FieldModel>>): readonly string[] {
  const input = inputType(String(inputType('CriterionInput').getFields()[criterion]?.type));
  const unfit = Object.values(input.getFields()).filter(({ name, type }) => {
    const special = specialKeys[`${input.name}.${name}`];
    if (special !== undefined) return String(type) !== special;
    const field = fields[name];
    return field === undefined ? !commonKeys.includes(name) : !asks(type, field);
  });
  const unasked = Object.entries(fields).filter(
    ([name, field]) => field.kind === 'derived' && !(name in input.getFields()),
  );
  return [...unfit.map(({ name }) => name), ...unasked.map(([name]) => name)];
}

function asks(type: GraphQLInputType, field: FieldModel): boolean {
  switch (field.kind) {
    case 'coded':
      return String(type) === 'ConceptSetInput';
    case 'number':
      return String(type) === 'IntRangeInput';
    case 'quantity':
      return String(type) === 'QuantityRangeInput';
    case 'flag':
      return String(type) === 'Boolean';
    case 'text':
      return field.values === undefined
        ? ['[String!]', '[ID!]'].includes(String(type))
        : isListType(type) && hasValues(type, field.values);
    case 'date':
    case 'reference':
    case 'derived':
      return false;
  }
}
