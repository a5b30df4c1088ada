import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../../import/omop/folder.ts';
import type { Finding } from '../../../../import/omop/validate/finding.ts';
import { type OmopReport, validateCdm } from '../../../../import/omop/validate/validate.ts';

/**
 * Demo sets that stand beside the project, not in it: their SOURCE.md says that they may not be shipped. Where they are
 * not, what is tested with them is passed over. The numbers were counted with SQL.
 */
const demos = join(import.meta.dirname, '../../../../../shared/omop-demo');

const reports = new Map<string, OmopReport>();

function found(set: string, check: Finding['check'], column: string) {
  const [table, name] = column.split('.');
  return reports
    .get(set)
    ?.checks.find((one) => one.check === check && one.table === table && one.column === name);
}

describe.skipIf(!existsSync(demos))('validateCdm, given demo sets', () => {
  beforeAll(async () => {
    for (const set of ['gibleed', 'synthea1k'])
      reports.set(
        set,
        await validateCdm(await openFolder(join(demos, set)), new Date('2026-11-30T10:00:00Z')),
      );
  }, 300_000);

  it.each([
    ['drug_exposure.drug_exposure_id', 4_384],
    ['measurement.measurement_id', 2_183],
    ['observation.observation_id', 6],
  ])('finds the surplus rows of %s', (column, surplus) =>
    expect(found('gibleed', 'isPrimaryKey', column)).toMatchObject({ surplus, failed: true }),
  );
  it.each([
    ['condition_occurrence.visit_occurrence_id', 64_717, 65_332],
    ['drug_exposure.visit_occurrence_id', 66_970, 67_707],
    ['person.gender_concept_id', 2_694, 2_694],
  ])('finds what %s refers to and is not there', (column, violated, of) =>
    expect(found('gibleed', 'isForeignKey', column)).toMatchObject({ violated, of, failed: true }),
  );
  it('finds the concepts of rows that are retired', () =>
    expect(
      found('synthea1k', 'isStandardValidConcept', 'condition_occurrence.condition_concept_id'),
    ).toMatchObject({
      violated: 53,
    }));
  it.each(['gibleed', 'synthea1k'])('reads every row of %s', (set) =>
    expect(reports.get(set)?.tables.filter(({ unreadable }) => unreadable > 0)).toEqual([]),
  );
});
