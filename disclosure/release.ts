import { rememberBy } from '../graph/remember-by.ts';
import type { Caller } from './caller.ts';
import type { Cell, CellQuestion } from './cell.ts';
import type { DisclosurePolicy, Leaving } from './policy.ts';

declare const released: unique symbol;

/** A number that passed the gate. Only `release` makes one. */
export type Count = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly suppressed: boolean;
  readonly precision: Leaving['precision'] | 'REPORTED';
  /** How probable it is that `low` and `high` hold the true number, where that is not certain. */
  readonly confidence: number | null;
  /** When the number was drawn; null of one that is counted now. UTC. */
  readonly asOf: string | null;
  readonly [released]: true;
};

/** Who is told, and how numbers leave. */
export type Audience = { readonly caller: Caller; readonly policy: DisclosurePolicy };

/** What the caller may learn of each cell, in their order. The policy is asked once, of those alone that the caller may count. */
export async function release(
  cells: readonly Cell[],
  { caller, policy }: Audience,
): Promise<readonly Count[]> {
  const mayCount = countable(caller);
  const leaving = (await policy.release(cells.filter(mayCount))).values();
  const counts = cells.map((cell) =>
    mayCount(cell) ? toCount(leaving.next().value ?? withheld) : suppressed,
  );
  if (caller.trail !== undefined) for (const count of counts) caller.trail.released(count);
  return counts;
}

/** What is shown of a number with noise, and since when it is so. */
export type ShownNumber = (
  | { readonly precision: 'NOISY'; readonly value: number; readonly low: number; readonly high: number }
  | { readonly precision: 'SUPPRESSED'; readonly low: number; readonly high: number }
) & { readonly confidence: number; readonly asOf: string };

/** A number with noise as the caller learns it. */
export function releaseShown(shown: ShownNumber, { trail }: Pick<Caller, 'trail'>): Count {
  const suppressed = shown.precision === 'SUPPRESSED';
  const count = brand({ value: null, ...shown, suppressed });
  trail?.released(count);
  return count;
}

/** A number as it left another gate. */
export type ElsewhereCount = Omit<Count, 'suppressed' | typeof released>;

/** A number that left the gate of another site: what it did to it stands in the number. */
export function releaseElsewhere(told: ElsewhereCount, { trail }: Pick<Caller, 'trail'>): Count {
  const count = brand({ ...told, suppressed: told.precision === 'SUPPRESSED' });
  trail?.released(count);
  return count;
}

/**
 * How many more one number is than another, by what left of both alone; suppressed where either is. Its bounds hold where both do:
 * what either misses adds up.
 */
export function differenceOf(whole: Count | undefined, part: Count): Count {
  const { value, low, high, confidence } = whole ?? suppressed;
  if (value === null || low === null || high === null) return suppressed;
  if (part.value === null || part.low === null || part.high === null) return suppressed;
  const between = (a: number, b: number) => Math.max(0, a - b);
  return brand({
    ...{ value: between(value, part.value), low: between(low, part.high), high: between(high, part.low) },
    ...{ suppressed: false, precision: part.precision, asOf: part.asOf },
    confidence: confidence === null || part.confidence === null ? null : confidence + part.confidence - 1,
  });
}

/** Whether the caller may count over the datasets of a cell's question; looked up once for each. */
function countable({ counts }: Caller): (cell: Cell) => boolean {
  const granted = grantsOf(counts);
  const known = new Map<CellQuestion, boolean>();
  return ({ question }) => {
    const answer = known.get(question) ?? question.datasets.every((dataset) => granted.has(dataset));
    known.set(question, answer);
    return answer;
  };
}

const grantsOf = rememberBy((datasets: readonly string[]) => new Set(datasets));

const none = { value: null, low: null, high: null, confidence: null, asOf: null };
const withheld: Leaving = { precision: 'SUPPRESSED' };

/** A number of which nothing is told. */
export const suppressed: Count = toCount(withheld);

function toCount(leaving: Leaving): Count {
  if (leaving.precision === 'SUPPRESSED')
    return brand({ ...none, suppressed: true, precision: 'SUPPRESSED' });
  const { value, low, high, precision } = leaving;
  return brand({ ...none, value, low, high, suppressed: false, precision });
}

/** The brand has no value: this is the one place that may put it on. */
function brand(count: Omit<Count, typeof released>): Count {
  return count as Count;
}
