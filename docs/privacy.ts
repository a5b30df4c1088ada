import { Fraction } from 'fraction.js';
import { showNoisy } from '../noise/display.ts';
import { exactAccuracy } from '../noise/exact-accuracy.ts';
import { normalBelow, rhoOfCount } from '../noise/guarantee.ts';
import {
  casesOf,
  type GuaranteeSettings,
  guaranteeSentence,
  rhoOf,
  toEpsilon,
} from '../noise/guarantee-sentence.ts';
import { readConfig } from '../server/config.ts';
import { guaranteeOf } from '../server/protection.ts';
import { toTable } from './table.ts';
import { displayOf, utilityOf, withSigma } from './utility.ts';
import { toUtilityPlot } from './utility-plot.ts';
import { toPercent, toRoundingTable, toUtilitySentence, toUtilityTable } from './utility-tables.ts';

/** What a site has that sets nothing. */
const defaults: GuaranteeSettings = guaranteeOf(readConfig({}));

/** Standard deviations that a site chooses between. */
const sigmas = [5, 10, 20];

/** The page as it was, with what is computed of the noise and the settings made anew between its marks. */
export function toPrivacyPage(page: string): string {
  return Object.entries(blocks()).reduce(
    (text, [name, block]) =>
      text.replace(
        new RegExp(`(<!-- made: ${name} -->\n)[^]*?(<!-- end -->)`),
        (_, start, end) => `${start}\n${block}\n\n${end}`,
      ),
    page,
  );
}

/** The picture of the page. */
export function toPrivacyPlot(): string {
  const patients = Array.from({ length: 121 }, (_, at) => 5 * Math.round(2 * 500 ** (at / 120))); // evenly from 10 to 5,000
  const series = sigmas.map((sigma) => {
    const display = displayOf(withSigma(defaults, sigma));
    return { sigma, points: [...new Set(patients)].map((size) => utilityOf(size, display)) };
  });
  return toUtilityPlot(series);
}

function blocks(): Readonly<Record<string, string>> {
  return {
    guarantee: `> ${guaranteeSentence(defaults)}`,
    'guarantee without budgets': `> ${guaranteeSentence({ ...defaults, units: null })}`,
    growth: toGrowth(),
    attack: toAttack(),
    choices: toChoices(),
    thresholds: toThresholds(),
    rounding: toRoundingTable(defaults),
    utility: `${toUtilityTable(defaults, sigmas)}\n\n${toUtilitySentence(defaults)}`,
    confirmed: toConfirmed(),
  };
}

function toGrowth(): string {
  const shares = defaults.units ?? { all: 0, organisation: 0, person: 0 };
  const rows = [
    { of: 'one patient, 365 days', times: 1 },
    ...[2, 3, 4, 5, 6, 10].map((times) => ({ of: `one patient, ${times} times 365 days`, times })),
    { of: 'a patient of two populations, 365 days', times: 2 },
    { of: 'two patients who have the fact together, 365 days', times: 4 }, // noise half as wide for them
  ].map(({ of, times }) => [
    of,
    ...[shares.all, shares.organisation, shares.person].map(
      (units) => `${casesOf(rhoOf(units, defaults).mul(times), defaults.sigma)}`,
    ),
  ]);
  return toTable(['of', 'all together', 'an organisation', 'a person'], rows);
}

function toAttack(): string {
  const each = rhoOfCount(defaults.sigma);
  const rows = [2, 10, 60, 120, 240].map((counts) => [
    `${counts}`,
    toPercent(exactAccuracy([{ counts, variance: defaults.sigma.pow(2) }]), 1),
    toPercent(normalBelow(Math.sqrt(each.mul(counts).valueOf() / 8)), 1), // twice the noise of half as many
    (defaults.sigma.valueOf() / Math.sqrt(counts)).toFixed(1),
  ]);
  const header = [
    'counts aimed at one fact',
    'knowing everybody else',
    'by differences of two',
    'error of the mean of all',
  ];
  return toTable(header, rows);
}

function toChoices(): string {
  const rows = sigmas.map((sigma) => {
    const settings = withSigma(defaults, sigma);
    const { all, organisation, person } = settings.units ?? { all: 0, organisation: 0, person: 0 };
    const cases = (units: number) => `${casesOf(rhoOf(units, settings), settings.sigma)} %`;
    const display = displayOf(settings);
    const far = showNoisy(10_000n, display);
    return [
      `${sigma}`,
      `${all}, ${organisation}, ${person}`,
      `${[all, organisation, person].map(cases).join(', ')}`,
      toEpsilon(rhoOf(all, settings)),
      `±${far.high - 10_000}`,
      `${display.shownFrom}`,
      `${display.suppressedHigh}`,
    ];
  });
  const header = [
    'σ',
    'counts in 365 days: all, organisation, person',
    'guessed right at most',
    'ε of all',
    '95 %',
    'shown from',
    'suppressed: up to',
  ];
  return toTable(header, rows);
}

function toThresholds(): string {
  const alphas = [0.1, 0.01, 0.001];
  const rows = [5, 10, 20].map((k) => [
    `${k}`,
    ...alphas.map((alpha) => {
      const { shownFrom, suppressedHigh } = displayOf({ ...defaults, k, alpha });
      return `${shownFrom} (${suppressedHigh})`;
    }),
  ]);
  return toTable(['k', ...alphas.map((alpha) => `α ${alpha}`)], rows);
}

function toConfirmed(): string {
  const rows = sigmas.flatMap((sigma) =>
    [1, 60, 120, 240, 300].map((counts) => {
      const rho = rhoOfCount(new Fraction(sigma)).mul(counts);
      const exact = exactAccuracy([{ counts, variance: new Fraction(sigma ** 2) }]);
      const normal = normalBelow(Math.sqrt(rho.valueOf() / 2));
      return [`${sigma}`, `${counts}`, rho.toFraction(), toPercent(normal, 5), toPercent(exact, 5)];
    }),
  );
  return toTable(['σ', 'counts', 'ρ', 'Φ(√(ρ/2))', 'exact'], rows);
}
