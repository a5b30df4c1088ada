import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import { reportedValues } from '../match/occurring.ts';
import type { Resolution } from './resolution.ts';

/** The values that tests ask of one field. */
export function askedValues(tests: readonly FieldTest[], field: string): readonly string[] {
  return tests.flatMap((test) => (test.key === field && 'values' in test ? test.values : []));
}

/** The tests of a finding without its status. */
export function plainStatus(tests: readonly FieldTest[]): readonly FieldTest[] {
  return tests.filter(({ test }) => test !== 'status');
}

/** What no examination in scope can report cannot be asked: nobody looked for it. */
export function reportFaults(
  { record, where }: RecordCriterion,
  { views, faults }: Resolution,
  path: Path,
): void {
  const { foundBy } = modelOf(record);
  if (foundBy?.reported === undefined) return;
  const { reported: field } = foundBy;
  const asked = askedValues(where, field);
  if (asked.length === 0) return;
  const reported = reportedValues(foundBy, views);
  asked.forEach((value, at) => {
    if (!reported.has(value))
      faults.add(
        [...path, field, at],
        `${value} is reported by no ${examination.record} of these data`,
        'NOT_EVALUABLE',
      );
  });
}
