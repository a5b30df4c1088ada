import { cypher, name } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import { type Change, type Deliverer, mergeInto } from './merge.ts';

/** How many records of a type a batch made or changed, and how many it found as they were. */
export type Tally = { readonly loaded: number; readonly unchanged: number };

/** A record that the graph has with other values. */
export type ChangedRecord = { readonly record: BuiltRecord; readonly change: Change };

/** Which records of one type the graph does not have, and which of them say something new. */
export async function findChanges(
  run: Write,
  type: RecordType,
  records: readonly BuiltRecord[],
  deliverer: Deliverer,
) {
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
  return { fresh, changed };
}

/** What writing `records` would do; nothing is written. */
export async function tallyRecords(
  run: Write,
  records: readonly BuiltRecord[],
  deliverer: Deliverer,
): Promise<Readonly<Record<string, Tally>>> {
  const tallies: Record<string, Tally> = {};
  for (const type of recordTypes) {
    const some = records.filter((record) => record.type === type);
    if (some.length === 0) continue;
    const { fresh, changed } = await findChanges(run, type, some, deliverer);
    const loaded = fresh.length + changed.length;
    tallies[type] = { loaded, unchanged: some.length - loaded };
  }
  return tallies;
}
