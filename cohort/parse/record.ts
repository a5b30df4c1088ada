import type { Path } from '../../ontology/errors.ts';
import { modelOf, patient, type RecordType, recordTypeOfCriterion } from '../../ontology/records.ts';
import type { FieldTest, LinkWay, Occurrences, RecordCriterion } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import { linksBetween, referenceOf } from '../links.ts';
import { parseFieldTest } from './field.ts';
import { deeper, isTooDeep, type Level } from './level.ts';
import { givenKeys, type Input, isInput, onlyEntry, parseList, parseOccurrences } from './values.ts';
import { hasDate, parseWindow } from './window.ts';

/** The tests of a record input; `counts` tells whether it may say how many. */
export function parseRecord(
  record: RecordType,
  value: unknown,
  path: Path,
  level: Level,
  counts: 'counted' | 'plain' = 'counted',
): RecordCriterion {
  const { faults } = level;
  const input = asInput(value, path, faults);
  const keys = givenKeys(input, path, faults);
  const where = keys
    .filter((key) => key !== 'occurrences')
    .flatMap((key) => parseTest(record, key, input[key], [...path, key], level));
  if (!keys.includes('occurrences')) return { kind: 'has', record, where };
  const at = [...path, 'occurrences'];
  if (counts === 'plain') faults.add(at, 'cannot be asked here');
  const occurrences = parseOccurrences(input.occurrences, at, faults);
  checkDistinct(record, occurrences, at, faults);
  return { kind: 'has', record, where, occurrences };
}

/** The tests of a patient input. */
export function parsePatient(value: unknown, path: Path, faults: Faults): readonly FieldTest[] {
  const input = asInput(value, path, faults);
  return givenKeys(input, path, faults).flatMap((key) =>
    parseFieldTest(key, input[key], patient.fields, [...path, key], faults),
  );
}

function asInput(value: unknown, path: Path, faults: Faults): Input {
  if (isInput(value)) return value;
  faults.add(path, 'expected an object');
  return {};
}

function checkDistinct(record: RecordType, { distinct }: Occurrences, path: Path, faults: Faults): void {
  const { concept, fields } = modelOf(record);
  const possible =
    distinct === undefined ||
    distinct === 'RECORD' ||
    (distinct === 'STUDY' && Object.hasOwn(fields, 'study')) ||
    (distinct === 'CONCEPT' && concept !== undefined) ||
    (distinct === 'VISIT' && Object.hasOwn(fields, 'visit')) ||
    (distinct === 'DAY' && hasDate(record, 'start'));
  if (!possible) faults.add([...path, 'distinct'], `${modelOf(record).type} has no ${distinct} to count`);
}

/** What one key asks: `same` and a reference is a record beside this one, a reference the record that it leads to. */
function parseTest(
  record: RecordType,
  key: string,
  value: unknown,
  path: Path,
  level: Level,
): readonly FieldTest[] {
  if (key === 'within') return parseWithin(record, value, path, level);
  if (key === 'linked') return parseLinked(record, value, path, level);
  const target = referenceOf(record, key);
  if (target !== undefined) return parseJoined(target, { kind: 'to', field: key }, value, path, level);
  const shared = key.startsWith('same') ? key.charAt(4).toLowerCase() + key.slice(5) : '';
  if (referenceOf(record, shared) !== undefined)
    return parseJoined(record, { kind: 'beside', field: shared }, value, path, level);
  return parseFieldTest(key, value, modelOf(record).fields, path, level.faults);
}

function parseWithin(record: RecordType, value: unknown, path: Path, level: Level): readonly FieldTest[] {
  const { faults } = level;
  const dated = hasDate(record, 'start');
  if (!dated) faults.add(path, `${modelOf(record).type} has no start`);
  const tests = parseList(value, path, faults).flatMap((member, index): readonly FieldTest[] => {
    level.count();
    const at = [...path, index];
    const of = (asked: unknown, inside: Path) => parseRelated(asked, inside, deeper(level));
    const window = parseWindow(record, member, at, faults, of);
    return window === undefined ? [] : [{ key: 'within', field: 'start', test: 'window', path: at, window }];
  });
  return dated ? tests : [];
}

function parseLinked(record: RecordType, value: unknown, path: Path, level: Level): readonly FieldTest[] {
  return parseList(value, path, level.faults).flatMap((member, index): readonly FieldTest[] => {
    level.count();
    const at = [...path, index];
    const of = parseRelated(member, at, deeper(level));
    if (of === undefined) return [];
    if (linksBetween(record, of.record).length > 0)
      return [{ key: 'linked', field: 'linked', test: 'linked', path: at, way: { kind: 'any' }, of }];
    level.faults.add(at, `${modelOf(record).type} and ${modelOf(of.record).type} are not linked`);
    return [];
  });
}

function parseJoined(
  record: RecordType,
  way: Exclude<LinkWay, { kind: 'any' }>,
  value: unknown,
  path: Path,
  level: Level,
): readonly FieldTest[] {
  level.count();
  const inside = deeper(level);
  if (isTooDeep(inside, path)) return [];
  const of = parseRecord(record, value, path, inside, 'plain');
  return [{ key: String(path.at(-1)), field: way.field, test: 'linked', path, way, of }];
}

/** A record input under its one key; undefined where there is none. */
function parseRelated(value: unknown, path: Path, level: Level): RecordCriterion | undefined {
  if (isTooDeep(level, path)) return undefined;
  const entry = onlyEntry(value, path, level.faults);
  if (entry === undefined) return undefined;
  const [key, asked] = entry;
  const record = recordTypeOfCriterion(key);
  if (record !== undefined) return parseRecord(record, asked, [...path, key], level, 'plain');
  level.faults.add([...path, key], 'is no kind of record');
  return undefined;
}
