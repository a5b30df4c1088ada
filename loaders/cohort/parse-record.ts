import type { Path } from '../../ontology/errors.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType } from '../../ontology/records.ts';
import type { FieldTest, Occurrences, RecordCriterion } from './criterion.ts';
import type { Faults } from './faults.ts';
import {
  givenKeys,
  type Input,
  isInput,
  parseConceptSet,
  parseFlag,
  parseOccurrences,
  parseRange,
  parseText,
  parseTexts,
} from './parse-values.ts';

type Fields = Readonly<Record<string, FieldModel>>;

/** Questions of the contract that are not answered yet. */
const unsupported: readonly string[] = ['within', 'linked', 'sameStudy', 'segmentationOf'];

/** The tests of a record input; `counts` tells whether it may say how many. */
export function parseRecord(
  record: RecordType,
  value: unknown,
  path: Path,
  faults: Faults,
  counts: 'counted' | 'plain' = 'counted',
): RecordCriterion {
  const { fields } = modelOf(record);
  const input = asInput(value, path, faults);
  const keys = givenKeys(input, path, faults);
  const where = keys
    .filter((key) => key !== 'occurrences')
    .flatMap((key) => parseTest(key, input[key], fields, [...path, key], faults));
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
    parseTest(key, input[key], patient.fields, [...path, key], faults),
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
    (distinct === 'DAY' && Object.hasOwn(fields, 'start'));
  if (!possible) faults.add([...path, 'distinct'], `${modelOf(record).type} has no ${distinct} to count`);
}

function parseTest(
  key: string,
  value: unknown,
  fields: Fields,
  path: Path,
  faults: Faults,
): readonly FieldTest[] {
  if (unsupported.includes(key)) {
    faults.add(path, 'is not supported yet', 'UNSUPPORTED');
    return [];
  }
  if (key === 'dataset')
    return [{ key, field: 'dataset', test: 'dataset', values: parseTexts(value, path, faults) }];
  if (key === 'sourceFile')
    return [{ key, field: 'file', test: 'file', values: parseTexts(value, path, faults) }];
  if (key === 'ageAtEvent')
    return [{ key, field: 'start', test: 'age', range: parseRange(value, path, faults) }];
  if (key === 'missing' || key === 'present') return parsePresence(key, value, fields, path, faults);
  const contained = key.endsWith('Contains') ? key.slice(0, -'Contains'.length) : '';
  if (fields[contained] !== undefined)
    return [{ key, field: contained, test: 'contains', text: parseText(value, path, faults) }];
  const field = fields[key];
  if (field === undefined) {
    faults.add(path, 'is no field that can be asked');
    return [];
  }
  return parseField(key, field, value, path, faults);
}

function parsePresence(
  key: 'missing' | 'present',
  value: unknown,
  fields: Fields,
  path: Path,
  faults: Faults,
): readonly FieldTest[] {
  const stored = Object.keys(fields).filter((name) => fields[name]?.kind !== 'derived');
  return parseTexts(value, path, faults).flatMap((field, at) => {
    if (stored.includes(field)) return [{ key, field, test: key }];
    faults.add([...path, at], `is no field of the record type; expected one of ${stored.join(', ')}`);
    return [];
  });
}

function parseField(
  key: string,
  field: FieldModel,
  value: unknown,
  path: Path,
  faults: Faults,
): readonly FieldTest[] {
  const at = { key, field: key };
  switch (field.kind) {
    case 'coded':
      return Array.isArray(value)
        ? [{ ...at, test: 'oneOf', values: parseTexts(value, path, faults) }]
        : [{ ...at, test: 'concepts', set: parseConceptSet(value, path, faults) }];
    case 'text':
      return [
        {
          ...at,
          test: 'oneOf',
          values: parseTexts(value, path, faults).map((text) => withoutPrefix(text, field.strip)),
        },
      ];
    case 'number':
      return [{ ...at, test: 'range', range: parseRange(value, path, faults) }];
    case 'quantity':
      return [parseQuantity(key, value, path, faults)];
    case 'flag':
      return [{ ...at, test: 'is', value: parseFlag(value, path, faults) }];
    case 'derived':
      return [{ ...at, test: field.question, values: parseTexts(value, path, faults) }];
    case 'date':
    case 'reference':
      faults.add(path, 'is no field that can be asked');
      return [];
  }
}

function parseQuantity(key: string, value: unknown, path: Path, faults: Faults): FieldTest {
  const { unit: asked, ...bounds } = isInput(value) ? value : {};
  const range = parseRange(isInput(value) ? bounds : value, path, faults);
  const test = { key, field: key, test: 'quantity', range } as const;
  const unit = asked === undefined ? undefined : parseText(asked, [...path, 'unit'], faults);
  return unit === undefined ? test : { ...test, unit };
}

function withoutPrefix(text: string, prefix: string | undefined): string {
  return prefix !== undefined && text.toLowerCase().startsWith(prefix) ? text.slice(prefix.length) : text;
}
