import type { Path } from '../../ontology/errors.ts';
import { isFacetField } from '../../ontology/facets.ts';
import { recordTypeOfCriterion } from '../../ontology/records.ts';
import type { Criterion, RecordCriterion } from '../criterion.ts';
import { createFaults, type Faults } from '../faults.ts';
import { createLevel, deeper, isTooDeep, type Level } from './level.ts';
import { parsePatient, parseRecord } from './record.ts';
import {
  type Input,
  isInput,
  knownKeys,
  onlyEntry,
  parseFlag,
  parseList,
  parseText,
  parseTexts,
} from './values.ts';

/** A criterion from untrusted input. @throws CriterionErrors with every fault of its form and size */
export function parseCriterion(input: unknown, path: Path = ['where']): Criterion {
  const faults = createFaults();
  const criterion = readCriterion(input, path, faults);
  faults.raise();
  return criterion;
}

/**
 * As `parseCriterion`, for who looks for further faults in what could be read: a malformed part stands for nothing.
 * @throws CriterionErrors where the criterion is too large to go on
 */
export function readCriterion(input: unknown, path: Path, faults: Faults): Criterion {
  return parseMember(input, path, createLevel(path, faults));
}

/** The tests of one kind of record from untrusted input, where no number of them can be asked; as `readCriterion`. */
export function readRecordInput(key: string, input: unknown, path: Path, faults: Faults): RecordCriterion {
  const record = recordTypeOfCriterion(key);
  if (record === undefined) throw new TypeError(`no criterion key ${key}`);
  return parseRecord(record, input, path, createLevel(path, faults), 'plain');
}

const nothing: Criterion = { kind: 'all', of: [] };

function parseMember(input: unknown, path: Path, level: Level): Criterion {
  if (isTooDeep(level, path)) return nothing;
  const entry = onlyEntry(input, path, level.faults);
  if (entry === undefined) return nothing;
  const [key, value] = entry;
  return parseKey(key, value, [...path, key], level);
}

function parseKey(key: string, value: unknown, path: Path, level: Level): Criterion {
  if (key === 'all' || key === 'any') return { kind: key, of: parseMembers(value, path, level) };
  if (key === 'not') return { kind: 'not', of: parseMember(value, path, deeper(level)) };
  if (key === 'atLeast') return parseAtLeast(value, path, level);
  level.count();
  return parseLeaf(key, value, path, level);
}

function parseLeaf(key: string, value: unknown, path: Path, level: Level): Criterion {
  const { faults } = level;
  if (key === 'dataset') return { kind: 'dataset', ids: parseTexts(value, path, faults) };
  if (key === 'cohort') return { kind: 'cohort', id: parseText(value, path, faults) };
  if (key === 'facet') return parseFacet(value, path, faults);
  if (key === 'patient') return { kind: 'patient', where: parsePatient(value, path, faults) };
  const record = recordTypeOfCriterion(key);
  if (record !== undefined) return parseRecord(record, value, path, level);
  if (key === 'circe') faults.add(path, 'is not supported yet', 'UNSUPPORTED');
  else faults.add(path, 'is no criterion');
  return nothing;
}

function parseMembers(value: unknown, path: Path, level: Level): readonly Criterion[] {
  return parseList(value, path, level.faults).map((member, at) =>
    parseMember(member, [...path, at], deeper(level)),
  );
}

function parseAtLeast(value: unknown, path: Path, level: Level): Criterion {
  const input: Input = isInput(value) ? value : {};
  knownKeys(input, ['count', 'of'], path, level.faults);
  const of = parseMembers(input.of ?? [], [...path, 'of'], level);
  const { count } = input;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= of.length)
    return { kind: 'atLeast', count, of };
  level.faults.add([...path, 'count'], `expected 1 to ${of.length}, the number of members`);
  return nothing;
}

function parseFacet(value: unknown, path: Path, faults: Faults): Criterion {
  const input: Input = isInput(value) ? value : {};
  const keys = knownKeys(input, ['field', 'values', 'missing'], path, faults);
  const field = String(input.field);
  if (!isFacetField(field)) faults.add([...path, 'field'], 'is no facet');
  const values = keys.includes('values') ? parseTexts(input.values, [...path, 'values'], faults) : [];
  const missing = keys.includes('missing') && parseFlag(input.missing, [...path, 'missing'], faults);
  if (values.length === 0 && !missing) faults.add(path, 'asks for nothing; give values or missing: true');
  return { kind: 'facet', field, values, missing };
}
