import { Fraction } from 'fraction.js';
import type { Protection } from '../disclosure/protection.ts';
import type { Graph } from '../graph/graph.ts';
import { createClock } from '../ledger/clock.ts';
import { createLedger } from '../ledger/ledger.ts';
import type { Limits, Window } from '../ledger/limits.ts';
import { toDisplay } from '../noise/display.ts';
import { drawDiscreteGaussian } from '../noise/gaussian.ts';
import type { Config } from './config.ts';
import type { privacySettings, UnitShares } from './privacy-settings.ts';

/** Settings of protected numbers. */
export type PrivacySettings = Pick<Config, keyof typeof privacySettings>;

/** How sure the bounds of a protected number are. */
const confidence = 0.95;

/** By what numbers of a graph are protected. */
export function createProtection(graph: Graph, settings: PrivacySettings): Protection {
  const { privacySigma, privacyAnswerDays, privacyThreshold, privacyAlpha, privacyRounding } = settings;
  const variance = privacySigma.mul(privacySigma);
  const rhoOfUnit = new Fraction(1).div(variance.mul(2));
  return {
    ledger: createLedger(graph, {
      ...{ limits: limitsOf(settings, rhoOfUnit), answerDays: privacyAnswerDays, clock: createClock() },
    }),
    display: toDisplay({
      ...{ variance, k: privacyThreshold, alpha: privacyAlpha, rounding: privacyRounding, confidence },
    }),
    draw: () => drawDiscreteGaussian(variance),
    rhoOfUnit,
  };
}

function limitsOf({ privacyUnits, privacyMonthlyUnits }: PrivacySettings, rhoOfUnit: Fraction): Limits {
  const toWindow = (days: number, units: UnitShares | 'off'): readonly Window[] =>
    units === 'off'
      ? []
      : [
          {
            days,
            all: rhoOfUnit.mul(units.all),
            organisation: rhoOfUnit.mul(units.organisation),
            person: rhoOfUnit.mul(units.person),
          },
        ];
  const windows = [...toWindow(365, privacyUnits), ...toWindow(30, privacyMonthlyUnits)];
  return windows.length === 0 ? 'off' : { windows };
}
