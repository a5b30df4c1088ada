import { readdirSync, readFileSync } from 'node:fs';
import { type InputValueDefinitionNode, parse, print } from 'graphql';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';

/** What every record can be asked: no type by itself. */
const everyRecord = 'every-record.graphql';

/** Fields of it that need to know when a record starts. */
const needStart = ['within', 'ageAtEvent'];

/** Texts of the `.graphql` files of this folder, and what the inputs of record types have beside their own fields. */
export function readTypeDefs(): readonly string[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.graphql'));
  return [
    ...files
      .filter((file) => file !== everyRecord)
      .sort()
      .map(readText),
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
    const fields = everyRecordFields(type).map(print).join('\n');
    return criterion === undefined ? [] : [`extend input ${inputOf(criterion)} {\n${fields}\n}`];
  });
}

function everyRecordFields(type: RecordType): readonly InputValueDefinitionNode[] {
  const { start } = modelOf(type).fields;
  return parse(readText(everyRecord))
    .definitions.flatMap((definition) =>
      definition.kind === 'InputObjectTypeDefinition' ? (definition.fields ?? []) : [],
    )
    .filter(({ name }) => start !== undefined || !needStart.includes(name.value));
}

function readText(file: string): string {
  return readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
}
