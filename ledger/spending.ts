import { Fraction } from 'fraction.js';
import type { Cost } from './bill.ts';
import { daysAfter } from './clock.ts';
import type { LedgerPage } from './ledger-page.ts';
import { type Share, shares, type Window } from './limits.ts';
import { parseRho, sumOf } from './rho.ts';
import type { Account } from './wanted.ts';

/** Something that counts in a window until it is so old as the window is long. */
type Counting = { readonly at: string; readonly rho: Fraction };

/** What would go over a limit. */
export type Excess = {
  readonly share: Share;
  readonly days: number;
  /** When enough is left again; null: never, for it costs more than the whole. */
  readonly renewsAt: string | null;
};

/** What was spent by whom, and the time. */
export type Spending = Pick<LedgerPage, 'spent' | 'lost'> & {
  readonly account: Account;
  readonly now: string;
};

/** Every limit that a purchase would go over. */
export function excessesOf(
  costs: readonly Cost[],
  windows: readonly Window[],
  spending: Spending,
): readonly Excess[] {
  return costs.flatMap((cost) =>
    shares.flatMap((share) => {
      const wanted = cost[share];
      if (wanted.equals(0)) return [];
      return windows.flatMap((window) => {
        const counting = countingIn(window, share, { ...spending, population: cost.population });
        if (
          sumOf(counting.map(({ rho }) => rho))
            .add(wanted)
            .lte(window[share])
        )
          return [];
        return [
          {
            share,
            days: window.days,
            renewsAt: renewalOf(counting, { window, limit: window[share], wanted }),
          },
        ];
      });
    }),
  );
}

/** What a share in a population has left in a window. */
export function leftIn(
  window: Window,
  share: Share,
  spending: Spending & { readonly population: string },
): Fraction {
  const left = window[share].sub(sumOf(countingIn(window, share, spending).map(({ rho }) => rho)));
  return left.compare(0) > 0 ? left : new Fraction(0);
}

/** What counts in a window: it is younger than that is long, or dated in the future. Charges that were given up count as all of it. */
function countingIn(
  window: Window,
  share: Share,
  { spent, lost, account, now, population }: Spending & { readonly population: string },
): readonly Counting[] {
  const after = daysAfter(now, -window.days);
  const isOf = {
    all: ({ drawn }: { readonly drawn: boolean }) => drawn,
    organisation: ({ organisation }: { readonly organisation: string | null }) =>
      organisation === account.organisation,
    person: ({ person }: { readonly person: string | null }) => person === account.person,
  }[share];
  const own = spent.filter((one) => one.population === population && one.at > after && isOf(one));
  return [
    ...own.map(({ at, rho }) => ({ at, rho: parseRho(rho) })),
    ...lost.filter((at) => at > after).map((at) => ({ at, rho: window[share] })),
  ];
}

type Renewing = { readonly window: Window; readonly limit: Fraction; readonly wanted: Fraction };

/** When so much of what counts is too old that the rest leaves room. */
function renewalOf(counting: readonly Counting[], { window, limit, wanted }: Renewing): string | null {
  const oldest = counting.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  let sum = sumOf(oldest.map(({ rho }) => rho)).add(wanted);
  for (const { at, rho } of oldest) {
    sum = sum.sub(rho);
    if (sum.lte(limit)) return daysAfter(at, window.days);
  }
  return null;
}
