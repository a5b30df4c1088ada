import { cypher, name } from '../loaders/cypher.ts';
import type { Write } from '../loaders/graph.ts';
import type { FieldModel, Properties } from '../ontology/model.ts';
import { isRecordType, modelOf } from '../ontology/records.ts';
import type { BuiltRecord, Reject } from './table.ts';

/** What a load has seen so far: ids of its own records, and of patients and references that exist. */
export type Seen = {
  readonly patients: Set<string>;
  readonly records: Set<string>;
  readonly targets: Set<string>;
};

/** Records that can be written, and why the others cannot. */
export type Checked = { readonly records: readonly BuiltRecord[]; readonly rejects: readonly Reject[] };

/** Leaves out what comes twice, what belongs to nobody and references that lead nowhere. */
export async function checkRecords(
  run: Write,
  records: readonly BuiltRecord[],
  seen: Seen,
): Promise<Checked> {
  const { kept, twice } = withoutRepeats(records, seen);
  for (const { type, patient } of kept) if (type === 'registration') seen.patients.add(patient);
  await learnPatients(run, kept, seen);
  const owned = kept.filter(({ patient }) => seen.patients.has(patient));
  const orphans = kept.filter(({ patient }) => !seen.patients.has(patient));
  for (const { id } of owned) seen.records.add(id);
  await learnTargets(run, owned, seen);
  const linked = owned.map((record) => withoutDangling(record, seen));
  return {
    records: linked.map(({ record }) => record),
    rejects: [
      ...twice.map((record) => toReject(record, 'key', 'the same key stands in an earlier row')),
      ...orphans.map((record) => toReject(record, 'patient', 'unknown patient', record.sourceId)),
      ...linked.flatMap(({ rejects }) => rejects),
    ],
  };
}

function withoutRepeats(records: readonly BuiltRecord[], seen: Seen) {
  const ids = new Set<string>();
  const isRepeat = ({ id }: BuiltRecord) => {
    const repeat = seen.records.has(id) || ids.has(id);
    ids.add(id);
    return repeat;
  };
  const twice = records.filter(isRepeat);
  const repeats = new Set(twice);
  return { kept: records.filter((record) => !repeats.has(record)), twice };
}

async function learnPatients(run: Write, records: readonly BuiltRecord[], { patients }: Seen): Promise<void> {
  const asked = [...new Set(records.map(({ patient }) => patient))].filter((id) => !patients.has(id));
  if (asked.length === 0) return;
  const found = await run<{ id: string }>(cypher`
    MATCH (patient:Patient WHERE patient.id IN ${asked})
    RETURN patient.id AS id`);
  for (const { id } of found) patients.add(id);
}

type Reference = { readonly field: string; readonly to: string; readonly id: string };

function referencesOf({ type, properties }: BuiltRecord): readonly Reference[] {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(type).fields;
  return Object.entries(fields).flatMap(([field, model]) => {
    const id = properties[`${field}Id`];
    return model.kind === 'reference' && typeof id === 'string' ? [{ field, to: model.to, id }] : [];
  });
}

async function learnTargets(
  run: Write,
  records: readonly BuiltRecord[],
  { records: own, targets }: Seen,
): Promise<void> {
  const asked = records.flatMap(referencesOf).filter(({ id }) => !own.has(id) && !targets.has(id));
  for (const to of new Set(asked.map((reference) => reference.to))) {
    if (!isRecordType(to)) throw new TypeError(`no record type ${to}`);
    const found = await run<{ id: string }>(cypher`
      MATCH (record:${name(modelOf(to).type)} WHERE record.id IN ${asked.filter((one) => one.to === to).map(({ id }) => id)})
      RETURN record.id AS id`);
    for (const { id } of found) targets.add(id);
  }
}

/** The record without references to records that are not there. */
function withoutDangling(
  record: BuiltRecord,
  seen: Seen,
): { readonly record: BuiltRecord; readonly rejects: readonly Reject[] } {
  const dangling = referencesOf(record).filter(({ id }) => !seen.records.has(id) && !seen.targets.has(id));
  if (dangling.length === 0) return { record, rejects: [] };
  const gone: Properties = Object.fromEntries(dangling.map(({ field }) => [`${field}Id`, null]));
  return {
    record: { ...record, properties: { ...record.properties, ...gone } },
    rejects: dangling
      .filter(({ field }) => !record.loose.includes(field))
      .map(({ field, to }) => ({ ...toReject(record, field, `no such ${to}`), kept: true })),
  };
}

function toReject({ type, row, patient }: BuiltRecord, column: string, reason: string, value = ''): Reject {
  return { row, record: type, column, value, reason, kept: false, patient };
}
