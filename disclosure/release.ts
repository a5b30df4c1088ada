import type { Caller, DisclosurePolicy } from './policy.ts';

declare const released: unique symbol;

/** A number that passed the gate. Only `release` makes one. */
export type Count = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly suppressed: boolean;
  readonly precision: 'EXACT' | 'ROUNDED' | 'NOISY' | 'SUPPRESSED';
  readonly [released]: true;
};

/** What a number answers: the fingerprint of the criterion and what was counted of it. */
export type Question = { readonly fingerprint: string; readonly counted: string };

/** The one gate: what `caller` may learn of `n`, the answer to `question`. */
export function release(n: number, _question: Question, _caller: Caller, policy: DisclosurePolicy): Count {
  switch (policy.kind) {
    case 'exact':
      // The brand has no value: this is the one place that may put it on.
      return { value: n, low: n, high: n, suppressed: false, precision: 'EXACT' } as Count;
  }
}
