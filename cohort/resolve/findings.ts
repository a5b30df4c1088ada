import { inTurn } from '../../graph/breathe.ts';
import type { Path } from '../../ontology/errors.ts';
import { findGenes } from '../../ontology/genes.ts';
import { modelOf } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import { isFound, isKnownSubject, reportedValues } from '../match/findings.ts';
import type { Resolution } from './resolution.ts';

/** The values that tests ask of one field. */
export function askedValues(tests: readonly FieldTest[], field: string): readonly string[] {
  return tests.flatMap((test) => (test.key === field && 'values' in test ? test.values : []));
}

/** The tests of a finding without its status. */
export function plainStatus(tests: readonly FieldTest[]): readonly FieldTest[] {
  return tests.filter(({ test }) => test !== 'status');
}

/** Notes what is asked of findings and cannot be answered: subjects that nothing knows, values that nobody looked for. */
export async function reportFaults(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<void> {
  await reportUnknown(criterion, resolution, path);
  reportUnreported(criterion, resolution, path);
}

/**
 * A subject of findings (a gene) that no panel and no record in scope knows is refused as an unknown code is; where numbers are
 * withheld, what is not the name of one gene.
 */
async function reportUnknown(
  { record, where }: RecordCriterion,
  { views, faults, breathe, isWithheld }: Resolution,
  path: Path,
): Promise<void> {
  const subject = modelOf(record).foundBy?.subject;
  for (const test of where) {
    if (!('values' in test) || (test.field !== subject && test.test !== 'covers')) continue;
    await inTurn(test.values, breathe, (value, at) => {
      if (isWithheld ? findGenes(value).length === 1 : isKnownSubject(value, views)) return;
      const known = isWithheld ? '' : ' that a panel or a record of these data knows';
      faults.add(
        [...path, test.key, at],
        `${value} is no ${test.key}${known}${orOneOf(value)}`,
        'UNKNOWN_CODE',
      );
    });
  }
}

/** What a symbol that several genes have may mean. */
function orOneOf(value: string): string {
  const genes = findGenes(value);
  return genes.length > 1 ? `; it may mean ${genes.join(', ')}` : '';
}

/** What neither a record in scope has nor an examination can report cannot be asked: nobody looked for it. */
function reportUnreported(
  { record, where }: RecordCriterion,
  { views, faults, isWithheld }: Resolution,
  path: Path,
): void {
  const { foundBy } = modelOf(record);
  if (foundBy?.reported === undefined || isWithheld) return;
  const { reported: field } = foundBy;
  const reported = reportedValues(foundBy, views);
  askedValues(where, field).forEach((value, at) => {
    if (!reported.has(value) && !isFound(record, { field, value }, views))
      faults.add(
        [...path, field, at],
        `${value} is reported by no ${examination.record} of these data, and no record has it`,
        'NOT_EVALUABLE',
      );
  });
}
