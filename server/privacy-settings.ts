import { resolve } from 'node:path';
import { Fraction } from 'fraction.js';
import type { PublishedBudget } from '../disclosure/protection.ts';
import { describedDays } from '../ledger/description.ts';
import { oneOf, parseWhole } from './setting-values.ts';

/** Units of a budget: what all together, one organisation and one person may spend. */
export type UnitShares = Omit<PublishedBudget, 'days'>;

/** How protected numbers leave, and what may be asked of them. See `docs/privacy.md`. */
export const privacySettings = {
  privacySigma: {
    name: 'PRIVACY_SIGMA',
    default: '10',
    expected: 'a number from 1 to 1000, with three decimals at most',
    description:
      'Standard deviation σ of the noise of [protected numbers](privacy.md). A unit of the budget is 1 / (2 σ²) of ρ: half the noise has four times the cost.',
    parse: parseSigma,
  },
  privacyUnits: {
    name: 'PRIVACY_UNITS',
    default: '240,120,60',
    expected:
      'three whole numbers: for all together, an organisation (at most half of it) and a person (at most as many); or off',
    description:
      'Units of a population that may be spent in any 365 days. `off`: any number of them, and then nothing bounds what is learnt of a patient.',
    parse: parseShares,
  },
  privacyUnits30Days: {
    name: 'PRIVACY_UNITS_30_DAYS',
    default: '40,20,10',
    expected: 'three whole numbers, as PRIVACY_UNITS; or off',
    description: 'The same in any 30 days.',
    parse: parseShares,
  },
  privacyThreshold: {
    name: 'PRIVACY_THRESHOLD',
    default: '10',
    expected: 'a whole number from 1 to 1000',
    description:
      'A number of fewer patients than this is not shown, but with the probability `PRIVACY_ALPHA`.',
    parse: (text: string) => parseWhole(text, [1, 1_000]),
  },
  privacyAlpha: {
    name: 'PRIVACY_ALPHA',
    default: '0.01',
    expected: 'a number from 0.0001 to 0.49',
    description: 'How probable it is at most that a number below `PRIVACY_THRESHOLD` is shown all the same.',
    parse: parseAlpha,
  },
  privacyRounding: {
    name: 'PRIVACY_ROUNDING',
    default: '5',
    expected: 'a whole number, at most PRIVACY_THRESHOLD',
    description: 'A protected number is shown as a multiple of it.',
    parse: (text: string) => parseWhole(text, [1, 1_000]),
  },
  privacyTotals: {
    name: 'PRIVACY_TOTALS',
    default: 'shown',
    expected: 'shown or noisy',
    description:
      'What a [network](join.md#totals) adds up: numbers that are shown, or also those that are not, with their noise, in totals of at least three sites that say so.',
    parse: (text: string) => oneOf(['shown', 'noisy'], text),
  },
  privacyDescriptionRho: {
    name: 'PRIVACY_DESCRIPTION_RHO',
    default: '0.3',
    expected: 'a number from 0.001 to 100, with six decimals at most; or off',
    description:
      'What the [released descriptions](privacy.md#what-the-catalogue-says) of the datasets of a population may cost in any 365 days, in ρ; one release costs a fifth of it. `off`: none is released.',
    parse: parseDescriptionRho,
  },
  privacyAnswerDays: {
    name: 'PRIVACY_ANSWER_DAYS',
    default: '90',
    expected: 'a whole number of days from 1 to 365',
    description:
      'For how long a protected answer stays what it is, also over newer loads; then it is drawn and charged anew.',
    parse: (text: string) => parseWhole(text, [1, 365]),
  },
  cutPointsFile: {
    name: 'PRIVACY_CUT_POINTS',
    expected: 'a file',
    description:
      'YAML file of the numbers at which values of measurements may be asked ([protected numbers](access.md#registered)). It is read when the server starts.',
    parse: (text: string) => resolve(text),
  },
} as const;

/** Days in which the budget of a setting may be spent. */
export const budgetDays = { privacyUnits: 365, privacyUnits30Days: 30 } as const;

/** Days for which charges count, of answers and of released descriptions: no copy of them may forget sooner. 0 where none count. */
export function countedDays(settings: {
  readonly privacyUnits: UnitShares | 'off';
  readonly privacyUnits30Days: UnitShares | 'off';
  readonly privacyDescriptionRho: Fraction | 'off';
}): number {
  return Math.max(
    settings.privacyUnits === 'off' ? 0 : budgetDays.privacyUnits,
    settings.privacyUnits30Days === 'off' ? 0 : budgetDays.privacyUnits30Days,
    settings.privacyDescriptionRho === 'off' ? 0 : describedDays,
  );
}

function parseSigma(text: string): Fraction | undefined {
  return /^\d{1,4}(?:\.\d{1,3})?$/.test(text) ? parseFraction(text, ['1', '1000']) : undefined;
}

function parseDescriptionRho(text: string): Fraction | 'off' | undefined {
  if (text === 'off') return 'off';
  return /^\d{1,3}(?:\.\d{1,6})?$/.test(text) ? parseFraction(text, ['0.001', '100']) : undefined;
}

/** Exactly as it is written: no float stands between. */
function parseFraction(
  text: string,
  [least, most]: readonly [least: string, most: string],
): Fraction | undefined {
  const value = new Fraction(text);
  return value.compare(least) >= 0 && value.compare(most) <= 0 ? value : undefined;
}

function parseAlpha(text: string): number | undefined {
  const alpha = /^0\.\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return alpha >= 0.0001 && alpha <= 0.49 ? alpha : undefined;
}

/** No organisation has more than half of all: whatever one spends, something is left for others. */
function parseShares(text: string): UnitShares | 'off' | undefined {
  if (text === 'off') return 'off';
  const [all, organisation, person, ...more] = text
    .split(',')
    .map((one) => parseWhole(one.trim(), [1, 999_999]));
  if (all === undefined || organisation === undefined || person === undefined || more.length > 0)
    return undefined;
  return 2 * organisation <= all && person <= organisation ? { all, organisation, person } : undefined;
}
