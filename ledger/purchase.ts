import { randomUUID } from 'node:crypto';
import type { Write } from '../graph/graph.ts';
import type { AnswerCharge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { type BillLine, billOf, chargesOf, costOf } from './bill.ts';
import { daysAfter } from './clock.ts';
import { type ExhaustedError, exhausted } from './exhausted.ts';
import {
  type KeptAnswer,
  type LedgerPage,
  type PageAsk,
  type Read,
  readCharges,
  readPage,
} from './ledger-page.ts';
import { shares, type Window } from './limits.ts';
import { excessesOf, renewalOf } from './spending.ts';
import { type Drawn, ownShareOf } from './wanted.ts';
import { holdLedger, writeCharges } from './write.ts';

/** What is to be bought: each answer once, and what is read of the ledger for it. */
export type Purchase = {
  readonly wanted: readonly Drawn[];
  readonly ask: PageAsk;
  readonly windows: readonly Window[];
  readonly answerDays: number;
};

/** Answers in no order, and what was charged. */
export type Purchased = {
  readonly answers: readonly KeptAnswer[];
  readonly charges: readonly AnswerCharge[];
};

/** Buys in one transaction, all or nothing, if `check` has nothing against it. @throws KnownError BUDGET_EXHAUSTED, CONFLICT */
export async function purchase(
  run: Write,
  { wanted, ask, windows, answerDays }: Purchase,
  check: (page: LedgerPage) => void,
): Promise<Purchased> {
  // A transaction does one statement after the other: what is read is read when the ledger is held.
  const [, page] = await Promise.all([holdLedger(run), readPage(run, ask)]);
  check(page);
  const terms = { account: ask.account, now: page.now, answerDays };
  const bill = billOf(wanted, page, terms);
  const refusal = await refusalOf(run, bill, { ask, page, windows });
  if (refusal !== null) throw refusal;
  const charges = chargesOf(bill, terms, {
    ...page.place,
    ledgerId: page.place.ledgerId ?? randomUUID(),
  });
  const drawn = drawnIn(bill, charges, page.now);
  await writeCharges(run, charges, drawn);
  return { charges, answers: [...drawn, ...bill.flatMap(({ answer }) => answer ?? [])] };
}

function drawnIn(
  bill: readonly BillLine<Drawn>[],
  charges: readonly AnswerCharge[],
  asOf: string,
): readonly KeptAnswer[] {
  const draws = new Map(charges.map(({ key, draw }) => [key, draw]));
  return bill
    .filter(({ answer }) => answer === null)
    .map(({ wanted: { key, values } }) => ({
      ...{ key, values: valuesOf(values), asOf },
      draw: draws.get(key) ?? 0, // what is drawn is charged
    }));
}

/** @throws KnownError CONFLICT where there are none, TypeError of other numbers than whole ones */
function valuesOf(values: readonly number[] | undefined): readonly number[] {
  if (values === undefined)
    throw new KnownError('CONFLICT', 'An answer that was remembered is not valid any more: ask again.');
  if (!values.every(Number.isSafeInteger)) throw new TypeError('only whole numbers are remembered');
  return values;
}

/** For whom, and what is read of the ledger. */
type Refusing = {
  readonly ask: PageAsk;
  readonly page: LedgerPage;
  readonly windows: readonly Window[];
};

/** Why a bill is not paid: what concerns the caller most is told, and nothing of the rest. Null where enough is left. */
export async function refusalOf(
  read: Read,
  bill: readonly BillLine[],
  { ask, page, windows }: Refusing,
): Promise<ExhaustedError | null> {
  const { now, lost } = page;
  const excesses = excessesOf(costOf(bill), { ...page, windows });
  if (excesses.length === 0) return null;
  const [longest] = windows;
  const share = shares.find((one) => excesses.some((excess) => excess.share === one)) ?? 'all';
  const after = daysAfter(now, -(longest?.days ?? 0));
  const charges = await readCharges(read, { ...ask, after });
  const told = excesses.filter((excess) => excess.share === share);
  return exhausted({ share, isOwn: share === ownShareOf(ask.account) }, renewalOf(told, { lost, charges }));
}
