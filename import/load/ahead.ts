import { person } from '../../ontology/roles.ts';
import type { BuiltRecord } from '../delivery.ts';
import { referencesOf } from './references.ts';

/** A batch that is written and may not be committed yet. */
export type Ahead = {
  readonly committed: Promise<void>;
  /** Ids of its records, and of the patients whom it registers; undefined where it brings more than these. */
  readonly brings: ReadonlySet<string> | undefined;
};

/** Nothing that is still to be committed. */
export const nothingAhead: Ahead = { committed: Promise.resolve(), brings: new Set() };

/** A batch of records; without them it brings more than records. */
export function aheadOf(committed: Promise<void>, records: readonly BuiltRecord[] | undefined): Ahead {
  committed.catch(() => {}); // whoever waits for it sees the error
  return { committed, brings: records && new Set(records.flatMap(idsOf)) };
}

function idsOf({ type, id, patient }: BuiltRecord): readonly string[] {
  return type === person.record ? [id, patient] : [id];
}

/** Whether records lead to what a batch brings: until that is committed, nobody else finds it. */
export function restsOn(records: readonly BuiltRecord[], { brings }: Ahead): boolean {
  if (brings === undefined) return true;
  return records.some(
    (record) => brings.has(record.patient) || referencesOf(record).some(({ target }) => brings.has(target)),
  );
}
