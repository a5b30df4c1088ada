import type { Fraction } from 'fraction.js';
import { accuracyOf, DELTA, epsilonOf, rhoOfCount } from './guarantee.ts';

/** What a site sets that its guarantee follows from. */
export type GuaranteeSettings = {
  /** Standard deviation of the noise of a count, in patients. */
  readonly sigma: Fraction;
  /** The length of the window in which budgets are spent. */
  readonly days: number;
  /** How many counts may be answered anew within a window: to all together, an organisation, a person. Null where budgets are off. */
  readonly units: { readonly all: number; readonly organisation: number; readonly person: number } | null;
  /** What the released descriptions of a window cost together; their noise is at least as wide as that of a count. */
  readonly description: { readonly rho: Fraction };
  readonly k: number;
  readonly alpha: number;
  readonly rounding: number;
};

/** After how many windows the bound is said, too. Calendar years are longer than 365 days: one more budget may lie in a few of them. */
const LATER = [3, 5] as const;

/**
 * What a site publishes of what its protected numbers give away, with all numbers computed from its settings. Each is rounded upwards,
 * so that it holds as it is printed. Where budgets are off it says that nothing is bounded.
 */
export function guaranteeSentence(settings: GuaranteeSettings): string {
  const { k, alpha, rounding } = settings;
  return [
    ...(settings.units === null ? withoutBound(settings) : bound(settings, settings.units)),
    `The threshold (of ${k === 1 ? 'no patient' : `fewer than ${k} patients`} a number is shown with a probability of at most ${alpha}) and the rounding to multiples of ${rounding} are house rules on top and are no part of this proof.`,
    'Not covered: datasets marked as exact; people granted the records; facts true of groups; the size and habits of the hospital; time differences below what the tests can see; what was told while other settings held.',
  ].join(' ');
}

function bound(
  settings: GuaranteeSettings,
  units: NonNullable<GuaranteeSettings['units']>,
): readonly string[] {
  const { sigma, days } = settings;
  const all = rhoOf(units.all, settings);
  const cases = (share: number) => casesOf(rhoOf(Math.min(share, units.all), settings), sigma);
  const later = LATER.map((times) => `${casesOf(all.mul(times), sigma)} after ${times} times ${days} days`);
  return [
    `In any ${days} days, everything that all users, organisations and hubs together are told for the first time under protection about this population is differentially private for one patient, whether the patient is added, removed, or one fact about them is changed: ρ = ${toText(all)} zero-concentrated, which is ε = ${toEpsilon(all)} at δ = 10⁻⁶.`,
    `In words: somebody who already knows every other patient, and everything about this one but a single yes-or-no fact, and who spends everybody's whole budget of ${days} days on that fact, guesses it right in at most ${cases(units.all)} of 100 cases; blind guessing gives 50.`,
    `One organisation alone: ${cases(units.organisation)}; one person: ${cases(units.person)}.`,
    `The bound grows with time (${later.join(', ')}, if the whole budget is aimed at one person throughout), for a group of patients, and for a person held in several populations or hospitals.`,
  ];
}

function withoutBound({ sigma }: GuaranteeSettings): readonly string[] {
  const [one, hundred, thousand] = [1, 100, 1000].map((counts) =>
    casesOf(rhoOfCount(sigma).mul(counts), sigma),
  );
  return [
    'No bound holds for what is told under protection about this population: budgets are switched off, so whoever asks often enough learns any fact about any patient, however much noise an answer has.',
    `Somebody who already knows everything but a single yes-or-no fact about one patient guesses it right in up to ${one} of 100 cases after 1 count with noise of standard deviation ${sigma.floor(3)}, ${hundred} after 100 and ${thousand} after 1000; blind guessing gives 50.`,
  ];
}

/** What so many counts and the description cost together. */
export function rhoOf(units: number, { sigma, description }: GuaranteeSettings): Fraction {
  return rhoOfCount(sigma).mul(units).add(description.rho);
}

/** In how many of 100 cases a fact is guessed right at most, rounded upwards. */
export function casesOf(rho: Fraction, sigma: Fraction): number {
  return Math.ceil(100 * accuracyOf(rho, sigma));
}

/** ε for the published δ, rounded upwards to tenths. */
export function toEpsilon(rho: Fraction): string {
  return (Math.ceil(10 * epsilonOf(rho, DELTA)) / 10).toFixed(1);
}

/** To thousandths, upwards. */
function toText(value: Fraction): string {
  return value.ceil(3).toString();
}
