import type { Fraction } from 'fraction.js';
import type { Ledger } from '../ledger/ledger.ts';
import type { Display } from '../noise/display.ts';

/** By what protected numbers are drawn, paid for and shown. */
export type Protection = {
  readonly ledger: Ledger;
  readonly display: Display;
  /** Noise of the variance by which numbers are shown. */
  readonly draw: () => bigint;
  /** What one unit costs each population, in zero-concentrated differential privacy: 1 / (2 σ²). */
  readonly rhoOfUnit: Fraction;
};
