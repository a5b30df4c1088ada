import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Graph } from '../../loaders/graph.ts';
import { createAsk } from '../support/ask.ts';
import { type CriterionInput, countEach } from '../support/count.ts';
import { loadSeed, seedCaller, seedDatasets } from '../support/seed.ts';

// Random questions may be slow ones: they are held to their answers here, not to the time of a request.
const graph = new Graph(inject('neo4j'), 60_000);
const ask = createAsk(graph, seedCaller);

const everybody = 4_883;

beforeAll(() => loadSeed(graph));
afterAll(() => graph.close());

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
const criterion: fc.Arbitrary<CriterionInput> = fc.letrec<{ tree: CriterionInput }>((tie) => {
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

/** The same question with every list and every object in the opposite order. */
function turnedRound(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(turnedRound).reverse();
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([key, value]) => [key, turnedRound(value)] as const);
  return Object.fromEntries(entries.reverse());
}

/** The same random criteria on every run; FC_SEED draws others. */
const seed = Number(process.env.FC_SEED ?? 1);

/** Holds a claim against as many random criteria as the time allows; a failure names the seed that repeats it. */
function hold(
  { runs, seconds }: { readonly runs: number; readonly seconds: number },
  claim: (a: CriterionInput, b: CriterionInput) => Promise<void>,
): Promise<void> {
  const limits = { seed, numRuns: runs, interruptAfterTimeLimit: seconds * 1_000 };
  return fc.assert(fc.asyncProperty(criterion, criterion, claim), limits);
}

describe('any criterion', () => {
  it('and its negation add up to everybody', async () => {
    await hold({ runs: 40, seconds: 20 }, async (a) => {
      const { yes = 0, no = 0 } = await countEach(ask, { yes: a, no: { not: a } });
      expect(yes + no).toBe(everybody);
    });
  });

  it('holds for no more patients with a second one, and for no fewer as an alternative', async () => {
    await hold({ runs: 15, seconds: 12 }, async (a, b) => {
      const one = await countEach(ask, { a, b, both: { all: [a, b] }, either: { any: [a, b] } });
      const { a: ofA = 0, b: ofB = 0, both = 0, either = 0 } = one;
      expect(both + either).toBe(ofA + ofB);
      expect([both <= Math.min(ofA, ofB), either >= Math.max(ofA, ofB)]).toEqual([true, true]);
    });
  });

  it('has one fingerprint and one count in whatever order its members stand', async () => {
    await hold({ runs: 15, seconds: 12 }, async (a, b) => {
      const where = { any: [a, { all: [b, a] }] };
      const { data } = await ask<Readonly<Record<string, object>>>(
        `query ($one: CriterionInput!, $other: CriterionInput!) {
          one: cohort(where: $one) { fingerprint count { value } }
          other: cohort(where: $other) { fingerprint count { value } }
        }`,
        seedCaller,
        { one: where, other: turnedRound(where) },
      );
      expect(data.other).toEqual(data.one);
    });
  });
});
