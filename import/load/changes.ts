import { cypher, name } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import { type Shared, sharedBy } from '../store/shares.ts';
import { type Change, type Deliverer, mergeInto } from './merge.ts';

/** How many records of a type a batch made or changed, and how many it found as they were. */
export type Tally = { readonly loaded: number; readonly unchanged: number };

/** Records of one type. */
export type TypedRecords = { readonly type: RecordType; readonly records: readonly BuiltRecord[] };

/** A record that the graph has with other values. */
export type ChangedRecord = { readonly record: BuiltRecord; readonly change: Change };

/** Of the records of one type those that the graph does not have, and those that say something new. */
export type Changes = {
  readonly type: RecordType;
  readonly fresh: readonly BuiltRecord[];
  readonly changed: readonly ChangedRecord[];
  /** Datasets of records that another delivery brought for another dataset. */
  readonly shared: readonly Shared[];
};

/** Records by type, in the order of the types; none of a type that has none. */
export function byType(records: readonly BuiltRecord[]): readonly TypedRecords[] {
  return recordTypes
    .map((type) => ({ type, records: records.filter((record) => record.type === type) }))
    .filter((some) => some.records.length > 0);
}

/** What is new in the records of one type. */
export async function findChanges(
  run: Write,
  { type, records }: TypedRecords,
  deliverer: Deliverer,
): Promise<Changes> {
  if (deliverer.first) return { type, fresh: records, changed: [], shared: [] };
  const known = await run<{ properties: Properties & { readonly id: string } }>(cypher`
    MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${records.map(({ id }) => id)})
    RETURN properties(record) AS properties`);
  const stored = new Map(known.map(({ properties }) => [properties.id, properties]));
  const fresh = records.filter(({ id }) => !stored.has(id));
  const changed = records.flatMap((record): readonly ChangedRecord[] => {
    const old = stored.get(record.id);
    const change = old && mergeInto(record, old, deliverer);
    return change === undefined ? [] : [{ record, change }];
  });
  const shared = records.flatMap((record) => sharedWith(record, stored.get(record.id), deliverer));
  return { type, fresh, changed, shared };
}

function sharedWith(
  { properties }: BuiltRecord,
  stored: Properties | undefined,
  { mine }: Deliverer,
): readonly Shared[] {
  if (stored === undefined || mine.has(String(stored.load))) return [];
  return sharedBy(String(stored.dataset), String(properties.dataset));
}

/** How many of the records that were looked at are new in some way. */
export function tallyOf({ records }: TypedRecords, { fresh, changed }: Changes): Tally {
  const loaded = fresh.length + changed.length;
  return { loaded, unchanged: records.length - loaded };
}

/** What writing `records` would do; nothing is written. */
export async function tallyRecords(
  run: Write,
  records: readonly BuiltRecord[],
  deliverer: Deliverer,
): Promise<Readonly<Record<string, Tally>>> {
  const tallies: Record<string, Tally> = {};
  for (const some of byType(records))
    tallies[some.type] = tallyOf(some, await findChanges(run, some, deliverer));
  return tallies;
}
