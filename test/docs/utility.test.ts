import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { displayOf, utilityOf, withSigma } from '../../docs/utility.ts';
import { showNoisy } from '../../noise/display.ts';
import { drawDiscreteGaussian } from '../../noise/gaussian.ts';
import type { GuaranteeSettings } from '../../noise/guarantee-sentence.ts';
import { createUniform } from '../../noise/uniform.ts';
import { seededBytes } from '../support/seeded-bytes.ts';

const settings: GuaranteeSettings = {
  sigma: new Fraction(10),
  days: 365,
  units: { all: 240, organisation: 120, person: 60 },
  description: { rho: new Fraction(3, 10) },
  k: 10,
  alpha: 0.01,
  rounding: 5,
};

describe('utilityOf', () => {
  it.each([20, 50, 1000])('of %d patients is what seeded answers are wrong by', (patients) => {
    const display = displayOf(settings);
    const uniform = createUniform(seededBytes(`utility of ${patients}`));
    const errors = Array.from({ length: 5_000 }, (_, at) => {
      const n = patients - 2 + (at % 5);
      const shown = showNoisy(BigInt(n) + drawDiscreteGaussian(new Fraction(100), uniform), display);
      return shown.precision === 'NOISY' ? [Math.abs(shown.value - n)] : [];
    }).flat();
    const { shown, median, most } = utilityOf(patients, display);
    const within = (error: number) => errors.filter((one) => one <= error).length / errors.length;
    const spare = 4 * Math.sqrt(0.25 / errors.length);
    expect(Math.abs(errors.length / 5_000 - shown)).toBeLessThan(0.03);
    expect([within(median) > 0.5 - spare, within(median - 1) < 0.5 + spare]).toEqual([true, true]);
    expect([within(most) > 0.95 - spare, within(most - 1) < 0.95 + spare]).toEqual([true, true]);
  });
});

describe('withSigma', () => {
  it('keeps what all counts of a window cost together', () => {
    expect([5, 20].map((sigma) => withSigma(settings, sigma).units)).toEqual([
      { all: 60, organisation: 30, person: 15 },
      { all: 960, organisation: 480, person: 240 },
    ]);
  });
});
