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

/** What a number answers: the fingerprint of the criterion, what was counted of it, and over which datasets. */
export type Question = {
  readonly fingerprint: string;
  readonly counted: string;
  readonly datasets: readonly string[];
};

/** The one gate: what `caller` may learn of `n`, the answer to `question`. */
export function release(n: number, { datasets }: Question, caller: Caller, policy: DisclosurePolicy): Count {
  const mayCount = datasets.every((dataset) => caller.counts.includes(dataset));
  if (!mayCount)
    return brand({ value: null, low: null, high: null, suppressed: true, precision: 'SUPPRESSED' });
  switch (policy.kind) {
    case 'exact':
      return brand({ value: n, low: n, high: n, suppressed: false, precision: 'EXACT' });
  }
}

/** The brand has no value: this is the one place that may put it on. */
function brand(count: Omit<Count, typeof released>): Count {
  return count as Count;
}
