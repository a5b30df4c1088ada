import type { Fraction } from 'fraction.js';
import { type Display, type DisplayRules, showNoisy, toDisplay } from '../../noise/display.ts';
import type { ReleasedNumber } from '../../ontology/released-description.ts';
import type { CountParts } from '../protected/count.ts';
import type { Line, Lines } from './lines.ts';

/** How the numbers of a description are drawn and shown. */
export type Describing = {
  readonly rules: Omit<DisplayRules, 'variance'>;
  /** What one release costs at most. */
  readonly rho: Fraction;
  /** That of a protected count: no number of a description has less noise. */
  readonly leastVariance: Fraction;
  readonly draw: (variance: Fraction) => bigint;
};

/** The noise by which so many units cost what a release may, and what they then cost: n / (2 σ²), as each unit costs 1 / (2 σ²). */
export function noiseFor(
  units: number,
  { rho, leastVariance }: Pick<Describing, 'rho' | 'leastVariance'>,
): { readonly variance: Fraction; readonly rho: Fraction } {
  const wanted = rho.mul(2).inverse().mul(units);
  const variance = wanted.compare(leastVariance) < 0 ? leastVariance : wanted;
  return { variance, rho: variance.mul(2).inverse().mul(units) };
}

/** The numbers of a description as they are told from now on: each is counted, gets noise, and is shown by the noisy number alone. */
export async function drawNumbers(
  all: readonly Lines[],
  countParts: CountParts,
  { variance, describing: { rules, draw } }: { readonly variance: Fraction; readonly describing: Describing },
): Promise<readonly ReleasedNumber[]> {
  const display = toDisplay({ ...rules, variance });
  const numbers: ReleasedNumber[] = [];
  for (const { lines, disjoint } of all) {
    const counts = await countParts({ parts: lines.map(({ part }) => part), disjoint });
    for (const [at, line] of lines.entries())
      numbers.push(toReleased(line, BigInt(counts[at] ?? 0) + draw(variance), display));
  }
  return numbers;
}

function toReleased({ of, value, code }: Line, noisy: bigint, display: Display): ReleasedNumber {
  const shown = showNoisy(noisy, display);
  const { low, high } = shown;
  return { of, value, code, patients: shown.precision === 'NOISY' ? shown.value : null, low, high };
}
