import { readdirSync, readFileSync } from 'node:fs';
import {
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';

/** What every record can be asked: no type by itself. */
const everyRecord = 'every-record.graphql';

/** Fields of it that need to know when a record starts. */
const needStart = ['within', 'ageAtEvent'];

/** What records keep of rows of OMOP, and can be asked of them: no types by themselves. */
const omopRow = 'omop-row.graphql';

/** Texts of the `.graphql` files of this folder, and what record types and their inputs have beside their own fields. */
export function readTypeDefs(): readonly string[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.graphql'));
  return [
    ...files
      .filter((file) => file !== everyRecord && file !== omopRow)
      .sort()
      .map(readText),
    ...recordTypes.flatMap(omopFields),
    ...recordInputs(),
  ];
}

/** The input by which a key of `CriterionInput` asks: `TreatmentInput` for `treatment`. */
export function inputOf(criterion: string): string {
  const [first = '', ...others] = criterion;
  return `${first.toUpperCase()}${others.join('')}Input`;
}

/** Keys that the input of a record type has beside its own fields. */
export function everyRecordKeys(type: RecordType): readonly string[] {
  return everyRecordFields(type).map(({ name }) => name.value);
}

function recordInputs(): readonly string[] {
  return recordTypes.flatMap((type) => {
    const { criterion } = modelOf(type);
    return criterion === undefined ? [] : [extension(`input ${inputOf(criterion)}`, everyRecordFields(type))];
  });
}

function everyRecordFields(type: RecordType): readonly InputValueDefinitionNode[] {
  const { start } = modelOf(type).fields;
  return inputFieldsIn(everyRecord).filter(
    ({ name }) => start !== undefined || !needStart.includes(name.value),
  );
}

/** What a type and its input have of rows of OMOP; nothing where its records are none. */
function omopFields(type: RecordType): readonly string[] {
  const { type: label, fields, criterion } = modelOf(type);
  if (fields.omopTable === undefined) return [];
  const shown = extension(`type ${label}`, fieldsIn(omopRow));
  return criterion === undefined
    ? [shown]
    : [shown, extension(`input ${inputOf(criterion)}`, inputFieldsIn(omopRow))];
}

function extension(
  what: string,
  fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[],
): string {
  return `extend ${what} {\n${fields.map(print).join('\n')}\n}`;
}

function fieldsIn(file: string): readonly FieldDefinitionNode[] {
  return typesIn(file).flatMap((one) => (one.kind === 'ObjectTypeDefinition' ? (one.fields ?? []) : []));
}

function inputFieldsIn(file: string): readonly InputValueDefinitionNode[] {
  return typesIn(file).flatMap((one) => (one.kind === 'InputObjectTypeDefinition' ? (one.fields ?? []) : []));
}

function typesIn(file: string) {
  return parse(readText(file)).definitions.filter(isTypeDefinitionNode);
}

function readText(file: string): string {
  return readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
}
