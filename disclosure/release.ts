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
  readonly precision: Leaving['precision'];
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

const withheld: Leaving = { precision: 'SUPPRESSED' };
const suppressed = toCount(withheld);

function toCount(leaving: Leaving): Count {
  if (leaving.precision === 'SUPPRESSED')
    return brand({ value: null, low: null, high: null, suppressed: true, precision: 'SUPPRESSED' });
  const { value, low, high, precision } = leaving;
  return brand({ value, low, high, suppressed: false, precision });
}

/** The brand has no value: this is the one place that may put it on. */
function brand(count: Omit<Count, typeof released>): Count {
  return count as Count;
}
