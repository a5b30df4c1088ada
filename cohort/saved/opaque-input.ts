import type { View } from '../../index/view.ts';
import { opaqueIds } from '../match/ids-filter.ts';
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

/** Opaque ids of the patients whom an input names by any id. */
export function namedPatients(input: unknown, views: readonly View[]): readonly string[] {
  if (Array.isArray(input)) return input.flatMap((member) => namedPatients(member, views));
  if (!isInput(input)) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    key === 'patient' && isInput(value) && Array.isArray(value.ids)
      ? value.ids.flatMap((id) => opaqueIds(String(id), views))
      : namedPatients(value, views),
  );
}

function renamePatients(input: unknown, views: readonly View[]): unknown {
  if (!isInput(input) || !Array.isArray(input.ids)) return input;
  return { ...input, ids: input.ids.flatMap((id) => opaqueIds(String(id), views)) };
}
