import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import type { Counted, RecordPlan, Test } from '../plan.ts';
import { combine, decided, openWhere, type ResolvedTest } from './combine.ts';
import { plainStatus, reportFaults } from './findings.ts';
import { resolveQuantity } from './quantity.ts';
import { type Beside, resolveLinked, resolveWindow } from './related.ts';
import type { Fields, Resolution } from './resolution.ts';
import { resolveTest } from './test.ts';

/** The tests of one kind of record, and how many records must pass them. */
export function resolveTests(criterion: RecordCriterion, resolution: Resolution, path: Path): RecordPlan {
  const { record, occurrences } = criterion;
  return {
    kind: 'has',
    path,
    record,
    ...combine(resolveInOrder(criterion, resolution, path)),
    min: occurrences?.min ?? 1,
    ...(occurrences?.max === undefined ? {} : { max: occurrences.max }),
    distinct: countedOf(criterion),
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
    test.test === 'linked' ? [resolveLinked(test, record, resolveRelated)] : [],
  );
  const others = [...plain, ...[...quantities, ...links].map(({ test }) => test)];
  const ages = given.flatMap((test) => (test.test === 'age' ? [resolveAge(test, path)] : []));
  const windows = given.flatMap((test) =>
    test.test === 'window' ? [resolveWindow(test, { record, others, resolveRelated }, resolution)] : [],
  );
  return [...plain.map(decided), ...quantities, ...links, ...ages, ...windows];
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

function resolveAge({ range }: Extract<FieldTest, { test: 'age' }>, path: Path): ResolvedTest {
  const reason = 'the age on the day of the record is not known';
  return openWhere({ kind: 'age', range }, { kind: 'undated' }, { path: [...path, 'ageAtEvent'], reason });
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
function resolveAll(
  tests: readonly FieldTest[],
  fields: Fields,
  resolution: Resolution,
  path: Path,
): readonly Test[] {
  return tests.flatMap((test) => resolveTest(test, fields, resolution, [...path, test.key]));
}
