import type { Fraction } from 'fraction.js';
import type { Graph, Write } from '../graph/graph.ts';
import type { AnswerCharge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { type BillLine, billOf, type Cost, chargesOf, costOf } from './bill.ts';
import { type Clock, daysAfter, toTime } from './clock.ts';
import { exhaustedBy } from './exhausted.ts';
import { type KeptAnswer, type LedgerPage, type PageAsk, type Read, readPage } from './ledger-page.ts';
import { type Limits, longestDays, windowsOf } from './limits.ts';
import { excessesOf, leftIn } from './spending.ts';
import { type Account, type Drawn, eachOnce, type Remembered, type Wanted } from './wanted.ts';
import { holdLedger, writeAnswers, writeCharges } from './write.ts';

/** What is known of one answer before it is bought. */
export type Seen = {
  readonly key: string;
  /** Null: it has to be drawn. */
  readonly remembered: Remembered | null;
  /** Whether this account has paid for what is remembered: then it is free. */
  readonly isPaid: boolean;
};

/** What a request would find, and cost. */
export type Looked = { readonly seen: readonly Seen[]; readonly costs: readonly Cost[] };

/** Answers in the order in which they were asked for, and what was charged for them. */
export type Bought = {
  readonly answers: readonly Remembered[];
  readonly charges: readonly AnswerCharge[];
};

/** What is left of one population in any so many days. */
export type Left = {
  readonly population: string;
  readonly days: number;
  /** Of the person's own share. */
  readonly person: Fraction;
  /** Whole quarters of the share of the organisation, and of what all together may spend. */
  readonly organisationQuarters: number;
  readonly allQuarters: number;
};

/** What protected numbers cost and who paid for them, and the answers that are remembered. */
export type Ledger = {
  /** Tells nothing to the caller: what is remembered may not be shown before it is bought. */
  readonly look: (wanted: readonly Wanted[], account: Account) => Promise<Looked>;
  /**
   * Charges a request whole or not at all, and remembers what was drawn; of answers that somebody else bought meanwhile those are
   * given. @throws KnownError BUDGET_EXHAUSTED, GRAPH_UNAVAILABLE, DEADLINE_EXCEEDED, CONFLICT where values are missing
   */
  readonly buy: (wanted: readonly Drawn[], account: Account) => Promise<Bought>;
  /** In the order of the populations, then of the windows; nothing where there are no limits. */
  readonly left: (account: Account, populations: readonly string[]) => Promise<readonly Left[]>;
};

/** What a ledger goes by. */
export type LedgerTerms = {
  readonly limits: Limits;
  /** Days for which an answer is valid. */
  readonly answerDays: number;
  readonly clock: Clock;
};

/** Whoever is stopped while holding the ledger lets go of it after so long. */
const holdMs = 10_000;

/** An answer that ends so soon is drawn anew: it could end between a look and the purchase. */
const soonMs = 60_000;

/** The ledger of a graph, which all processes on it share. */
export function createLedger(graph: Graph, terms: LedgerTerms): Ledger {
  const { limits, clock, answerDays } = terms;
  const windows = windowsOf(limits);
  const ask = (account: Account, wanted: readonly Wanted[]): PageAsk => ({
    account,
    keys: wanted.map(({ key }) => key),
    populations: limits === 'off' ? [] : [...new Set(wanted.flatMap(({ populations }) => populations))],
    after: daysAfter(toTime(clock()), -longestDays(limits)),
  });
  const read: Read = (statement) => graph.read(statement);
  const inTurn = createTurns();
  return {
    look: async (wanted, account) => {
      const each = eachOnce(wanted);
      const page = await readPage(read, { ...ask(account, each), populations: [] });
      const now = timeOf(page, clock() + soonMs);
      const bill = billOf(each, page, { account, now, answerDays });
      return { seen: bill.map(toSeen), costs: costOf(bill) };
    },
    buy: async (wanted, account) => {
      const each = eachOnce(wanted);
      if (each.length === 0) return { answers: [], charges: [] };
      const buy = async (run: Write) => {
        await holdLedger(run);
        const page = await readPage(run, ask(account, each));
        const now = timeOf(page, clock());
        const bill = billOf(each, page, { account, now, answerDays });
        const over = exhaustedBy(excessesOf(costOf(bill), windows, { ...page, account, now }));
        if (over !== undefined) throw over;
        return settle(run, bill, { account, now, after: page.place.number });
      };
      const { answers, charges } = await inTurn(() => graph.write(buy, holdMs));
      return { answers: inOrder(wanted, answers), charges };
    },
    left: async (account, populations) => {
      const page = await readPage(read, { ...ask(account, []), populations });
      const spending = { ...page, account, now: timeOf(page, clock()) };
      return populations.flatMap((population) =>
        windows.map((window) => {
          const of = { ...spending, population };
          const quarters = (share: 'organisation' | 'all') =>
            leftIn(window, share, of).mul(4).div(window[share]).floor().valueOf();
          return {
            ...{ population, days: window.days, person: leftIn(window, 'person', of) },
            ...{ organisationQuarters: quarters('organisation'), allQuarters: quarters('all') },
          };
        }),
      );
    },
  };
}

/** The time by a clock, but none before the newest charge. */
function timeOf({ place }: Pick<LedgerPage, 'place'>, ms: number): string {
  const now = toTime(ms);
  return now > place.at ? now : place.at;
}

function toSeen({ wanted: { key }, answer, pays }: BillLine): Seen {
  const remembered = answer && { key, values: answer.values, asOf: answer.asOf };
  return { key, remembered, isPaid: !pays.organisation && !pays.person };
}

type Settling = { readonly account: Account; readonly now: string; readonly after: number };

/** Writes what a bill says; gives all of its answers. */
async function settle(
  run: Write,
  bill: readonly BillLine<Drawn>[],
  { account, now, after }: Settling,
): Promise<{ readonly answers: readonly KeptAnswer[]; readonly charges: readonly AnswerCharge[] }> {
  const charges = chargesOf(bill, { account, now }, after);
  const draws = new Map(charges.map(({ key, draw }) => [key, draw]));
  const drawn = bill
    .filter(({ answer }) => answer === null)
    .map(({ wanted: { key, values } }) => ({
      key,
      values: valuesOf(values),
      asOf: now,
      draw: draws.get(key) ?? 0,
    }));
  if (charges.length > 0) await writeCharges(run, charges);
  if (drawn.length > 0) await writeAnswers(run, drawn);
  return { charges, answers: [...drawn, ...bill.flatMap(({ answer }) => answer ?? [])] };
}

/** @throws KnownError CONFLICT where there are none, TypeError of other numbers than whole ones */
function valuesOf(values: readonly number[] | undefined): readonly number[] {
  if (values === undefined)
    throw new KnownError('CONFLICT', 'An answer that was remembered is not valid any more: ask again.');
  if (!values.every(Number.isSafeInteger)) throw new TypeError('only whole numbers are remembered');
  return values;
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
