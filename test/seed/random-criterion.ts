import fc from 'fast-check';
import type { CriterionInput } from '../support/count.ts';
import { seedDatasets } from '../support/seed.ts';

/** Some of `values`, at least one. */
const some = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1 });

const range = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

const occurrences = (...distinct: readonly string[]) =>
  fc.record(
    { max: fc.integer({ min: 0, max: 3 }), distinct: fc.constantFrom(...distinct) },
    { requiredKeys: ['max'] },
  );

/** An object with some of the fields, or none. */
const inputOf = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(fields, { requiredKeys: [] });

/** One condition of every kind that the seed can answer. */
const leaf: fc.Arbitrary<CriterionInput> = fc.oneof(
  fc.record({ dataset: some(...seedDatasets) }),
  fc.record({
    patient: inputOf({
      sex: some('FEMALE', 'MALE', 'UNKNOWN'),
      vitalStatus: some('ALIVE', 'DEAD', 'UNKNOWN'),
      ageAtDiagnosis: range(20, 90),
      missing: some('race', 'ethnicity', 'yearOfDiagnosis'),
    }),
  }),
  fc.record({
    condition: inputOf({
      code: fc.record({ codes: some('DOID:263', 'DOID:1324', 'ICD10:C50', 'ICD10:C34.1') }),
      laterality: some('LEFT', 'RIGHT', 'BILATERAL'),
      ageAtEvent: range(20, 90),
      occurrences: occurrences('RECORD', 'DAY', 'CONCEPT'),
    }),
  }),
  fc.record({
    measurement: fc.record(
      {
        test: fc.record({ source: some('psa', 'psa_preoperative') }),
        value: range(0, 20).map((bounds) => ({ ...bounds, unit: 'ng/mL' })),
      },
      { requiredKeys: ['test'] },
    ),
  }),
  fc.record({
    measurement: inputOf({
      category: some('LABORATORY', 'BIOMARKER', 'STAGING', 'PATHOLOGY'),
      interpretation: some('LOW', 'HIGH', 'POSITIVE', 'NEGATIVE'),
      present: some('start', 'value', 'result'),
      occurrences: occurrences('RECORD', 'DAY', 'CONCEPT'),
    }),
  }),
  fc.record({ specimen: inputOf({ tumour: fc.boolean(), occurrences: occurrences('RECORD', 'DAY') }) }),
  fc.record({ slide: inputOf({ percentNecrosis: range(0, 100), missing: some('wholeSlideImage') }) }),
  fc.record({
    imaging: inputOf({
      modality: some('CT', 'MR', 'PT', 'SM', 'SEG'),
      instances: range(1, 400),
      ageAtEvent: range(20, 90),
      occurrences: occurrences('RECORD', 'DAY', 'STUDY', 'CONCEPT'),
    }),
  }),
  fc.record({ assay: fc.record({ kind: some('MUTATION', 'COPY_NUMBER') }) }),
  fc.record({
    variant: fc.record({ gene: some('TP53', 'vhl', 'KRAS'), status: some('MUTATED', 'WILD_TYPE') }),
  }),
  fc.record({
    copyNumber: inputOf({ gene: some('MYC', 'cdkn2a'), alteration: some('DEEP_DELETION', 'AMPLIFICATION') }),
  }),
  fc.record({ treatment: inputOf({ kind: some('DRUG', 'RADIATION'), ageAtEvent: range(20, 90) }) }),
  fc.record({
    outcome: inputOf({ endpoint: some('OS', 'PFI'), event: fc.boolean(), redacted: fc.boolean() }),
  }),
  fc.record({
    facet: fc.oneof(
      fc.record({ field: fc.constant('STAGE'), values: some('stage i', 'stage iv'), missing: fc.boolean() }),
      fc.record({ field: fc.constant('MUTATED_GENE'), missing: fc.constant(true) }),
    ),
  }),
);

/** A criterion of two levels at most above its conditions. */
export const criterion: fc.Arbitrary<CriterionInput> = fc.letrec<{ tree: CriterionInput }>((tie) => {
  const members = fc.array(tie('tree'), { minLength: 1, maxLength: 2 });
  return {
    tree: fc.oneof(
      { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ all: members }),
      fc.record({ any: members }),
      fc.record({ not: tie('tree') }),
      fc.record({ atLeast: members.map((of) => ({ count: Math.ceil(of.length / 2), of })) }),
    ),
  };
}).tree;
