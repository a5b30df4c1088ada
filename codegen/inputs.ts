import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputObjectTypeExtensionNode,
  type InputValueDefinitionNode,
  Kind,
  print,
} from 'graphql';
import type { FieldModel } from '../ontology/model.ts';
import { modelOf, patient, recordTypes } from '../ontology/records.ts';

/** Keys whose test is not the one of their field's kind. */
const writtenByHand = [
  'ImagingInput.modality', // DICOM codes, not a concept set
  'ImagingInput.segmentationOf', // a test of the study that is referred to
];

/** Who can be asked for by a key of CriterionInput. */
const criteria = [
  { criterion: 'patient', fields: patient.fields },
  ...recordTypes.map((type) => modelOf(type)),
];

/**
 * What the inputs of record types lack to ask for the fields of the catalogue: a line for each, with the type that is
 * expected. It needs no valid schema, for a type that nobody defines is the usual fault.
 * @example 'RadiotherapyInput.dose: expected QuantityRangeInput for a field of kind quantity, got FloatRangeInput'
 */
export function inputFaults(schema: DocumentNode): readonly string[] {
  const keys = keysOf(schema, 'CriterionInput');
  return criteria.flatMap(({ criterion, fields }) => {
    if (criterion === undefined) return [];
    const input = keys.find(({ name }) => name.value === criterion);
    return input === undefined
      ? [`CriterionInput.${criterion}: expected, for the catalogue has this criterion`]
      : keysOf(schema, print(input.type)).flatMap((key) =>
          faultsOf(schema, print(input.type), { key, fields }),
        );
  });
}

type Tested = {
  readonly key: InputValueDefinitionNode;
  readonly fields: Readonly<Record<string, FieldModel>>;
};

function faultsOf(schema: DocumentNode, input: string, { key, fields }: Tested): readonly string[] {
  const path = `${input}.${key.name.value}`;
  const field = fields[key.name.value];
  if (field === undefined || writtenByHand.includes(path)) return [];
  const expected = expectedTypes(schema, field);
  const type = print(key.type);
  if (expected === undefined || expected.includes(type)) return [];
  const kinds = expected.length === 0 ? 'no key' : expected.join(' or ');
  return [`${path}: expected ${kinds} for a field of kind ${field.kind}, got ${type}`];
}

/** The types of keys that ask for a field; undefined where the question is special to the field. */
function expectedTypes(schema: DocumentNode, field: FieldModel): readonly string[] | undefined {
  switch (field.kind) {
    case 'coded':
      return ['ConceptSetInput'];
    case 'number':
      return ['IntRangeInput'];
    case 'quantity':
      return ['QuantityRangeInput'];
    case 'flag':
      return ['Boolean'];
    case 'text':
      return field.values === undefined ? ['[String!]', '[ID!]'] : [enumOf(schema, field.values)];
    case 'date':
    case 'reference':
      return [];
    case 'derived':
      return undefined;
  }
}

/** A list of the enum that has these values. */
function enumOf(schema: DocumentNode, values: readonly string[]): string {
  const found = schema.definitions.find(
    (node): node is EnumTypeDefinitionNode =>
      node.kind === Kind.ENUM_TYPE_DEFINITION &&
      String(node.values?.map(({ name }) => name.value)) === String(values),
  );
  return found === undefined ? `a list of a new enum of ${values.join(', ')}` : `[${found.name.value}!]`;
}

/** The keys of an input and of its extensions. */
function keysOf(schema: DocumentNode, input: string): readonly InputValueDefinitionNode[] {
  return schema.definitions
    .filter(
      (node): node is InputObjectTypeDefinitionNode | InputObjectTypeExtensionNode =>
        node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION,
    )
    .filter(({ name }) => name.value === input)
    .flatMap(({ fields = [] }) => fields);
}
