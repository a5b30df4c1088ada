import type { Path } from '../../ontology/errors.ts';
import { modelOf } from '../../ontology/records.ts';
import type { RecordCriterion } from '../criterion.ts';
import type { RecordPlan } from '../plan.ts';
import { plainStatus, reportFaults } from './findings.ts';
import { resolveTests } from './records.ts';
import type { Resolution } from './resolution.ts';

/** The key of a record type in an input. */
export function criterionKey({ record }: RecordCriterion): string {
  return modelOf(record).criterion ?? record;
}

/** The tests of a record that another one is tied to. That there is none, as of a wild type, cannot tie anything. */
export function resolveRelated(criterion: RecordCriterion, resolution: Resolution, path: Path): RecordPlan {
  const { where } = criterion;
  reportFaults(criterion, resolution, path);
  const isWild = where.some((test) => test.test === 'status' && test.values.some(isWildType));
  if (isWild)
    resolution.faults.add([...path, 'status'], 'WILD_TYPE is no record that another one can be tied to');
  return resolveTests({ ...criterion, where: plainStatus(where) }, resolution, path);
}

function isWildType(status: string): boolean {
  return status.toUpperCase() === 'WILD_TYPE';
}
