import type { Derive, Properties } from './model.ts';
import { modelOf, type RecordType, recordTypes } from './records.ts';

const derivedByType = new Map<RecordType, readonly (readonly [string, Derive])[]>(
  recordTypes.map((type) => [
    type,
    Object.entries(modelOf(type).fields).flatMap(([name, field]) =>
      'derive' in field && field.derive ? [[name, field.derive] as const] : [],
    ),
  ]),
);

/** Values that the model computes from the other properties of a record. */
export function derive(type: RecordType, properties: Properties): Properties {
  const derived = derivedByType.get(type) ?? [];
  return Object.fromEntries(derived.map(([name, of]) => [name, of(properties)]));
}
