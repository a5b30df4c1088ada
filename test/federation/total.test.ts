import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { sharersOf, sumOf } from '../../federation/shares.ts';
import { type Told, toldOf } from '../../federation/site.ts';
import type { ToldCount } from '../../federation/site-answer.ts';
import { totalOf } from '../../federation/total.ts';
import { showNoisy, toDisplay } from '../../noise/display.ts';
import { seededNoise } from '../support/protection.ts';
import { seededBytes } from '../support/seeded-bytes.ts';
import { toldInMemory } from '../support/told-before.ts';
import { toldNone, toldNumber } from '../support/told-sites.ts';

const display = toDisplay({ variance: new Fraction(100), k: 10, alpha: 0.01, rounding: 5, confidence: 0.95 });

/** What a site with the usual settings tells of a number with noise. */
function noisy(withNoise: number): Told {
  const shown = showNoisy(BigInt(withNoise), display);
  const count: ToldCount = { value: null, ...shown, confidence: 0.95, asOf: '2026-05-03T00:00:00.000Z' };
  return { ...toldOf(count), noise: { sigma: 10, rounding: 5 } };
}

const exact = (value: number): Told =>
  toldOf({ ...{ value, low: value, high: value, precision: 'EXACT' }, confidence: null, asOf: null });

const total = (...told: readonly (Told | null)[]) => totalOf(told.map((one) => ({ told: one })));

describe('totalOf', () => {
  it.each([
    ['numbers are added up', [toldNumber(7), toldNumber(0), toldNumber(5)], 12, true],
    ['a site that shows nothing adds nothing', [toldNumber(7), toldNone()], 7, true],
    ['where no site told a number there is none', [toldNone(), toldNone()], null, true],
    ['where no site answered there is none', [null, null], null, false],
    ['a site that did not answer is missing', [toldNumber(7), null], 7, false],
    ['what a site left out is missing', [toldNumber(7, 'Some.')], 7, false],
    ['what a site that shows nothing left out is missing', [toldNone('Some.')], null, false],
  ] satisfies [string, (Told | null)[], number | null, boolean][])('%s', (_what, told, value, isComplete) => {
    expect(total(...told)).toMatchObject({ count: { value }, margin: null, isComplete });
  });

  it('is exact where all are', () => {
    expect(total(exact(7), exact(5))).toEqual({
      count: { value: 12, low: 12, high: 12, precision: 'EXACT', confidence: null, asOf: null },
      ...{ margin: { random: 0, below: 0, above: 0 }, isComplete: true },
    });
  });

  it('has no bounds where one of them has none', () => {
    expect(total(exact(7), toldNumber(5))).toMatchObject({
      ...{ count: { value: 12, low: null, high: null, precision: 'REPORTED' }, margin: null },
    });
    expect(total(exact(7), toldNone())).toMatchObject({ count: { precision: 'REPORTED' }, margin: null });
  });

  it('has a margin that grows as the root of the number of sites, and constants that add up', () => {
    const one = total(noisy(200)).margin;
    const four = total(...[200, 200, 200, 200].map(noisy)).margin;
    expect(one).toMatchObject({ random: 19.6, below: expect.any(Number) });
    expect(four?.random).toBeCloseTo(39.2);
    expect(four?.above).toBeCloseTo(4 * (one?.above ?? 0));
    expect(four?.above).toBeLessThan(20);
  });

  it('has what a site may have that shows nothing in its bounds upwards alone', () => {
    const { count, margin } = total(exact(100), noisy(3));
    expect(count).toMatchObject({
      value: 100,
      low: 100,
      high: 100 + display.suppressedHigh,
      precision: 'ROUNDED',
    });
    expect(margin).toMatchObject({ random: 0, below: 0, above: display.suppressedHigh });
  });

  const sharing = (withNoise: number): Told => ({
    ...noisy(withNoise),
    share: { number: withNoise, key: 'ktTLPqvDkVbRSRGFTpKd1w' },
  });
  it.each(
    [1, 3, 10, 40].flatMap((sites) => [
      ['whose small numbers are not shown', sites, noisy] as const,
      ['whose small numbers take part', sites, sharing] as const,
    ]),
  )(
    'of sites %s holds the true sum of %i in 95 of 100 cases, small and large ones',
    async (_what, sites, tell) => {
      const draw = seededNoise(`total ${sites}`);
      const bytes = seededBytes(`sizes ${sites}`);
      const size = () =>
        Buffer.from(bytes(2)).readUInt16BE() % (Buffer.from(bytes(1)).readUInt8() < 128 ? 60 : 500);
      let held = 0;
      const tries = 1_000;
      for (let round = 0; round < tries; round += 1) {
        const sizes = Array.from({ length: sites }, size);
        const told = sizes.map((n) => tell(n + Number(draw())));
        const heard = told.map((one, at) => ({ site: { id: String(at), origin: 'key' }, told: one }));
        const all = { name: 'all', parts: heard };
        const { count } = sumOf(all, await sharersOf([all], toldInMemory()));
        const sum = sizes.reduce((all, n) => all + n, 0);
        const isHeld = count.value === null || ((count.low ?? 0) <= sum && sum <= (count.high ?? 0));
        if (isHeld) held += 1;
      }
      expect(held / tries).toBeGreaterThan(0.95);
    },
  );
});
