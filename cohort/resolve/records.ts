import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import type { Counted, OpenTest, RecordPlan, Test } from '../plan.ts';
import { plainStatus, reportFaults } from './findings.ts';
import { resolveQuantity } from './quantity.ts';
import { type Beside, type ResolvedTest, resolveLinked, resolveWindows } from './related.ts';
import type { Fields, Resolution } from './resolution.ts';
import { resolveTest } from './test.ts';

/** The tests of one kind of record, and how many records must pass them. */
export function resolveTests(criterion: RecordCriterion, resolution: Resolution, path: Path): RecordPlan {
  const { record, occurrences } = criterion;
  const tests = resolveInOrder(criterion, resolution, path);
  return {
    kind: 'has',
    path,
    record,
    tests: tests.map(({ test }) => test),
    min: occurrences?.min ?? 1,
    ...(occurrences?.max === undefined ? {} : { max: occurrences.max }),
    distinct: countedOf(criterion),
    open: tests.flatMap(({ open }) => open),
  };
}

/** First what a record says by itself, then what needs to know which records those are. */
function resolveInOrder(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): readonly ResolvedTest[] {
  const { record } = criterion;
  const resolveRelated = relatedIn(resolution);
  const given = withDefaults(criterion);
  const alone = given.filter(({ test }) => !['quantity', 'window', 'linked', 'age'].includes(test));
  const plain = resolveAll(alone, modelOf(record).fields, resolution, path);
  const quantities = given.flatMap((test) =>
    test.test === 'quantity' ? [resolveQuantity(test, { record, others: plain }, resolution, path)] : [],
  );
  const links = given.flatMap((test) =>
    test.test === 'linked' ? [resolveLinked(test, { record, others: plain, resolveRelated })] : [],
  );
  const others = [...plain, ...[...quantities, ...links].map(({ test }) => test)];
  const ages = given.flatMap((test) =>
    test.test === 'age'
      ? [{ test: { kind: 'age', range: test.range } as const, open: [undated(others, path)] }]
      : [],
  );
  const windows = resolveWindows(
    given.flatMap((test) => (test.test === 'window' ? test : [])),
    { record, others, resolveRelated },
    resolution,
  );
  return [...plain.map((test) => ({ test, open: [] })), ...quantities, ...links, ...ages, ...windows];
}

/** The tests of a record that another one is tied to. That there is none, as of a wild type, cannot tie anything. */
function relatedIn(resolution: Resolution): Beside['resolveRelated'] {
  return (criterion, path) => {
    const { where } = criterion;
    reportFaults(criterion, resolution, path);
    if (where.some((test) => test.test === 'status' && test.values.some(isWildType)))
      resolution.faults.add([...path, 'status'], 'WILD_TYPE is no record that another one can be tied to');
    return resolveTests({ ...criterion, where: plainStatus(where) }, resolution, path);
  };
}

function isWildType(status: string): boolean {
  return status.toUpperCase() === 'WILD_TYPE';
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
export function resolveAll(
  tests: readonly FieldTest[],
  fields: Fields,
  resolution: Resolution,
  path: Path,
): readonly Test[] {
  return tests.flatMap((test) => resolveTest(test, fields, resolution, [...path, test.key]));
}
