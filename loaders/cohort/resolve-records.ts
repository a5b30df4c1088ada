import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import type { FieldTest, RecordCriterion } from './criterion.ts';
import type { Counted, OpenTest, RecordPlan, Test } from './plan.ts';
import type { Fields, Resolution } from './resolution.ts';
import { resolveQuantity } from './resolve-quantity.ts';
import { resolveTest } from './resolve-test.ts';

/** The tests of one kind of record, and how many records must pass them. */
export async function resolveTests(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<RecordPlan> {
  const { record, occurrences } = criterion;
  const given = withDefaults(criterion);
  const asked = given.filter(({ test }) => test !== 'quantity');
  const plain = await resolveAll(asked, modelOf(record).fields, resolution, path);
  const dated = plain.filter(({ kind }) => kind !== 'age');
  const quantities = await Promise.all(
    given
      .filter(isQuantity)
      .map((test) => resolveQuantity(test, { record, others: dated }, resolution, path)),
  );
  return {
    kind: 'has',
    path,
    record,
    tests: [...plain, ...quantities.map(({ test }) => test)],
    min: occurrences?.min ?? 1,
    ...(occurrences?.max === undefined ? {} : { max: occurrences.max }),
    distinct: countedOf(criterion),
    open: [
      ...(dated.length < plain.length ? [undated(dated, path)] : []),
      ...quantities.flatMap(({ open }) => open),
    ],
  };
}

function isQuantity(test: FieldTest): test is Extract<FieldTest, { test: 'quantity' }> {
  return test.test === 'quantity';
}

function undated(tests: readonly Test[], path: Path): OpenTest {
  const reason = 'the age on the day of the record is not known';
  return { path: [...path, 'ageAtEvent'], reason, tests: [...tests, { kind: 'undated' }] };
}

/** The tests with those that hold unless they are asked. */
function withDefaults({ record, where }: RecordCriterion): readonly FieldTest[] {
  const unasked = Object.entries(modelOf(record).unlessAsked ?? {}).filter(([key]) =>
    where.every((test) => test.key !== key),
  );
  return [...where, ...unasked.map(([key, value]): FieldTest => ({ key, field: key, test: 'is', value }))];
}

function countedOf({ record, occurrences }: RecordCriterion): Counted {
  if (occurrences === undefined) return 'RECORD';
  return occurrences.distinct ?? modelOf(record).counts ?? 'RECORD';
}

/** Tests of fields, in the terms of this graph. */
export async function resolveAll(
  tests: readonly FieldTest[],
  fields: Fields,
  resolution: Resolution,
  path: Path,
): Promise<readonly Test[]> {
  const resolved = await Promise.all(
    tests.map((test) => resolveTest(test, fields, resolution, [...path, test.key])),
  );
  return resolved.flat();
}
