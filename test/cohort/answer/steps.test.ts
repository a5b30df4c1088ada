import { describe, expect, it } from 'vitest';
import { countCells } from '../../../cohort/answer/crosstab.ts';
import { eachBitInSteps } from '../../../cohort/answer/each-in-steps.ts';
import { histogramNumbers } from '../../../cohort/answer/histogram.ts';
import { sumImaging } from '../../../cohort/answer/imaging.ts';
import type { PerPatient } from '../../../cohort/answer/number-choice.ts';
import { findSeries } from '../../../cohort/answer/series.ts';
import type { Breathe } from '../../../graph/breathe.ts';
import { eachBit, emptyBits, setBit } from '../../../index/columns/bits.ts';
import { viewsOf } from '../../../index/view.ts';
import type { NumericField } from '../../../ontology/numeric-fields.ts';
import { aSegment } from '../../figures/a-segment.ts';
import { terminologyOf } from '../../terminology/fixture.ts';

const patients = 40_000;
const terminology = terminologyOf({});

/** Every patient has an age and one series; every other is a woman. */
const segment = aSegment(
  ...Array.from({ length: patients }, (_, at) => {
    const said = { sex: at % 2 === 0 ? 'FEMALE' : 'MALE', vitalStatus: 'ALIVE', ageAtDiagnosis: at % 100 };
    return [
      said,
      ['imagingStudy', `study${at}`, { studyInstanceUid: `1.2.${at}` }],
      ['imagingSeries', `series${at}`, { instances: 2, studyId: `study${at}` }],
    ] as const;
  }),
);
const scope = { datasets: ['a'], records: ['a'] };
const index = {
  terminology,
  segments: [segment],
  state: { populations: [], terminology: terminology.state, vocabularies: [] },
};
const views = viewsOf(index, scope);
const selections = views.map((view) => ({ view, patients: view.everybody }));
const series = { record: 'imagingSeries', tests: [] } as const;

/** What work gives, and whether it breathes for every 16,384 patients or records. */
async function breathing<Result>(work: (breathe: Breathe) => Promise<Result>) {
  let breaths = 0;
  const result = await work(() => {
    breaths += 1;
    return undefined;
  });
  return { result, isCut: breaths >= Math.ceil(patients / 16_384) };
}

describe('eachBitInSteps', () => {
  it('visits as eachBit does, with a step for every 16,384 places', () => {
    const bits = emptyBits(patients);
    for (let n = 0; n < patients; n += 7) setBit(bits, n);
    const [whole, inSteps]: [number[], number[]] = [[], []];
    eachBit(bits, (n) => whole.push(n));
    const steps = [...eachBitInSteps(bits, (n) => inSteps.push(n))];
    expect([steps.length, inSteps]).toEqual([3, whole]);
  });
});

describe('many patients are worked on in steps', () => {
  it('by a crosstab', async () => {
    const sex = { field: 'SEX', values: [{ value: 'FEMALE' }, { value: 'MALE' }] } as const;
    const status = { field: 'VITAL_STATUS', values: [{ value: 'ALIVE' }, { value: 'DEAD' }] } as const;
    const { result, isCut } = await breathing((breathe) => countCells([sex, status], selections, breathe));
    expect([isCut, result.map((line) => [...line])]).toEqual([
      true,
      [
        [20_000, 0],
        [20_000, 0],
      ],
    ]);
  });

  it('by sums over images', async () => {
    const { result, isCut } = await breathing((breathe) => sumImaging(selections, series, breathe));
    expect([isCut, result]).toMatchObject([true, { patients, series: patients, instances: 2 * patients }]);
  });

  it('by a search for series', async () => {
    const { result, isCut } = await breathing((breathe) => findSeries(selections, [series], breathe));
    expect([isCut, result.count, new Set(result.patients).size]).toEqual([true, patients, patients]);
  });

  it.each([
    ['AGE_AT_DIAGNOSIS', 'RECORD'],
    ['INSTANCES_PER_SERIES', 'RECORD'],
    ['INSTANCES_PER_SERIES', 'PATIENT_FIRST'],
  ] as const)('by a histogram of %s, %s', async (of, per) => {
    const { result, isCut } = await breathing(async (breathe) => {
      const numbers = await numbersOf(of, per, breathe);
      return numbers.in(numbers.fixed);
    });
    expect([isCut, result.values.length, result.missing]).toEqual([true, patients, 0]);
  });

  it('by a look for units', async () => {
    const { result, isCut } = await breathing(async (breathe) =>
      (await numbersOf('AGE_AT_DIAGNOSIS', 'RECORD', breathe)).units(),
    );
    expect([isCut, result]).toEqual([true, [{ unit: 'a', n: patients }]]);
  });
});

function numbersOf(of: NumericField, per: PerPatient, breathe: Breathe) {
  const asked = { views, saved: new Map(), isWithheld: false, hidden: new Set<number>() };
  const resolution = { ...asked, terminology, scope, breathe };
  return histogramNumbers({ of, per, test: null, unit: null, bins: 10 }, selections, { resolution, breathe });
}
