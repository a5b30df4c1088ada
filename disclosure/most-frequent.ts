import type { Audience, Count } from './release.ts';

/** A value, and how many have it. */
type FrequentValue = { readonly value: string; readonly count: Count };

/**
 * How many of the most frequent values are handed in at the gate: those that are shown where numbers leave as they are;
 * else every one, since what left decides which are shown.
 */
export function candidatesFor(top: number, { policy }: Audience): number | undefined {
  return policy.kind === 'exact' ? top : undefined;
}

/** The `top` values, or all of them, with the largest numbers that left, then by value; a value of nobody, or of who knows how many, is none. */
export function mostFrequent<Value extends FrequentValue>(
  values: readonly Value[],
  top?: number,
): readonly Value[] {
  return values
    .filter(({ count }) => (count.value ?? 0) > 0)
    .sort((a, b) => (b.count.value ?? 0) - (a.count.value ?? 0) || (a.value < b.value ? -1 : 1))
    .slice(0, top);
}

/**
 * Whether it may be said that there is something of which so many are: of datasets of which the caller may be told, where
 * numbers leave as they are, always; else only where the number left.
 */
export function listedBy({ policy }: Pick<Audience, 'policy'>, isTold: boolean): (count: Count) => boolean {
  return ({ value }) => (isTold && policy.kind === 'exact') || (value ?? 0) > 0;
}
