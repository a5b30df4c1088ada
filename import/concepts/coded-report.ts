import { codedFields, modelOf } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';

/** How much of a coded field has a standard concept, of the values that are there. */
export type CodedReport = { values: number; mapped: number; readonly unmapped: Map<string, number> };

/** Counts which coded values of a record have a standard concept; `coded` is by field, such as `Condition.code`. */
export function addCoded(coded: Map<string, CodedReport>, { type, properties }: BuiltRecord): void {
  for (const name of codedFields(type)) {
    const source = properties[`${name}Source`];
    if (typeof source !== 'string') continue;
    const key = `${modelOf(type).type}.${name}`;
    const counts = coded.get(key) ?? { values: 0, mapped: 0, unmapped: new Map<string, number>() };
    coded.set(key, counts);
    counts.values += 1;
    if (properties[`${name}StandardConcept`] != null) counts.mapped += 1;
    else counts.unmapped.set(source, (counts.unmapped.get(source) ?? 0) + 1);
  }
}
