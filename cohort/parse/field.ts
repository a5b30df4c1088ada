import type { Path } from '../../ontology/errors.ts';
import { type FieldModel, isIndexed } from '../../ontology/model.ts';
import type { FieldTest } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import { isInput, parseConceptSet, parseFlag, parseRange, parseText, parseTexts } from './values.ts';

type Fields = Readonly<Record<string, FieldModel>>;

/** The tests that one key of a record or patient input asks of the record's own fields. */
export function parseFieldTest(
  key: string,
  value: unknown,
  fields: Fields,
  path: Path,
  faults: Faults,
): readonly FieldTest[] {
  if (key === 'dataset')
    return [{ key, field: 'dataset', test: 'dataset', values: parseTexts(value, path, faults) }];
  if (key === 'sourceFile')
    return [{ key, field: 'file', test: 'file', values: parseTexts(value, path, faults) }];
  if (key === 'ageAtEvent')
    return [{ key, field: 'start', test: 'age', range: parseRange(value, path, faults) }];
  if (key === 'missing' || key === 'present') return parsePresence(key, value, fields, path, faults);
  const contained = key.endsWith('Contains') ? key.slice(0, -'Contains'.length) : '';
  if (askedField(fields, contained) !== undefined)
    return [{ key, field: contained, test: 'contains', text: parseText(value, path, faults) }];
  const field = askedField(fields, key);
  if (field !== undefined) return parseField(key, field, value, path, faults);
  faults.add(path, 'is no field that can be asked');
  return [];
}

/** A field by its name; undefined where there is none, and of what is kept without an index. */
function askedField(fields: Fields, name: string): FieldModel | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field?.kind === 'derived' || (field !== undefined && isIndexed(field)) ? field : undefined;
}

function parsePresence(
  key: 'missing' | 'present',
  value: unknown,
  fields: Fields,
  path: Path,
  faults: Faults,
): readonly FieldTest[] {
  const stored = Object.entries(fields).flatMap(([name, field]) => (isIndexed(field) ? [name] : []));
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
