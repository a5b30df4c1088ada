import { inTurn } from '../../graph/breathe.ts';
import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import type { Counted, RecordPlan, Test } from '../plan.ts';
import { combine, decided, openWhere, type ResolvedTest } from './combine.ts';
import { reportDatasets } from './datasets.ts';
import { plainStatus, reportFaults } from './findings.ts';
import { resolveQuantity } from './quantity.ts';
import { type Beside, resolveLinked, resolveWindow } from './related.ts';
import type { Fields, Resolution } from './resolution.ts';
import { resolveTest } from './test.ts';

/** The tests of one kind of record, and how many records must pass them. */
export async function resolveTests(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<RecordPlan> {
  const { record, occurrences } = criterion;
  return {
    kind: 'has',
    path,
    record,
    ...combine(await resolveInOrder(criterion, resolution, path)),
    min: occurrences?.min ?? 1,
    ...(occurrences?.max === undefined ? {} : { max: occurrences.max }),
    distinct: countedOf(criterion),
  };
}

/** First what a record says by itself, then what needs to know which records those are; with a breath before each test. */
async function resolveInOrder(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<readonly ResolvedTest[]> {
  const { record } = criterion;
  const { breathe } = resolution;
  const resolveRelated = relatedIn(resolution);
  const given = withDefaults(criterion);
  for (const { key, values } of testsOf(given, 'dataset'))
    await reportDatasets(values, resolution, [...path, key]);
  const alone = given.filter(({ test }) => !['quantity', 'window', 'linked', 'age'].includes(test));
  const plain = await resolveAll(alone, modelOf(record).fields, resolution, path);
  const quantities = await inTurn(testsOf(given, 'quantity'), breathe, (test) =>
    resolveQuantity(test, { record, others: plain }, resolution, path),
  );
  const links = await inTurn(testsOf(given, 'linked'), breathe, (test) =>
    resolveLinked(test, record, resolveRelated),
  );
  const others = [...plain, ...[...quantities, ...links].map(({ test }) => test)];
  const ages = testsOf(given, 'age').map((test) => resolveAge(test, path));
  const windows = await inTurn(testsOf(given, 'window'), breathe, (test) =>
    resolveWindow(test, { record, others, resolveRelated }, resolution),
  );
  return [...plain.map(decided), ...quantities, ...links, ...ages, ...windows];
}

/** The tests of one kind. */
function testsOf<Kind extends FieldTest['test']>(tests: readonly FieldTest[], kind: Kind) {
  return tests.filter((test): test is Extract<FieldTest, { test: Kind }> => test.test === kind);
}

/** The tests of a record that another one is tied to. That there is none, as of a wild type, cannot tie anything. */
function relatedIn(resolution: Resolution): Beside['resolveRelated'] {
  return async (criterion, path) => {
    const { where } = criterion;
    await reportFaults(criterion, resolution, path);
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
export function withDefaults({
  record,
  where,
}: Pick<RecordCriterion, 'record' | 'where'>): readonly FieldTest[] {
  const unasked = Object.entries(modelOf(record).unlessAsked ?? {}).filter(([key]) =>
    where.every((test) => test.key !== key),
  );
  return [...where, ...unasked.map(([key, value]): FieldTest => ({ key, field: key, test: 'is', value }))];
}

/** What is counted where so many are asked. */
export function countedOf({ record, occurrences }: Pick<RecordCriterion, 'record' | 'occurrences'>): Counted {
  if (occurrences === undefined) return 'RECORD';
  return occurrences.distinct ?? modelOf(record).counts ?? 'RECORD';
}

/** Tests of fields, in the terms of this graph. */
async function resolveAll(
  tests: readonly FieldTest[],
  fields: Fields,
  resolution: Resolution,
  path: Path,
): Promise<readonly Test[]> {
  const resolved = await inTurn(tests, resolution.breathe, (test) =>
    resolveTest(test, fields, resolution, [...path, test.key]),
  );
  return resolved.flat();
}
