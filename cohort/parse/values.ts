import { parseEcl } from '../../ontology/ecl/parse.ts';
import type { Path } from '../../ontology/errors.ts';
import { type ConceptSet, criterionLimits, type Occurrences, type Range } from '../criterion.ts';
import { addEclFault } from '../ecl-fault.ts';
import type { Faults } from '../faults.ts';

/** An input object as it came: keys without a value are absent. */
export type Input = Readonly<Record<string, unknown>>;

/** Whether `value` is an input object. */
export function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys that are given. A key that is null is a fault: it would silently ask for less. */
export function givenKeys(input: Input, path: Path, faults: Faults): readonly string[] {
  const keys = Object.keys(input).filter((key) => input[key] !== undefined);
  for (const key of keys)
    if (input[key] === null) faults.add([...path, key], 'is null; leave it out or give a value');
  return keys.filter((key) => input[key] !== null);
}

/** The given keys among those that the input may have; any other is a fault. */
export function knownKeys<Key extends string>(
  input: Input,
  known: readonly Key[],
  path: Path,
  faults: Faults,
): readonly Key[] {
  return givenKeys(input, path, faults).flatMap((key) => {
    const found = known.find((one) => one === key);
    if (found === undefined) faults.add([...path, key], `is no field here; expected ${known.join(', ')}`);
    return found === undefined ? [] : [found];
  });
}

/** The one key of an input object with its value; undefined, and a fault, where there is not exactly one. */
export function onlyEntry(
  value: unknown,
  path: Path,
  faults: Faults,
): readonly [key: string, value: unknown] | undefined {
  if (!isInput(value)) {
    faults.add(path, 'expected an object with exactly one key');
    return undefined;
  }
  const [key, ...others] = givenKeys(value, path, faults);
  if (key !== undefined && others.length === 0) return [key, value[key]];
  faults.add(path, 'expected exactly one key');
  return undefined;
}

/** The members of a list, or of one that a single member stands for: at least one. */
export function parseList(value: unknown, path: Path, faults: Faults): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) faults.add(path, 'is empty; give at least one member');
  return list;
}

/** A list of texts: not empty, none blank. */
export function parseTexts(value: unknown, path: Path, faults: Faults): readonly string[] {
  const list = parseList(value, path, faults);
  if (list.length > criterionLimits.values)
    faults.add(path, `has more than ${criterionLimits.values} values`);
  return list.map((member, at) => parseText(member, [...path, at], faults));
}

/** One text: not blank, not endless; composed, as what is loaded is. */
export function parseText(value: unknown, path: Path, faults: Faults): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= criterionLimits.textLength)
    return value.normalize('NFC');
  faults.add(path, `expected a text of 1 to ${criterionLimits.textLength} characters`);
  return '';
}

export function parseFlag(value: unknown, path: Path, faults: Faults): boolean {
  if (typeof value !== 'boolean') faults.add(path, 'expected true or false');
  return value === true;
}

const bounds = ['min', 'max', 'above', 'below'] as const;

/** Bounds of a number: at least one, and not the wrong way round. */
export function parseRange(value: unknown, path: Path, faults: Faults): Range {
  if (!isInput(value)) return refused(path, 'expected an object with min or max', faults);
  const range = Object.fromEntries(
    knownKeys(value, bounds, path, faults).map((bound) => [
      bound,
      parseNumber(value[bound], [...path, bound], faults),
    ]),
  );
  if (Object.keys(range).length === 0) faults.add(path, 'has no bound; give min, max, above or below');
  if (isReversed(range)) faults.add(path, 'is reversed: the lower bound is above the upper one');
  return range;
}

function isReversed({ min, max, above, below }: Range): boolean {
  const low = Math.max(min ?? Number.NEGATIVE_INFINITY, above ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(max ?? Number.POSITIVE_INFINITY, below ?? Number.POSITIVE_INFINITY);
  return low > high || (low === high && (above === low || below === high));
}

function parseNumber(value: unknown, path: Path, faults: Faults): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  faults.add(path, 'expected a number');
  return 0;
}

function refused(path: Path, reason: string, faults: Faults): Range {
  faults.add(path, reason);
  return {};
}

const distincts = ['RECORD', 'DAY', 'VISIT', 'CONCEPT', 'STUDY'] as const;

/** How many records: `min` defaults to 1, and to 0 where only `max` is given. */
export function parseOccurrences(value: unknown, path: Path, faults: Faults): Occurrences {
  const { distinct: asked, ...bounds } = isInput(value) ? value : {};
  const distinct = distincts.find((known) => known === asked);
  if (asked !== undefined && distinct === undefined)
    faults.add([...path, 'distinct'], `expected one of ${distincts.join(', ')}`);
  // What is counted may be said without how many: at least one.
  const counted = distinct === undefined || Object.keys(bounds).length > 0;
  const range = counted ? parseRange(isInput(value) ? bounds : value, path, faults) : {};
  for (const bound of ['min', 'max'] as const)
    if ((range[bound] ?? 0) < 0) faults.add([...path, bound], 'is negative');
  return {
    min: range.min ?? (range.max === undefined ? 1 : 0),
    ...(range.max === undefined ? {} : { max: range.max }),
    ...(distinct === undefined ? {} : { distinct }),
  };
}

const setKeys = ['codes', 'descendants', 'mapped', 'ecl', 'source', 'sourceContains', 'except'] as const;

/** A concept set: at least one of codes, ecl, source, sourceContains. */
export function parseConceptSet(value: unknown, path: Path, faults: Faults): ConceptSet {
  const nothing: ConceptSet = { codes: [], descendants: true, mapped: true, source: [] };
  if (!isInput(value)) {
    faults.add(path, 'expected a concept set');
    return nothing;
  }
  if (path.filter((step) => step === 'except').length > criterionLimits.depth) {
    faults.add(path, 'is nested too deep');
    return nothing;
  }
  const keys = knownKeys(value, setKeys, path, faults);
  if (!(['codes', 'ecl', 'source', 'sourceContains'] as const).some((key) => keys.includes(key)))
    faults.add(path, 'names nothing; give codes, ecl, source or sourceContains');
  const read = <Value>(
    key: (typeof setKeys)[number],
    parse: (value: unknown, path: Path, faults: Faults) => Value,
  ) => (keys.includes(key) ? parse(value[key], [...path, key], faults) : undefined);
  const ecl = read('ecl', parseConstraint);
  const sourceContains = read('sourceContains', parseText);
  const except = read('except', parseConceptSet);
  return {
    codes: read('codes', parseTexts) ?? [],
    descendants: read('descendants', parseFlag) ?? true,
    mapped: read('mapped', parseFlag) ?? true,
    ...(ecl === undefined ? {} : { ecl }),
    source: read('source', parseTexts) ?? [],
    ...(sourceContains === undefined ? {} : { sourceContains }),
    ...(except === undefined ? {} : { except }),
  };
}

/** The text of an expression constraint: syntax alone, whether its concepts are known is for `resolve` to find out. */
function parseConstraint(value: unknown, path: Path, faults: Faults): string {
  if (typeof value !== 'string' || value.trim() === '') {
    faults.add(path, 'expected an expression constraint, such as << 363518003');
    return '';
  }
  try {
    parseEcl(value);
  } catch (error) {
    addEclFault(error, path, faults);
  }
  return value;
}
