import { toInteger } from '../../graph/graph.ts';
import type { FieldModel, Properties } from '../../ontology/model.ts';

/** Properties as the database stores them: whole numbers as integers, which the driver would else write as floats. */
export function toIntegers(
  fields: Readonly<Record<string, FieldModel>>,
  properties: Properties,
): Readonly<Record<string, unknown>> {
  const whole = Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'date') return [`${name}Day`];
    return field.kind === 'number' && field.integer ? [name] : [];
  });
  const converted = whole.flatMap((name) => {
    const value = properties[name];
    return typeof value === 'number' ? [[name, toInteger(value)]] : [];
  });
  return { ...properties, ...Object.fromEntries(converted) };
}
