import { cypher, name } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { Properties } from '../../ontology/model.ts';
import { isRecordType, modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { BuiltRecord, Reject } from '../delivery.ts';

/** What a load has seen so far: ids of its own records, and of patients and references that exist. */
export type SeenIds = {
  readonly patients: Set<string>;
  readonly records: Set<string>;
  readonly targets: Set<string>;
  /** Whether nothing was there before: what was not seen is not there. */
  readonly first: boolean;
};

/** A reference whose record is not there, or not yet. */
export type Dangling = Pick<BuiltRecord, 'type' | 'id' | 'row' | 'patient'> &
  Reference & { readonly loose: boolean };

/** Records that can be written, without the references that dangle, and why the others cannot. */
export type Checked = {
  readonly records: readonly BuiltRecord[];
  readonly dangling: readonly Dangling[];
  readonly rejects: readonly Reject[];
};

/** Leaves out what comes twice, what belongs to nobody and references that lead nowhere so far. */
export async function checkRecords(
  run: Write,
  records: readonly BuiltRecord[],
  seen: SeenIds,
): Promise<Checked> {
  const { kept, twice } = withoutRepeats(records, seen);
  for (const { type, patient } of kept) if (type === person.record) seen.patients.add(patient);
  await learnPatients(run, kept, seen);
  const owned = kept.filter(({ patient }) => seen.patients.has(patient));
  const orphans = kept.filter(({ patient }) => !seen.patients.has(patient));
  for (const { id } of owned) seen.records.add(id);
  await learnTargets(run, owned.flatMap(referencesOf), seen);
  const parted = owned.map((record) => {
    const dangling = danglingOf(record, seen);
    return { record: withoutDangling(record, dangling), dangling };
  });
  return {
    records: parted.map(({ record }) => record),
    dangling: parted.flatMap(({ dangling }) => dangling),
    rejects: [
      ...twice.map((record) =>
        toReject(record, { column: 'key', reason: 'the same key stands in an earlier row' }),
      ),
      ...orphans.map((record) =>
        toReject(record, { column: 'patient', reason: unknownPatient, value: record.sourceId }),
      ),
    ],
  };
}

const unknownPatient = 'unknown patient';

/** Patients whose records were left out because nobody knew them. */
export function orphansOf(rejects: readonly Reject[]): ReadonlySet<string> {
  return new Set(rejects.filter(({ reason }) => reason === unknownPatient).map(({ patient }) => patient));
}

/** References that lead somewhere by now, and the rejects of the others; a loose one may lead nowhere. */
export async function checkDangling(
  run: Write,
  dangling: readonly Dangling[],
  seen: SeenIds,
): Promise<{ readonly found: readonly Dangling[]; readonly rejects: readonly Reject[] }> {
  await learnTargets(run, dangling, seen);
  return {
    found: dangling.filter(({ target }) => isThere(target, seen)),
    rejects: dangling
      .filter(({ target, loose }) => !loose && !isThere(target, seen))
      .map((one) => ({ ...toReject(one, { column: one.field, reason: `no such ${one.to}` }), kept: true })),
  };
}

function withoutRepeats(records: readonly BuiltRecord[], seen: SeenIds) {
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

async function learnPatients(
  run: Write,
  records: readonly BuiltRecord[],
  { patients, first }: SeenIds,
): Promise<void> {
  if (first) return;
  const asked = [...new Set(records.map(({ patient }) => patient))].filter((id) => !patients.has(id));
  if (asked.length === 0) return;
  const found = await run<{ id: string }>(cypher`
    MATCH (patient:Patient WHERE patient.id IN ${asked})
    RETURN patient.id AS id`);
  for (const { id } of found) patients.add(id);
}

type Reference = { readonly field: string; readonly to: string; readonly target: string };

/** The reference fields of each type, with the type that they lead to. */
const referenceFields: ReadonlyMap<RecordType, readonly Omit<Reference, 'target'>[]> = new Map(
  recordTypes.map((type) => [
    type,
    Object.entries(modelOf(type).fields).flatMap(([field, model]) =>
      model.kind === 'reference' ? [{ field, to: model.to }] : [],
    ),
  ]),
);

/** What a record leads to. */
export function referencesOf({ type, properties }: BuiltRecord): readonly Reference[] {
  return (referenceFields.get(type) ?? []).flatMap((reference) => {
    const target = properties[`${reference.field}Id`];
    return typeof target === 'string' ? [{ ...reference, target }] : [];
  });
}

async function learnTargets(run: Write, references: readonly Reference[], seen: SeenIds): Promise<void> {
  if (seen.first) return;
  const asked = references.filter(({ target }) => !isThere(target, seen));
  for (const to of new Set(asked.map((reference) => reference.to))) {
    if (!isRecordType(to)) throw new TypeError(`no record type ${to}`);
    const ids = asked.filter((one) => one.to === to).map(({ target }) => target);
    const found = await run<{ id: string }>(cypher`
      MATCH (record:${name(modelOf(to).type)} WHERE record.id IN ${ids})
      RETURN record.id AS id`);
    for (const { id } of found) seen.targets.add(id);
  }
}

function isThere(target: string, { records, targets }: SeenIds): boolean {
  return records.has(target) || targets.has(target);
}

function danglingOf(record: BuiltRecord, seen: SeenIds): readonly Dangling[] {
  const { type, id, row, patient, loose } = record;
  return referencesOf(record)
    .filter(({ target }) => !isThere(target, seen))
    .map((reference) => ({ type, id, row, patient, ...reference, loose: loose.includes(reference.field) }));
}

function withoutDangling(record: BuiltRecord, dangling: readonly Dangling[]): BuiltRecord {
  if (dangling.length === 0) return record;
  const gone: Properties = Object.fromEntries(dangling.map(({ field }) => [`${field}Id`, null]));
  return { ...record, properties: { ...record.properties, ...gone } };
}

function toReject(
  { type, row, patient }: Pick<BuiltRecord, 'type' | 'row' | 'patient'>,
  {
    column,
    reason,
    value = '',
  }: { readonly column: string; readonly reason: string; readonly value?: string },
): Reject {
  return { row, record: type, column, value, reason, kept: false, patient };
}
