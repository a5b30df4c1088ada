import { setImmediate } from 'node:timers/promises';
import { atOnce, type Steps } from '../graph/breathe.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { factsOf } from '../ontology/decide.ts';
import { type Properties, type PropertyValue, propertiesOf } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import { indexEvent, person } from '../ontology/roles.ts';
import { createPersons, type PersonRow } from './build/persons.ts';
import { rowProperties } from './build/table.ts';
import type { CohortIndex } from './cohort-index.ts';
import { addAll, type Bits, emptyBits, hasBit, setBit } from './columns/bits.ts';
import { facetsOfPart } from './columns/facet-lists.ts';
import { propertyReader } from './columns/property-reader.ts';
import { patientCount, type Segment } from './columns/segment.ts';
import { allTexts, textAt } from './columns/texts.ts';

/** Parts of a segment that are remembered: of one population that different people may use different datasets of. */
const most = 8;

/** Parts by the datasets that they are of, the one that was used last behind all others. */
const partsOf = rememberBy<[Segment], Map<string, Segment>>(() => new Map());

/** Parts that are being made. */
const coming = rememberBy<[Segment], Map<string, Promise<Segment>>>(() => new Map());

/**
 * A segment as it would be decided what patients are if it held some of its datasets alone; the rest is the same in both. Made
 * once, at once where `prepareParts` has not made it.
 */
export function partOf(segment: Segment, ids: readonly string[]): Segment {
  const key = JSON.stringify(ids);
  return keep(segment, key, partsOf(segment).get(key) ?? atOnce(makePart(segment, ids)));
}

/** Makes the parts of an index that questions over these datasets need; others go on meanwhile. */
export async function prepareParts({ segments }: CohortIndex, datasets: readonly string[]): Promise<void> {
  await Promise.all(segments.map((segment) => prepare(segment, datasetsAmong(segment, datasets))));
}

/** The datasets of a segment that are among some. */
export function datasetsAmong({ datasets: { ids } }: Segment, some: readonly string[]): readonly string[] {
  return ids.filter((id) => some.includes(id));
}

/** Patients with data in some datasets. */
export function patientsIn(segment: Segment, ids: readonly string[]): Bits {
  const patients = emptyBits(patientCount(segment));
  segment.datasets.patients.forEach((own, n) => {
    if (ids.includes(segment.datasets.ids[n] ?? '')) addAll(patients, own);
  });
  return patients;
}

async function prepare(segment: Segment, ids: readonly string[]): Promise<void> {
  const key = JSON.stringify(ids);
  if (ids.length === 0 || ids.length === segment.datasets.ids.length || partsOf(segment).has(key)) return;
  const under = coming(segment);
  const part = under.get(key) ?? unhurried(makePart(segment, ids)).finally(() => under.delete(key));
  under.set(key, part);
  keep(segment, key, await part);
}

/** What comes of work between the steps of which others get their turn; nobody's leaving ends it. */
async function unhurried<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}

function keep(segment: Segment, key: string, part: Segment): Segment {
  const parts = partsOf(segment);
  parts.delete(key);
  parts.set(key, part);
  const [oldest] = parts.keys();
  if (parts.size > most && oldest !== undefined) parts.delete(oldest);
  return part;
}

/** Patients between whom others get their turn. */
const inOneGo = 2_000;

function* makePart(segment: Segment, ids: readonly string[]): Steps<Segment> {
  const isSeen = seenIn(segment, ids);
  const everybody = patientsIn(segment, ids);
  const partly = yield* partlyKnown(segment, isSeen);
  const stored = storedPersons(segment);
  const decided = decidedPersons(segment, isSeen);
  const builder = createPersons();
  for (let patient = 0; patient < patientCount(segment); patient += 1) {
    if (patient % inOneGo === 0) yield;
    builder.add(
      !hasBit(everybody, patient) ? nothing : hasBit(partly, patient) ? decided(patient) : stored(patient),
    );
  }
  const { persons, births } = builder.finish();
  yield;
  const facets = yield* facetsOfPart(segment, persons, isSeen);
  return { ...segment, persons, births, facets };
}

/** Whether a record of a type is of the datasets of a part. */
type IsSeen = (type: RecordType) => (record: number) => boolean;

function seenIn({ records }: Segment, ids: readonly string[]): IsSeen {
  return (type) => {
    const { dataset } = records[type].columns;
    const [texts] = dataset?.kind === 'values' ? dataset.parts : [];
    if (dataset?.kind !== 'values' || texts === undefined) return () => false;
    const seen = Uint8Array.from(allTexts(texts), (id) => (id !== null && ids.includes(id) ? 1 : 0));
    return (record) => seen[dataset.entries[record] ?? 0] === 1;
  };
}

/** Patients of whom something that decides what they are is in no dataset of a part: of all others, what is decided stands. */
function* partlyKnown(segment: Segment, isSeen: IsSeen): Steps<Bits> {
  const found = emptyBits(patientCount(segment));
  for (const [type, decides] of [
    [person.record, () => true],
    [indexEvent.record, isIndexIn(segment)],
  ] as const) {
    const { count, owners } = segment.records[type];
    const sees = isSeen(type);
    for (let record = 0; record < count; record += 1)
      if (!sees(record) && decides(record)) setBit(found, owners[record] ?? 0);
    yield;
  }
  return found;
}

function isIndexIn({ records }: Segment): (record: number) => boolean {
  const read = propertyReader(indexEvent.record, records[indexEvent.record], indexEvent.flag);
  return (record) => read(record) === 'true';
}

const patientRow = rowProperties('patient');

/** What is known of who does not exist in a part. */
const nothing: PersonRow = {
  row: patientRow.map(() => null),
  birth: { day: null, precision: null, clock: null },
};

/** Patients as they are. */
function storedPersons({ persons, births }: Segment): (patient: number) => PersonRow {
  const readers = patientRow.map((property) => propertyReader('patient', persons, property));
  const dayOf = propertyReader(person.record, { ...persons, columns: { birth: births } }, 'birthDay');
  const precisionOf = propertyReader(
    person.record,
    { ...persons, columns: { birth: births } },
    'birthPrecision',
  );
  return (patient) => ({
    row: readers.map((read) => read(patient)),
    birth: {
      day: numberOf(dayOf(patient)),
      precision: textOf(precisionOf(patient)),
      clock: textAt(births.clocks, patient),
    },
  });
}

/** Patients as the records that are seen decide them. */
function decidedPersons(segment: Segment, isSeen: IsSeen): (patient: number) => PersonRow {
  const registrationsOf = evidenceIn(segment.records, saysWho, isSeen(saysWho.type));
  const sees = isSeen(saysWhen.type);
  const isIndex = isIndexIn(segment);
  const eventsOf = evidenceIn(segment.records, saysWhen, (record) => sees(record) && isIndex(record));
  return (patient) => {
    const evidence = { registrations: registrationsOf(patient), index: eventsOf(patient) };
    const facts = factsOf(evidence, segment.precedence);
    return {
      row: patientRow.map((property) => facts[property] ?? null),
      birth: {
        day: numberOf(facts.birthDay),
        precision: textOf(facts.birthPrecision),
        clock: textOf(facts.birthTimeline),
      },
    };
  };
}

/** Records of a type, and what of them decides what patients are. */
type Deciding = { readonly type: RecordType; readonly properties: readonly string[] };

const saysWho: Deciding = decidingBy(person.record, Object.keys(modelOf(person.record).fields));
const saysWhen: Deciding = decidingBy(indexEvent.record, [indexEvent.age, indexEvent.year, 'start']);

function decidingBy(type: RecordType, fields: readonly string[]): Deciding {
  const model = modelOf(type).fields;
  const properties = fields.flatMap((name) =>
    model[name] === undefined ? [] : propertiesOf(name, model[name]),
  );
  return { type, properties: [...properties, 'timelineName', 'timeline'] };
}

/** What the records of a patient say that count. Their ids are in the order of those of the graph. */
function evidenceIn(
  records: Segment['records'],
  { type, properties }: Deciding,
  counts: (record: number) => boolean,
): (patient: number) => readonly Properties[] {
  const table = records[type];
  const readers = properties.map((property) => [property, propertyReader(type, table, property)] as const);
  return (patient) => {
    const said: Properties[] = [];
    for (let record = table.offsets[patient] ?? 0; record < (table.offsets[patient + 1] ?? 0); record += 1)
      if (counts(record))
        said.push({
          ...Object.fromEntries(readers.map(([property, read]) => [property, read(record)])),
          id: String(record).padStart(10, '0'),
        });
    return said;
  };
}

function numberOf(value: PropertyValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: PropertyValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
