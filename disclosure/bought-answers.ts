import type { CohortAnswer } from '../cohort/answer/ask.ts';
import { inTurn, unhurried } from '../graph/breathe.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { type Drawn, ownShareOf, type Remembered } from '../ledger/wanted.ts';
import { KnownError } from '../ontology/errors.ts';
import { accountOf } from './account.ts';
import type { Asking } from './asker.ts';
import { type CountParts, counterOf } from './protected/count.ts';
import { type Frame, type Measure, unitsOf } from './protected/measure.ts';
import type { Protection } from './protection.ts';
import { withParts } from './registered.ts';

/** Measures of one question, and over which data they are counted. */
export type Lot = {
  readonly measures: readonly Measure[];
  readonly frame: Frame;
  readonly question: Pick<CohortAnswer, 'resolution'>;
};

/** For whom and for how much at most answers are bought. */
type Buying = {
  readonly asking: Asking;
  readonly protection: Protection;
  readonly maxCost: number | undefined;
};

/**
 * Answers of measures by their keys: those that are remembered, and the others as they are drawn now. All lots are paid for or none.
 * @throws KnownError QUERY_TOO_EXPENSIVE, BUDGET_EXHAUSTED, AUDIT_UNAVAILABLE
 */
export async function buyAnswers(
  lots: readonly Lot[],
  { asking, protection, maxCost }: Buying,
): Promise<ReadonlyMap<string, Remembered>> {
  const { ledger, rhoOfUnit } = protection;
  const account = accountOf(asking.caller);
  const items = lots.flatMap((lot) =>
    lot.measures.map((measure) => {
      const rho = rhoOfUnit.mul(unitsOf(measure));
      return { lot, measure, wanted: { key: measure.key, populations: lot.frame.populations, rho } };
    }),
  );
  const wanted = items.map((item) => item.wanted);
  const { seen, refusal, at } = await ledger.look(wanted, account);
  const found = new Map(seen.map((one) => [one.key, one]));
  const unpaid = items.filter(({ measure }) => found.get(measure.key)?.isPaid !== true);
  requireCheap(unitsOfAll(unpaid), maxCost);
  if (refusal !== null) throw refusal; // before anything is counted
  const counterFor = rememberBy((lot: Lot) => counterOver(lot, asking));
  const drawn = await inTurn(unpaid, unhurried, async ({ lot, measure, wanted: one }): Promise<Drawn> => {
    if (found.get(one.key)?.remembered != null) return one;
    return { ...one, values: await drawNumbers(measure, await counterFor(lot), protection) };
  });
  const { answers, charges } = await ledger.buy(drawn, account, at);
  const own = ownShareOf(account);
  const paid = new Set(charges.filter((charge) => charge[own] !== null).map(({ key }) => key));
  asking.pace.paid(unitsOfAll(items.filter(({ measure }) => paid.has(measure.key))));
  asking.caller.trail?.charged(charges);
  const bought = new Map(answers.map((answer) => [answer.key, answer]));
  const answered = wanted.map(({ key }) => bought.get(key) ?? found.get(key)?.remembered ?? []);
  return new Map(answered.flat().map((answer) => [answer.key, answer]));
}

/** Counts over the data of a lot. Who goes away stops nothing: what is charged would tell how far it had come by then. */
async function counterOver({ frame, question }: Lot, asking: Asking): Promise<CountParts> {
  const index = await withParts(asking, frame.datasets);
  const resolution = { ...question.resolution, breathe: unhurried };
  return counterOf({ resolution, breathe: unhurried }, index);
}

function unitsOfAll(items: readonly { readonly measure: Measure }[]): number {
  return items.reduce((sum, { measure }) => sum + unitsOf(measure), 0);
}

async function drawNumbers(
  measure: Measure,
  countParts: CountParts,
  { draw }: Protection,
): Promise<readonly number[]> {
  return (await countParts(measure)).map((n) => n + Number(draw()));
}

/** @throws KnownError QUERY_TOO_EXPENSIVE, before anything is charged */
function requireCheap(cost: number, maxCost: number | undefined): void {
  if (maxCost === undefined || cost <= maxCost) return;
  throw new CostError(cost, maxCost);
}

/** What is asked costs more than was said that it may. */
class CostError extends KnownError {
  readonly cost: number;

  constructor(cost: number, maxCost: number) {
    super(
      'QUERY_TOO_EXPENSIVE',
      `The answer costs ${inUnits(cost)} of your budget, more than maxCost: ${maxCost}. Nothing was charged.`,
    );
    this.name = 'CostError';
    this.cost = cost;
  }

  override get extensions() {
    return { code: this.code, cost: this.cost };
  }
}

function inUnits(n: number): string {
  return n === 1 ? '1 unit' : `${n} units`;
}
