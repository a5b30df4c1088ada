import type { Path } from '../../ontology/errors.ts';
import type { FieldTest } from '../criterion.ts';
import { reportedAlterations } from '../match/occurring.ts';
import type { Resolution } from './resolution.ts';

/** The genes that tests of a variant or copy number name. */
export function askedGenes(tests: readonly FieldTest[]): readonly string[] {
  return tests.flatMap((test) => (test.key === 'gene' && 'values' in test ? test.values : []));
}

/** The tests of a variant without its status. */
export function plainStatus(tests: readonly FieldTest[]): readonly FieldTest[] {
  return tests.filter(({ test }) => test !== 'status');
}

/** An alteration that no assay in scope reports cannot be asked: nobody looked for it. */
export function alterationFaults(
  tests: readonly FieldTest[],
  { views, faults }: Resolution,
  path: Path,
): void {
  const asked = tests.flatMap((test) => (test.key === 'alteration' && 'values' in test ? test.values : []));
  if (asked.length === 0) return;
  const reported = reportedAlterations(views);
  asked.forEach((alteration, at) => {
    if (!reported.has(alteration))
      faults.add(
        [...path, 'alteration', at],
        `${alteration} is reported by no assay of these data`,
        'NOT_EVALUABLE',
      );
  });
}
