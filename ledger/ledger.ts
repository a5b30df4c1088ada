import { Fraction } from 'fraction.js';
import type { Graph } from '../graph/graph.ts';
import type { AnswerCharge } from '../ontology/charge.ts';
import { type BillLine, billOf } from './bill.ts';
import { type Clock, toTime } from './clock.ts';
import { clocksApart, refusedByClock } from './clocks-apart.ts';
import type { ExhaustedError } from './exhausted.ts';
import { type KeptAnswer, type LedgerPage, type PageAsk, type Read, readPage } from './ledger-page.ts';
import { type Limits, type Share, type Window, windowsOf } from './limits.ts';
import { purchase, refusalOf } from './purchase.ts';
import type { Reconciled } from './reconcile.ts';
import type { SecondCopy } from './second-copy.ts';
import { leftOf, type Spending } from './spending.ts';
import { type Account, type Drawn, eachOnce, ownShareOf, type Remembered, type Wanted } from './wanted.ts';
import { createWatch, inDoubt, LedgerChanged } from './watch.ts';

/** What is known of one answer before it is bought. */
export type Seen = {
  readonly key: string;
  /** Null: it has to be drawn. */
  readonly remembered: Remembered | null;
  /** Whether this account has paid for what is remembered: then it is free. */
  readonly isPaid: boolean;
};

/** What a request would find. */
export type Looked = {
  readonly seen: readonly Seen[];
  /** What would refuse the purchase of all of it. */
  readonly refusal: ExhaustedError | null;
  /** When it was looked: what is bought by it is charged at this time, so that no time of a charge tells how long counting took. */
  readonly at: string;
};

/** Answers in the order in which they were asked for, and what was charged for them. */
export type Bought = {
  readonly answers: readonly Remembered[];
  readonly charges: readonly AnswerCharge[];
};

/** What is left of one population in any so many days. */
export type Left = {
  readonly population: string;
  readonly days: number;
  /** Of the share that is the account's own. */
  readonly own: Fraction;
  /** Whole quarters of the share of the organisation, and of what all together may spend. */
  readonly organisationQuarters: number;
  readonly allQuarters: number;
};

/** What protected numbers cost and who paid for them, and the answers that are remembered. */
export type Ledger = {
  /** Brings the ledger and its copy together, once: nothing is bought before. @throws KnownError GRAPH_UNAVAILABLE, AUDIT_UNAVAILABLE */
  readonly reconcile: () => Promise<Reconciled>;
  /** What is remembered may be shown where it is paid; else not before it is bought. @throws KnownError AUDIT_UNAVAILABLE */
  readonly look: (wanted: readonly Wanted[], account: Account) => Promise<Looked>;
  /**
   * Charges a request whole or not at all, and remembers what was drawn; of answers that somebody else bought meanwhile those are
   * given. @throws KnownError BUDGET_EXHAUSTED, AUDIT_UNAVAILABLE where it is not known what was spent or which time it is, GRAPH_UNAVAILABLE,
   * DEADLINE_EXCEEDED, CONFLICT where values are missing
   */
  readonly buy: (wanted: readonly Drawn[], account: Account, at?: string) => Promise<Bought>;
  /**
   * In the order of the populations, then of the windows; nothing where there are no limits. Where it is not known what was spent
   * nothing is left.
   */
  readonly left: (account: Account, populations: readonly string[]) => Promise<readonly Left[]>;
};

/** What a ledger goes by. */
export type LedgerTerms = {
  readonly limits: Limits;
  /** Days for which an answer is valid. */
  readonly answerDays: number;
  readonly clock: Clock;
  readonly copy: SecondCopy;
  /** How far the clock may lie from that of the database, in milliseconds: beyond, nothing is bought. Not said: as far as it will. */
  readonly apartMs?: number;
  /** Is told what was found each time ledger and copy were brought together. */
  readonly told?: (found: Reconciled) => void;
};

/** Whoever is stopped while holding the ledger lets go of it after so long. */
const holdMs = 10_000;

/** An answer that ends so soon is drawn anew: it could end between a look and the purchase. */
const soonMs = 60_000;

/** The ledger of a graph, which all processes on it share. */
export function createLedger(
  graph: Graph,
  { limits, clock, answerDays, copy, apartMs, told = () => {} }: LedgerTerms,
): Ledger {
  const windows = windowsOf(limits);
  const days = windows.map((window) => window.days);
  const ask = (account: Account, wanted: readonly Wanted[], now = toTime(clock())): PageAsk => ({
    ...{ account, days, now },
    keys: wanted.map(({ key }) => key),
    populations: [...new Set(wanted.flatMap(({ populations }) => populations))],
  });
  const read: Read = (statement) => graph.read(statement);
  const watch = createWatch(graph, { copy, clock, apartMs, told, longestDays: days[0] ?? 0 });
  const inTurn = createTurns();
  const apartIn = (page: LedgerPage) => clocksApart(clock(), page.databaseMs, apartMs);
  const check = (page: LedgerPage) => {
    watch.check(page);
    const apart = apartIn(page);
    if (apart !== undefined) throw refusedByClock(apart);
  };
  const buyOnce = (wanted: readonly Drawn[], ask: PageAsk) => {
    const asked = { wanted, ask, windows, answerDays };
    return graph.write((run) => purchase(run, asked, check), holdMs);
  };
  const buy = (wanted: readonly Drawn[], ask: PageAsk) =>
    buyOnce(wanted, ask).catch(async (error: unknown) => {
      if (!(error instanceof LedgerChanged)) throw error;
      await watch.again();
      return buyOnce(wanted, ask).catch((still: unknown) => {
        throw still instanceof LedgerChanged ? inDoubt() : still;
      });
    });
  return {
    reconcile: watch.reconciled,
    look: async (wanted, account) => {
      const each = eachOnce(wanted);
      await copy.check(); // before anything is drawn: what cannot be kept would be charged in vain
      const asked = ask(account, each);
      const page = await readPage(read, asked);
      const soon = toTime(Date.parse(page.now) + soonMs);
      const bill = billOf(each, page, { account, now: soon, answerDays });
      const refusal = await refusalOf(read, bill, { ask: asked, page, windows });
      return { seen: bill.map(toSeen), refusal, at: page.now };
    },
    buy: async (wanted, account, at) => {
      const each = eachOnce(wanted);
      if (each.length === 0) return { answers: [], charges: [] };
      await copy.check();
      await watch.reconciled();
      const { answers, charges } = await inTurn(() => buy(each, ask(account, each, at)));
      watch.bought(charges);
      return { answers: inOrder(wanted, answers), charges };
    },
    left: async (account, populations) => {
      const page = await readPage(read, { ...ask(account, []), populations });
      return populations.flatMap((population) =>
        windows.map((window) =>
          watch.isInDoubt(page.place) || apartIn(page) !== undefined
            ? nothingLeft(population, window)
            : leftFor(population, window, { ...page, windows, own: ownShareOf(account) }),
        ),
      );
    },
  };
}

function leftFor(
  population: string,
  window: Window,
  { own, ...spending }: Spending & { readonly own: Share },
): Left {
  const left = (share: Share) => leftOf({ population, share, window }, spending);
  const quarters = (share: Share) => left(share).mul(4).div(window[share]).floor().valueOf();
  return {
    ...{ population, days: window.days, own: left(own) },
    ...{ organisationQuarters: quarters('organisation'), allQuarters: quarters('all') },
  };
}

function nothingLeft(population: string, { days }: Window): Left {
  return { population, days, own: new Fraction(0), organisationQuarters: 0, allQuarters: 0 };
}

function toSeen({ wanted: { key }, answer, pays }: BillLine): Seen {
  const remembered = answer && { key, values: answer.values, asOf: answer.asOf };
  return { key, remembered, isPaid: !pays.organisation && !pays.person };
}

function inOrder(wanted: readonly Wanted[], answers: readonly KeptAnswer[]): readonly Remembered[] {
  const known = new Map(answers.map((answer) => [answer.key, answer]));
  return wanted.map(({ key }) => {
    const answer = known.get(key);
    if (answer === undefined) throw new TypeError('an answer was not bought');
    return { key, values: answer.values, asOf: answer.asOf };
  });
}

/** Lets one go after the other: of a process one at a time waits for the ledger, on one connection. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
}
