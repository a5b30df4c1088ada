import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import type { SavedDefinition } from '../../../cohort/saved/definition.ts';
import type { Meaning } from '../../../disclosure/protected/leaf.ts';
import { unhurried } from '../../../graph/breathe.ts';
import { conceptNumber } from '../../../terminology/terminology.ts';
import { terminologyOf } from '../../terminology/fixture.ts';

const terminology = terminologyOf({
  isA: ['SNOMED:breast SNOMED:cancer', 'SNOMED:lung SNOMED:cancer'],
  mapsTo: ['ICD10:C50 SNOMED:breast', 'ICD10:C34 SNOMED:lung'],
  altCodes: { 'SNOMED:mamma': 'SNOMED:breast' },
  codes: 'LOCAL:secret',
});

/** What criteria mean by a small terminology, one code of which is not told of. */
export const meaning: Meaning = {
  terminology,
  views: [],
  scope: { datasets: ['a'], records: [] },
  saved: new Map<string, SavedDefinition>([
    [
      'young',
      { kind: 'definition', criterion: parseCriterion({ patient: { ageAtDiagnosis: { max: 49 } } }) },
    ],
    ['frozen', { kind: 'frozen', patients: ['p1'], listed: null }],
  ]),
  isWithheld: true,
  hidden: new Set([conceptNumber(terminology, 'LOCAL:secret') ?? -1]),
  breathe: unhurried,
};
