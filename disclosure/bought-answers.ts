import type { CohortAnswer } from '../cohort/answer/ask.ts';
import { inTurn, unhurried } from '../graph/breathe.ts';
import type { Drawn, Remembered } from '../ledger/wanted.ts';
import { KnownError } from '../ontology/errors.ts';
import { accountOf } from './account.ts';
import type { Asking } from './asker.ts';
import { type CountParts, counterOf } from './protected/count.ts';
import { type Frame, type Measure, unitsOf } from './protected/measure.ts';
import type { Protection } from './protection.ts';
import { withParts } from './registered.ts';

/** Of whom, for whom and for how much at most answers are bought. */
type Buying = {
  readonly frame: Frame;
  readonly question: Pick<CohortAnswer, 'resolution'>;
  readonly asking: Asking;
  readonly protection: Protection;
  readonly maxCost: number | undefined;
};

/**
 * Answers of measures, in their order: those that are remembered, and the others as they are drawn now. All are paid for or none.
 * @throws KnownError QUERY_TOO_EXPENSIVE, BUDGET_EXHAUSTED, AUDIT_UNAVAILABLE
 */
export async function buyAnswers(
  measures: readonly Measure[],
  { frame, question, asking, protection, maxCost }: Buying,
): Promise<readonly Remembered[]> {
  const { ledger, rhoOfUnit } = protection;
  const account = accountOf(asking.caller);
  const wanted = measures.map((measure) => ({
    ...{ key: measure.key, populations: frame.populations },
    rho: rhoOfUnit.mul(unitsOf(measure)),
  }));
  const { seen, refusal, at } = await ledger.look(wanted, account);
  const found = new Map(seen.map((one) => [one.key, one]));
  requireCheap(unitsOfAll(measures.filter(({ key }) => !found.get(key)?.isPaid)), maxCost);
  if (refusal !== null) throw refusal; // before anything is counted
  const unpaid = measures.flatMap((measure, place) => {
    const one = wanted[place];
    return one === undefined || found.get(measure.key)?.isPaid ? [] : [{ measure, one }];
  });
  const index = await withParts(asking, frame.datasets);
  // Who goes away stops nothing: what is charged would tell how far it had come by then.
  const resolution = { ...question.resolution, breathe: unhurried };
  const countParts = counterOf({ resolution, breathe: unhurried }, index);
  const drawn = await inTurn(unpaid, unhurried, async ({ measure, one }): Promise<Drawn> => {
    if (found.get(one.key)?.remembered != null) return one;
    return { ...one, values: await drawNumbers(measure, countParts, protection) };
  });
  const { answers, charges } = await ledger.buy(drawn, account, at);
  const paid = new Set(charges.flatMap(({ key, person }) => (person === null ? [] : [key])));
  asking.pace.paid(unitsOfAll(measures.filter(({ key }) => paid.has(key))));
  asking.caller.trail?.charged(charges);
  const bought = new Map(answers.map((answer) => [answer.key, answer]));
  return measures.flatMap(({ key }) => bought.get(key) ?? found.get(key)?.remembered ?? []);
}

function unitsOfAll(measures: readonly Measure[]): number {
  return measures.reduce((sum, measure) => sum + unitsOf(measure), 0);
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
