import type { Anchor, Range } from '../../cohort/criterion.ts';
import type { CodeSet, PlanLink, Related, Test, WindowTest } from '../../cohort/plan.ts';
import type { Properties, PropertyValue } from '../../ontology/model.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';

/** A patient of a fixture with the records that may be seen. */
export type Person = {
  readonly facts: Properties;
  readonly datasets: readonly string[];
  readonly recordsOf: (type: RecordType) => readonly Properties[];
  /** Whether the patient may be asked for by the id of the source. */
  readonly named: boolean;
};

/** What a test is put to: a record of a person, or the person itself. */
export type Subject = {
  readonly record: Properties;
  readonly age?: string | undefined;
  readonly person: Person;
};

/** Records of a person for which all tests hold. */
export function recordsFor({ record: type, tests }: Related, person: Person): readonly Properties[] {
  const { age } = modelOf(type);
  return person
    .recordsOf(type)
    .filter((record) => tests.every((test) => holds(test, { record, age, person })));
}

/** Whether all tests hold for the person itself. */
export function holdsForPerson(tests: readonly Test[], person: Person): boolean {
  return tests.every((test) => holds(test, { record: person.facts, person }));
}

/** A text in lower case, empty where there is none. */
export function toText(value: PropertyValue | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

export function holds(test: Test, subject: Subject): boolean {
  const { record, person } = subject;
  switch (test.kind) {
    case 'concepts':
      return isIn(test.set, test.field, record);
    case 'text':
      return test.values.includes(toText(record[test.property] ?? test.absent));
    case 'contains':
      return toText(record[test.property]).includes(test.text);
    case 'range':
      return isWithin(record[test.property], test.range);
    case 'quantity':
      return test.ranges.some(
        ({ unit, range }) => hasUnit(record, test, [unit]) && isWithin(record[test.property], range),
      );
    case 'units':
      return hasUnit(record, test, test.units);
    case 'flag':
      return record[test.property] === test.value;
    case 'present':
      return isKnown(record[test.property]) === test.present;
    case 'age':
      return isWithin(ageAt(subject), test.range);
    case 'undated':
      return ageAt(subject) === null;
    case 'oneOf':
      return test.values.some((value) => value === record[test.property]);
    case 'file':
      return test.names.some((file) => record.file === file || `${record.file}`.endsWith(`/${file}`));
    case 'ids':
      return test.values.some(
        (id) => id === person.facts.id || (person.named && id === person.facts.sourceId),
      );
    case 'window':
      return isInWindow(test, subject);
    case 'incomparable':
      return isIncomparable(test.window, subject);
    case 'any':
      return test.of.some((one) => holds(one, subject));
    case 'not':
      return !holds(test.of, subject);
    case 'linked':
      return recordsFor(test.of, person).some((other) =>
        test.links.some((link) => areJoined(link, record, other)),
      );
  }
}

export function isKnown(value: PropertyValue | undefined): boolean {
  return value !== null && value !== undefined;
}

/** Whether a concept or the text of a field is in a set, and none of them in what is taken away. */
function isIn({ codes, sources, contains, except }: CodeSet, field: string, record: Properties): boolean {
  const text = toText(record[`${field}Source`]);
  const ofField = [record[`${field}StandardConcept`], record[`${field}SourceConcept`]];
  const named =
    ofField.some((code) => codes.some((one) => one === code)) ||
    sources.some((source) => source === text) ||
    contains.some((part) => text.includes(part));
  return named && (except === undefined || !isIn(except, field, record));
}

export function isWithin(value: PropertyValue | undefined, { min, max, above, below }: Range): boolean {
  if (typeof value !== 'number') return false;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return false;
  return (above === undefined || value > above) && (below === undefined || value < below);
}

/** Whether a record has a value, and it stands in one of the units; a property without a unit has the only one. */
export function hasUnit(
  record: Properties,
  { property, unit }: { readonly property: string; readonly unit: string },
  units: readonly (string | null)[],
): boolean {
  return isKnown(record[property]) && (unit === '' || units.some((one) => one === (record[unit] ?? null)));
}

/** Completed years on the day of a record; null where birth and record cannot be compared. */
export function ageAt({ record, age, person: { facts } }: Subject): number | null {
  if (age !== undefined) return typeof record[age] === 'number' ? record[age] : null;
  const born = facts.birthPrecision === 'DAY' ? facts.birthDay : null;
  const day = dayOf(record, 'start');
  if (typeof born !== 'number' || day === null || day < born) return null;
  if (!isKnown(record.timelineName) || record.timelineName !== facts.birthTimeline) return null;
  if (record.timeline === 'FROM_INDEX') return Math.floor((day - born) / 365.25);
  const [birth, now] = [new Date(born * 86_400_000), new Date(day * 86_400_000)];
  const years = now.getUTCFullYear() - birth.getUTCFullYear();
  const had = [now.getUTCMonth() - birth.getUTCMonth(), now.getUTCDate() - birth.getUTCDate()];
  return (had.find((difference) => difference !== 0) ?? 0) < 0 ? years - 1 : years;
}

/** The day of one end of a record; null where it is not known to the day. */
export function dayOf(record: Properties, end: Anchor): number | null {
  const day = record[`${end}Day`];
  return record[`${end}Precision`] === 'DAY' && typeof day === 'number' ? day : null;
}

/** Days from the other record to this one; null where they cannot be compared. */
export function daysAfter(
  { event, anchor }: WindowTest,
  record: Properties,
  other: Properties,
): number | null {
  const [day, before] = [dayOf(record, event), dayOf(other, anchor)];
  const alike = isKnown(record.timelineName) && record.timelineName === other.timelineName;
  return alike && day !== null && before !== null ? day - before : null;
}

function othersOf({ of }: WindowTest, { record, person }: Subject): readonly Properties[] {
  return recordsFor(of, person).filter((other) => other !== record);
}

/** On a timeline that counts from the index event the day itself is the distance, on others that to another record. */
function isInWindow(window: WindowTest, subject: Subject): boolean {
  const { record } = subject;
  const range = { min: window.from, max: window.to };
  if (window.zero && record.timeline === 'FROM_INDEX') return isWithin(dayOf(record, window.event), range);
  return othersOf(window, subject).some((other) => isWithin(daysAfter(window, record, other), range));
}

/** From some record that the window is about, or from the index event, the distance is not known. */
function isIncomparable(window: WindowTest, subject: Subject): boolean {
  const { record } = subject;
  const distances = othersOf(window, subject).map((other) => daysAfter(window, record, other));
  if (!window.zero) return distances.includes(null);
  if (dayOf(record, window.event) === null) return true;
  return record.timeline !== 'FROM_INDEX' && distances.every((days) => days === null);
}

export function areJoined(link: PlanLink, record: Properties, other: Properties): boolean {
  switch (link.kind) {
    case 'to':
      return record[`${link.field}Id`] === other.id;
    case 'from':
      return other[`${link.field}Id`] === record.id;
    case 'beside': {
      const shared = record[`${link.own}Id`];
      return isKnown(shared) && shared === other[`${link.other}Id`] && other !== record;
    }
  }
}
