import type { Path } from '../../ontology/errors.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import type { Anchor, RecordCriterion, Window } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import { type Input, isInput, knownKeys } from './values.ts';

const windowKeys = ['of', 'index', 'event', 'anchor', 'fromDays', 'toDays'] as const;

/** Reads the record input that a window is about; undefined where there is none. */
type ParseOf = (value: unknown, path: Path) => RecordCriterion | undefined;

/** A window of a record; undefined where it is about nothing that can be read. */
export function parseWindow(
  record: RecordType,
  value: unknown,
  path: Path,
  faults: Faults,
  parseOf: ParseOf,
): Window | undefined {
  const input = isInput(value) ? value : {};
  if (!isInput(value)) faults.add(path, 'expected an object with of or index');
  const keys = knownKeys(input, windowKeys, path, faults);
  checkOther(keys, input, path, faults);
  const of = keys.includes('of') ? parseOf(input.of, [...path, 'of']) : undefined;
  if (of !== undefined && !hasDate(of.record, 'start'))
    faults.add([...path, 'of'], `${modelOf(of.record).type} has no start`);
  const window = {
    event: parseAnchor(input.event, lacksEnd(record), [...path, 'event'], faults),
    anchor: parseAnchor(input.anchor, otherLacksEnd(of, input), [...path, 'anchor'], faults),
    ...parseDays(input, path, faults),
  };
  if (of !== undefined) return { of, ...window };
  return input.index === true && !keys.includes('of') ? window : undefined;
}

/** Whether records of a type have this date. */
export function hasDate(record: RecordType, field: Anchor): boolean {
  return modelOf(record).fields[field]?.kind === 'date';
}

function checkOther(keys: readonly string[], { index }: Input, path: Path, faults: Faults): void {
  if (keys.includes('index') && index !== true)
    faults.add([...path, 'index'], 'expected true; or leave it out');
  else if (keys.includes('of') === keys.includes('index'))
    faults.add(path, 'expected exactly one of of and index');
}

/** Why records of a type cannot be asked for their end; undefined where they can. */
function lacksEnd(record: RecordType): string | undefined {
  return hasDate(record, 'end') ? undefined : `${modelOf(record).type} has no end`;
}

function otherLacksEnd(of: RecordCriterion | undefined, { index }: Input): string | undefined {
  if (of !== undefined) return lacksEnd(of.record);
  return index === true ? 'the index event has no end' : undefined;
}

function parseAnchor(value: unknown, lacking: string | undefined, path: Path, faults: Faults): Anchor {
  if (value == null || value === 'START') return 'start';
  const reason = value === 'END' ? lacking : 'expected START or END';
  if (reason === undefined) return 'end';
  faults.add(path, reason);
  return 'start';
}

const bounds = ['fromDays', 'toDays'] as const;

/** Days from the anchor: at least one bound, and not the wrong way round. */
function parseDays(input: Input, path: Path, faults: Faults): Pick<Window, (typeof bounds)[number]> {
  const given = bounds.filter((bound) => input[bound] != null);
  if (given.length === 0) faults.add(path, 'has no bound; give fromDays or toDays');
  const days = Object.fromEntries(
    given.map((bound) => [bound, parseWhole(input[bound], [...path, bound], faults)]),
  );
  const { fromDays = Number.NEGATIVE_INFINITY, toDays = Number.POSITIVE_INFINITY } = days;
  if (fromDays > toDays) faults.add(path, 'is reversed: fromDays is above toDays');
  return days;
}

function parseWhole(value: unknown, path: Path, faults: Faults): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  faults.add(path, 'expected a whole number of days');
  return 0;
}
