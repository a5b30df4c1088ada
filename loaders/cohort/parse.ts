import type { Path } from '../../ontology/errors.ts';
import { isFacetField } from '../../ontology/facets.ts';
import { recordTypeOfCriterion } from '../../ontology/records.ts';
import { type Criterion, limits, type RecordCriterion } from './criterion.ts';
import { createFaults, type Faults } from './faults.ts';
import { parsePatient, parseRecord } from './parse-record.ts';
import { givenKeys, type Input, isInput, knownKeys, parseFlag, parseTexts } from './parse-values.ts';

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
  const state: State = { faults, leaves: { count: 0 } };
  const criterion = parseMember(input, path, state, 1);
  if (state.leaves.count > limits.leaves) {
    faults.add(path, `has more than ${limits.leaves} conditions`);
    faults.raise();
  }
  return criterion;
}

/** The tests of one kind of record from untrusted input, where no number of them can be asked; as `readCriterion`. */
export function readRecordInput(key: string, input: unknown, path: Path, faults: Faults): RecordCriterion {
  const record = recordTypeOfCriterion(key);
  if (record === undefined) throw new TypeError(`no criterion key ${key}`);
  return parseRecord(record, input, path, faults, 'plain');
}

type State = { readonly faults: Faults; readonly leaves: { count: number } };

const nothing: Criterion = { kind: 'all', of: [] };

function parseMember(input: unknown, path: Path, state: State, depth: number): Criterion {
  const { faults } = state;
  if (depth > limits.depth) return refused(path, `is nested deeper than ${limits.depth} levels`, faults);
  if (!isInput(input)) return refused(path, 'expected an object with exactly one key', faults);
  const keys = givenKeys(input, path, faults);
  const [key] = keys;
  if (key === undefined || keys.length > 1) return refused(path, 'expected exactly one key', faults);
  return parseKey(key, input[key], [...path, key], state, depth);
}

function refused(path: Path, reason: string, faults: Faults): Criterion {
  faults.add(path, reason);
  return nothing;
}

function parseKey(key: string, value: unknown, path: Path, state: State, depth: number): Criterion {
  const { faults } = state;
  if (key === 'all' || key === 'any') return { kind: key, of: parseMembers(value, path, state, depth) };
  if (key === 'not') return { kind: 'not', of: parseMember(value, path, state, depth + 1) };
  if (key === 'atLeast') return parseAtLeast(value, path, state, depth);
  state.leaves.count += 1;
  if (key === 'dataset') return { kind: 'dataset', ids: parseTexts(value, path, faults) };
  if (key === 'facet') return parseFacet(value, path, faults);
  if (key === 'patient') return { kind: 'patient', where: parsePatient(value, path, faults) };
  const record = recordTypeOfCriterion(key);
  if (record !== undefined) return parseRecord(record, value, path, faults);
  faults.add(path, 'is not supported yet', 'UNSUPPORTED');
  return nothing;
}

function parseMembers(value: unknown, path: Path, state: State, depth: number): readonly Criterion[] {
  const members: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (members.length === 0) state.faults.add(path, 'is empty; give at least one member');
  return members.map((member, at) => parseMember(member, [...path, at], state, depth + 1));
}

function parseAtLeast(value: unknown, path: Path, state: State, depth: number): Criterion {
  const input: Input = isInput(value) ? value : {};
  knownKeys(input, ['count', 'of'], path, state.faults);
  const of = parseMembers(input.of ?? [], [...path, 'of'], state, depth);
  const { count } = input;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= of.length)
    return { kind: 'atLeast', count, of };
  state.faults.add([...path, 'count'], `expected 1 to ${of.length}, the number of members`);
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
