import { Fraction } from 'fraction.js';
import type { Protection, PublishedBudget } from '../disclosure/protection.ts';
import type { Graph } from '../graph/graph.ts';
import { createClock } from '../ledger/clock.ts';
import { createLedger, type LedgerTerms } from '../ledger/ledger.ts';
import type { Limits } from '../ledger/limits.ts';
import { toDisplay } from '../noise/display.ts';
import { drawDiscreteGaussian } from '../noise/gaussian.ts';
import { rhoOfCount } from '../noise/guarantee.ts';
import type { GuaranteeSettings } from '../noise/guarantee-sentence.ts';
import type { CutPoints } from '../ontology/bands.ts';
import type { Config } from './config.ts';
import { budgetDays, type privacySettings, type UnitShares } from './privacy-settings.ts';

/** Settings of protected numbers. */
export type PrivacySettings = Pick<Config, keyof typeof privacySettings>;

/** So far a clock may lie from that of the database: more is a clock that is wrong. */
export const apartMs = 600_000;

/** How sure the bounds of a protected number are. */
export const confidence = 0.95;

/** What the guarantee of a site follows from. */
export function guaranteeOf(settings: PrivacySettings): GuaranteeSettings {
  const { privacySigma: sigma, privacyDescriptionRho: rho, privacyThreshold: k } = settings;
  const { privacyAlpha: alpha, privacyRounding: rounding } = settings;
  const [longest] = budgetsOf(settings);
  return {
    ...{ sigma, days: longest?.days ?? 365, units: longest ?? null, k, alpha, rounding },
    description: { rho: rho === 'off' ? new Fraction(0) : rho },
  };
}

/** By what numbers of a graph are protected, what they cost being kept in a second copy, too. */
export function createProtection(
  graph: Graph,
  { cutPoints, ...settings }: PrivacySettings & { readonly cutPoints: readonly CutPoints[] },
  beside: Pick<LedgerTerms, 'copy' | 'told'>,
): Protection {
  const answerDays = settings.privacyAnswerDays;
  const guarantee = guaranteeOf(settings);
  const { sigma, k, alpha, rounding } = guarantee;
  const variance = sigma.mul(sigma);
  const rhoOfUnit = rhoOfCount(sigma);
  const budgets = budgetsOf(settings);
  return {
    ledger: createLedger(graph, {
      ...{ limits: limitsOf(budgets, rhoOfUnit), answerDays, clock: createClock(), apartMs },
      ...beside,
    }),
    display: toDisplay({ variance, k, alpha, rounding, confidence }),
    draw: () => drawDiscreteGaussian(variance),
    rhoOfUnit,
    rules: { guarantee, budgets, answerDays, cutPoints, inTotals: settings.privacyTotals === 'noisy' },
  };
}

/** Days for which charges count against budgets; 0 where there are none. */
export function longestDays(settings: PrivacySettings): number {
  return budgetsOf(settings)[0]?.days ?? 0;
}

/** The longest first: what the guarantee is of. */
function budgetsOf({ privacyUnits, privacyUnits30Days }: PrivacySettings): readonly PublishedBudget[] {
  const budgetOf = (days: number, units: UnitShares | 'off') => (units === 'off' ? [] : [{ days, ...units }]);
  return [
    ...budgetOf(budgetDays.privacyUnits, privacyUnits),
    ...budgetOf(budgetDays.privacyUnits30Days, privacyUnits30Days),
  ];
}

function limitsOf(budgets: readonly PublishedBudget[], rhoOfUnit: Fraction): Limits {
  if (budgets.length === 0) return 'off';
  return {
    windows: budgets.map(({ days, all, organisation, person }) => ({
      days,
      all: rhoOfUnit.mul(all),
      organisation: rhoOfUnit.mul(organisation),
      person: rhoOfUnit.mul(person),
    })),
  };
}
