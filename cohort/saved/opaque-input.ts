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

function renamePatients(input: unknown, views: readonly View[]): unknown {
  if (!isInput(input) || !Array.isArray(input.ids)) return input;
  return { ...input, ids: input.ids.flatMap((id) => opaqueIds(String(id), views)) };
}
