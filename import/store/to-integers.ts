import { toInteger } from '../../graph/graph.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import type { FieldModel, Properties } from '../../ontology/model.ts';

type Fields = Readonly<Record<string, FieldModel>>;

/** Properties as the database stores them: whole numbers as integers, which the driver would else write as floats. */
export function toIntegers(fields: Fields, properties: Properties): Readonly<Record<string, unknown>> {
  const stored: Record<string, unknown> = { ...properties };
  for (const name of wholeNumbers(fields)) {
    const value = properties[name];
    if (typeof value === 'number') stored[name] = toInteger(value);
  }
  return stored;
}

/** Properties that are whole numbers. */
const wholeNumbers = rememberBy((fields: Fields) =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'date') return [`${name}Day`];
    return field.kind === 'number' && field.integer ? [name] : [];
  }),
);
