import {
  type ConceptSet,
  criterionKey,
  type FieldTest,
  type Occurrences,
  type Range,
  type RecordCriterion,
  type Window,
} from '../../cohort/criterion.ts';
import {
  ageBands,
  type Bands,
  bandsOf,
  type CutPoints,
  enclosingBand,
  isBand,
  wholeBand,
  windowDays,
} from '../../ontology/bands.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { below, belowEach, type Refusal, refuse } from './refusal.ts';
import { cutPointsOf, type QuantityTest, refusedQuantity } from './refused-quantity.ts';

/** What a site says that may be asked. */
export type Allowed = { readonly cutPoints: readonly CutPoints[] };

/** Refusals in a record that is asked for. */
export function refusedInRecord(
  { record, where, occurrences }: RecordCriterion,
  allowed: Allowed,
): readonly Refusal[] {
  const { fields, concept } = modelOf(record);
  const published = cutPointsOf(
    where.filter(({ field }) => field === concept),
    allowed.cutPoints,
  );
  const refusedValue = (test: QuantityTest) => refusedQuantity(test, published);
  return [
    ...refusedInTests(where, fields, { ...allowed, refusedValue }),
    ...(occurrences === undefined ? [] : below(['occurrences'], refusedOccurrences(occurrences))),
  ];
}

/** Refusals in tests of fields. */
export function refusedInTests(
  tests: readonly FieldTest[],
  fields: Readonly<Record<string, FieldModel>>,
  beside: Beside,
): readonly Refusal[] {
  return tests.flatMap((test) => below(placeOf(test), refusedTest(test, fields[test.field], beside)));
}

/** What the tests of a record are looked at with: what their record says decides which values of it are asked. */
export type Beside = Allowed & { readonly refusedValue: (test: QuantityTest) => readonly Refusal[] };

/** Where a test stands in its record: of several records under one key with the place in their list. */
function placeOf(test: FieldTest): readonly (string | number)[] {
  if (test.test === 'window') return test.path.slice(-2);
  if (test.test !== 'linked') return [test.key];
  return test.way.kind === 'any' ? [...test.path.slice(-2), criterionKey(test.of)] : test.path.slice(-1);
}

const noTexts = 'texts of a source are not asked; name codes';

function refusedTest(test: FieldTest, model: FieldModel | undefined, beside: Beside): readonly Refusal[] {
  switch (test.test) {
    case 'concepts':
      return refusedInSet(test.set);
    case 'oneOf':
      return belowEach(test.values, (value) => (isNamed(value, model) ? [] : refuse(noTexts)));
    case 'range':
      return refusedRange(test.range, model?.kind === 'number' ? bandsOf(model) : undefined);
    case 'age':
      return refusedRange(test.range, ageBands);
    case 'quantity':
      return beside.refusedValue(test);
    case 'contains':
      return refuse(noTexts);
    case 'file':
      return refuse('files of a source are not asked');
    case 'ids':
      return refuse('patients are not named');
    case 'window':
      return refusedWindow(test.window, beside);
    case 'linked':
      return refusedInRecord(test.of, beside);
    case 'is':
    case 'missing':
    case 'present':
    case 'dataset':
    case 'covers':
    case 'status':
      return [];
  }
}

/** How many records are asked at least. */
const mostRecords = 3;

function refusedOccurrences({ min, max }: Occurrences): readonly Refusal[] {
  if (max !== undefined)
    return below(['max'], refuse('at least 1, 2 or 3 records are asked; use not for fewer'));
  const isAsked = min >= 1 && min <= mostRecords;
  return isAsked ? [] : below(['min'], refuse('at least 1, 2 or 3 records are asked'));
}

function refusedInSet({ source, sourceContains, except }: ConceptSet): readonly Refusal[] {
  return [
    ...(source.length > 0 ? below(['source'], refuse(noTexts)) : []),
    ...(sourceContains === undefined ? [] : below(['sourceContains'], refuse(noTexts))),
    ...(except === undefined ? [] : below(['except'], refusedInSet(except))),
  ];
}

/** A code string of DICOM PS3.5, table 6.2-1 (CS). */
const codeString = /^[A-Z0-9_ ]{1,16}$/;

/** Whether a value is one that the model names, a gene (which HGNC knows) or a code of DICOM. */
function isNamed(value: string, model: FieldModel | undefined): boolean {
  const text = value.toUpperCase();
  if (model?.kind === 'coded') return codeString.test(text);
  if (model?.kind !== 'text') return false;
  return model.symbols !== undefined || model.values?.some((one) => one.toUpperCase() === text) === true;
}

function refusedRange(range: Range, bands: Bands | undefined): readonly Refusal[] {
  if (bands === undefined) return refuse('no bands are published of this number');
  const band = wholeBand(range);
  if (isBand(band, bands)) return [];
  const { from, to } = enclosingBand(band, bands);
  return refuse(`this is no published band; the one around it is ${from} to ${to}`);
}

function refusedWindow({ of, fromDays, toDays }: Window, allowed: Allowed): readonly Refusal[] {
  const earlier = windowDays.findLast((days) => fromDays !== undefined && days <= fromDays);
  const later = windowDays.find((days) => toDays !== undefined && days >= toDays);
  return [
    ...below(['fromDays'], refusedDays(fromDays, earlier)),
    ...below(['toDays'], refusedDays(toDays, later)),
    ...(of === undefined ? [] : below(['of', criterionKey(of)], refusedInRecord(of, allowed))),
  ];
}

function refusedDays(days: number | undefined, around: number | undefined): readonly Refusal[] {
  if (days === undefined || days === around) return [];
  const published = windowDays.filter((one) => one >= 0).join(', ');
  return refuse(`windows of ${published} days are asked; the one around it has ${around ?? 'no bound here'}`);
}
