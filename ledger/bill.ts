import type { Fraction } from 'fraction.js';
import type { AnswerCharge } from '../ontology/charge.ts';
import { daysAfter } from './clock.ts';
import type { KeptAnswer, LedgerPage } from './ledger-page.ts';
import type { Share } from './limits.ts';
import { sumOf, toText } from './rho.ts';
import type { Account, Wanted } from './wanted.ts';

/** One answer, whether it is remembered, and whose shares pay for it. */
export type BillLine<One extends Wanted = Wanted> = {
  readonly wanted: One;
  /** Null: it has to be drawn. */
  readonly answer: KeptAnswer | null;
  readonly pays: Readonly<Record<Share, boolean>>;
};

/** For whom it is, when, and for how many days an answer is valid. */
export type BillTerms = { readonly account: Account; readonly now: string; readonly answerDays: number };

/** Who pays for each answer: everybody for one that is drawn, for one that is remembered those who have not paid for it. */
export function billOf<One extends Wanted>(
  wanted: readonly One[],
  { answers, paid }: Pick<LedgerPage, 'answers' | 'paid'>,
  { account, now, answerDays }: BillTerms,
): readonly BillLine<One>[] {
  const valid = new Map(
    answers.filter(({ asOf }) => daysAfter(asOf, answerDays) > now).map((answer) => [answer.key, answer]),
  );
  const isPerson = account.person !== null;
  return wanted.map((one) => {
    const answer = valid.get(one.key);
    if (answer === undefined)
      return { wanted: one, answer: null, pays: { all: true, organisation: true, person: isPerson } };
    const own = paid.filter(({ key, draw }) => key === one.key && draw === answer.draw);
    const organisation = !own.some((charge) => charge.organisation === account.organisation);
    const person = isPerson && !own.some((charge) => charge.person === account.person);
    return { wanted: one, answer, pays: { all: false, organisation, person } };
  });
}

/** What a population and the shares in it are charged. */
export type Cost = { readonly population: string } & { readonly [share in Share]: Fraction };

/** What each population that is touched is charged, in the order of their ids. */
export function costOf(bill: readonly BillLine[]): readonly Cost[] {
  const populations = [...new Set(bill.flatMap(({ wanted }) => wanted.populations))].sort();
  return populations.map((population) => {
    const lines = bill.filter(({ wanted }) => wanted.populations.includes(population));
    const of = (share: Share) =>
      sumOf(lines.filter(({ pays }) => pays[share]).map(({ wanted }) => wanted.rho));
    return { population, all: of('all'), organisation: of('organisation'), person: of('person') };
  });
}

/** What is charged, in numbers that follow on those of the ledger: of an answer that was paid for nothing. */
export function chargesOf(
  bill: readonly BillLine[],
  { account, now }: Omit<BillTerms, 'answerDays'>,
  { ledgerId, number: after }: { readonly ledgerId: string; readonly number: number },
): readonly AnswerCharge[] {
  const charges: AnswerCharge[] = [];
  for (const { wanted, answer, pays } of bill) {
    if (!Object.values(pays).includes(true)) continue;
    const draw = answer?.draw ?? after + charges.length + 1;
    for (const population of new Set(wanted.populations))
      charges.push({
        ...{ kind: 'ANSWER', ledgerId, number: after + charges.length + 1, draw, at: now },
        ...{ key: wanted.key, population, rho: toText(wanted.rho), drawn: pays.all },
        organisation: pays.organisation ? account.organisation : null,
        person: pays.person ? account.person : null,
      });
  }
  return charges;
}
