import type { Fraction } from 'fraction.js';
import type { Ledger } from '../ledger/ledger.ts';
import type { Display } from '../noise/display.ts';
import type { GuaranteeSettings } from '../noise/guarantee-sentence.ts';
import type { CutPoints } from '../ontology/bands.ts';

/** What all together, an organisation and a person may spend of a population in any so many days. */
export type PublishedBudget = {
  readonly days: number;
  readonly all: number;
  readonly organisation: number;
  readonly person: number;
};

/** What a site sets of protected numbers. */
export type ProtectionRules = {
  readonly guarantee: GuaranteeSettings;
  readonly budgets: readonly PublishedBudget[];
  readonly answerDays: number;
  readonly cutPoints: readonly CutPoints[];
  /** Whether numbers that are not shown take part in totals of a network. */
  readonly inTotals: boolean;
};

/** By what protected numbers are drawn, paid for and shown. */
export type Protection = {
  readonly ledger: Ledger;
  readonly display: Display;
  /** Noise of the variance by which numbers are shown. */
  readonly draw: () => bigint;
  /** What one unit costs each population, in zero-concentrated differential privacy: 1 / (2 σ²). */
  readonly rhoOfUnit: Fraction;
  /** What is told of it to everybody. */
  readonly rules: ProtectionRules;
};
