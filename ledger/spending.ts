import { Fraction } from 'fraction.js';
import type { Cost } from './bill.ts';
import { daysAfter } from './clock.ts';
import type { LedgerPage, Spent, SpentOnce } from './ledger-page.ts';
import { type Share, shares, type Window } from './limits.ts';
import { parseRho, sumOf } from './rho.ts';

/** What a purchase would take more than is left of a share in a population, in a window. */
export type Excess = {
  readonly population: string;
  readonly share: Share;
  readonly window: Window;
  readonly wanted: Fraction;
};

/** What was spent in windows, the longest first. */
export type Spending = Pick<LedgerPage, 'spent' | 'lost' | 'now'> & { readonly windows: readonly Window[] };

/** Every limit that a purchase would go over. */
export function excessesOf(costs: readonly Cost[], spending: Spending): readonly Excess[] {
  return costs.flatMap((cost) =>
    shares
      .filter((share) => !cost[share].equals(0))
      .flatMap((share) =>
        spending.windows.flatMap((window) => {
          const asked = { population: cost.population, share, window };
          return cost[share].lte(leftOf(asked, spending)) ? [] : [{ ...asked, wanted: cost[share] }];
        }),
      ),
  );
}

/** What is left of a share in a population, in a window. Charges that were given up count as all of it. */
export function leftOf(
  { population, share, window }: Omit<Excess, 'wanted'>,
  { spent, lost, now, windows }: Spending,
): Fraction {
  if (lost.some((at) => at > daysAfter(now, -window.days))) return new Fraction(0);
  const place = windows.indexOf(window);
  const counting = spent.filter(
    (one) => one.population === population && one.windows > place && isOf(one, share),
  );
  const left = window[share].sub(sumOf(counting.map(({ rho, charges }) => parseRho(rho).mul(charges))));
  return left.compare(0) > 0 ? left : new Fraction(0);
}

/** When enough is left again for all that went over; null: never, as it is more than the whole. */
export function renewalOf(
  excesses: readonly Excess[],
  { lost, charges }: Pick<LedgerPage, 'lost'> & { readonly charges: readonly SpentOnce[] },
): string | null {
  const renewals = excesses.map(({ population, share, window, wanted }) => {
    const own = charges.filter((one) => one.population === population && isOf(one, share));
    const given = lost.map((at) => ({ at, sum: window[share] }));
    const all = [...own.map(({ at, rho }) => ({ at, sum: parseRho(rho) })), ...given];
    return givenBack(all, { window, most: window[share].sub(wanted) });
  });
  return renewals.includes(null) ? null : (renewals.sort().at(-1) ?? null);
}

type Counting = { readonly at: string; readonly sum: Fraction };

/** When so much is too old to count that the rest is `most`. */
function givenBack(
  counting: readonly Counting[],
  { window, most }: { readonly window: Window; readonly most: Fraction },
): string | null {
  let left = sumOf(counting.map(({ sum }) => sum));
  for (const { at, sum } of counting.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
    left = left.sub(sum);
    if (left.lte(most)) return daysAfter(at, window.days);
  }
  return null;
}

function isOf(one: Pick<Spent, 'drawn' | 'organisation' | 'person'>, share: Share): boolean {
  return share === 'all' ? one.drawn : one[share];
}
