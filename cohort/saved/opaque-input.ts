import type { View } from '../../index/view.ts';
import { opaqueIds, seenByName } from '../match/ids-filter.ts';
import { isInput } from '../parse/values.ts';

/**
 * An input that could be parsed, with opaque ids in place of the source ids of patients: so it can be shown to who may
 * not read these. An id that is nobody's stays.
 */
export function withOpaqueIds(input: unknown, views: readonly View[]): unknown {
  if (Array.isArray(input)) return input.map((member) => withOpaqueIds(member, views));
  if (!isInput(input)) return input;
  const entries = Object.entries(input).map(([key, value]) => [
    key,
    key === 'patient' ? renamePatients(value, views) : withOpaqueIds(value, views),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Opaque ids of the patients whom a criterion names by any id. Those of whom the caller may know nothing are left out, as ids
 * that are nobody's: what is done for an id must not tell one from the other.
 */
export function namedPatients(criterion: unknown, views: readonly View[]): readonly string[] {
  if (Array.isArray(criterion)) return criterion.flatMap((member) => namedPatients(member, views));
  if (!isInput(criterion)) return [];
  const { test, values } = criterion;
  if (test === 'ids' && Array.isArray(values)) return values.flatMap((id) => seenByName(String(id), views));
  return Object.values(criterion).flatMap((part) => namedPatients(part, views));
}

function renamePatients(input: unknown, views: readonly View[]): unknown {
  if (!isInput(input) || !Array.isArray(input.ids)) return input;
  return { ...input, ids: input.ids.flatMap((id) => opaqueIds(String(id), views)) };
}
