import type { Steps } from '../../graph/breathe.ts';
import { decidedFields, factsOf } from '../../ontology/decide.ts';
import { type Properties, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { indexEvent, person } from '../../ontology/roles.ts';
import { type Bits, emptyBits, hasBit, setBit } from '../columns/bits.ts';
import { facetsOfPart } from '../columns/facet-lists.ts';
import { propertyReader } from '../columns/property-reader.ts';
import { patientCount, patientsIn, type Segment } from '../columns/segment.ts';
import { allTexts, textAt } from '../columns/texts.ts';
import { createPersons, type PersonRow } from './persons.ts';
import { rowProperties } from './table.ts';

/** Patients between whom others get their turn. */
const inOneGo = 2_000;

/**
 * A segment as it would be decided what patients are if it held some of its datasets alone, and nothing of who has no data in
 * them; the rest is that of the segment.
 */
export function* makePart(segment: Segment, ids: readonly string[]): Steps<Segment> {
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

const saysWho: Deciding = decidingBy(person.record, [person.source, ...decidedFields.map(([name]) => name)]);
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
