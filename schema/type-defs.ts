import { readdirSync, readFileSync } from 'node:fs';
import { type InputValueDefinitionNode, parse, print } from 'graphql';
import { modelOf, recordTypes } from '../ontology/records.ts';

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

function recordInputs(): readonly string[] {
  const common = parse(readText(everyRecord)).definitions.flatMap((definition) =>
    definition.kind === 'InputObjectTypeDefinition' ? (definition.fields ?? []) : [],
  );
  return recordTypes.flatMap((type) => {
    const { criterion, fields } = modelOf(type);
    const asked = common.filter(({ name }) => fields.start !== undefined || !needStart.includes(name.value));
    return criterion === undefined ? [] : [toExtension(criterion, asked)];
  });
}

/** `treatment` asks by `TreatmentInput`. */
function toExtension(criterion: string, fields: readonly InputValueDefinitionNode[]): string {
  const [first = '', ...others] = criterion;
  return `extend input ${first.toUpperCase()}${others.join('')}Input {\n${fields.map(print).join('\n')}\n}`;
}

function readText(file: string): string {
  return readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
}
