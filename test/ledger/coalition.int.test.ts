import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { daysAfter } from '../../ledger/clock.ts';
import { createLedger } from '../../ledger/ledger.ts';
import type { Share } from '../../ledger/limits.ts';
import type { Account } from '../../ledger/wanted.ts';
import { KnownError } from '../../ontology/errors.ts';
import { testDatabase } from '../support/database.ts';
import { aClock, aCopy, aQuestion, aWindow, clearLedger } from '../support/ledger-graph.ts';

const { address } = testDatabase();
const graphs = [new Graph(address), new Graph(address)] as const;
await applyConstraints(graphs[0]);

afterAll(async () => {
  await clearLedger(graphs[0]);
  await Promise.all(graphs.map((graph) => graph.close()));
});

const days = { short: 30, long: 365 };
const units = {
  [days.short]: { all: 6, organisation: 3, person: 2 },
  [days.long]: { all: 9, organisation: 5, person: 4 },
} as const;
const windows = Object.entries(units).map(([length, { all, organisation, person }]) =>
  aWindow(Number(length), all, organisation, person),
);

/** Something that was told: to whom, when, and for which draw of an answer. */
type Told = { readonly day: number; readonly account: Account; readonly key: string; readonly draw: number };
type Step = {
  readonly keys: readonly string[];
  readonly account: Account;
  readonly graph: 0 | 1;
  readonly wait: number;
};

/** Which populations a question touches, by the first letters of its key. */
const touchedBy = (key: string) => [...(key.split('-')[0] ?? '')];

/** The definition, written down plainly: what was told is kept, and counted anew for each question. */
function createOracle() {
  const told: Told[] = [];
  const draws: { readonly key: string; readonly day: number; readonly values: readonly number[] }[] = [];
  const validDraw = (key: string, day: number) =>
    draws.findLastIndex((draw) => draw.key === key && day < draw.day + 90);
  const spent = (share: Share, { account, day, length, population }: Spending) => {
    const inWindow = (at: number) => at > day - length;
    if (share === 'all')
      return draws.filter((draw) => inWindow(draw.day) && touchedBy(draw.key).includes(population)).length;
    const first = new Map<string, number>();
    for (const one of told)
      if (one.account[share] === account[share] && touchedBy(one.key).includes(population))
        first.set(`${one.draw}`, Math.min(one.day, first.get(`${one.draw}`) ?? one.day));
    return [...first.values()].filter(inWindow).length;
  };
  type Spending = {
    readonly account: Account;
    readonly day: number;
    readonly length: number;
    readonly population: string;
  };
  const isWithin = (account: Account, day: number) =>
    Object.entries(units).every(([length, limits]) =>
      ['n', 's'].every((population) =>
        (['all', 'organisation', 'person'] as const).every(
          (share) => spent(share, { account, day, length: Number(length), population }) <= limits[share],
        ),
      ),
    );
  return {
    draws,
    buy: (
      keys: readonly string[],
      account: Account,
      day: number,
    ): readonly (readonly number[])[] | undefined => {
      const before = { told: told.length, draws: draws.length };
      const found = keys.map((key, place) => {
        if (validDraw(key, day) < 0) draws.push({ key, day, values: [before.draws * 100 + place] });
        const draw = validDraw(key, day);
        told.push({ day, account, key, draw });
        return draws[draw]?.values ?? [];
      });
      if (isWithin(account, day)) return found;
      told.length = before.told;
      draws.length = before.draws;
      return undefined;
    },
  };
}

/** By how many units the populations went over their limit at most, in any window that ends with a charge. */
async function mostSpent(graph: Graph): Promise<number> {
  const charges = await graph.read<{ at: string; population: string; drawn: boolean }>(cypher`
    MATCH (charge:Charge)
    RETURN charge.at AS at, charge.population AS population, charge.drawnOf IS NOT NULL AS drawn`);
  const drawn = charges.filter((charge) => charge.drawn);
  const over = drawn.flatMap(({ at: end, population }) =>
    Object.entries(units).map(([length, { all }]) => {
      const inWindow = ({ at }: { readonly at: string }) => at <= end && at > daysAfter(end, -Number(length));
      return drawn.filter((one) => one.population === population && inWindow(one)).length - all;
    }),
  );
  return Math.max(...over);
}

const aStep: fc.Arbitrary<Step> = fc.record({
  keys: fc.uniqueArray(fc.constantFrom('n-1', 'n-2', 'n-3', 'n-4', 's-1', 's-2', 'ns-1', 'ns-2'), {
    minLength: 1,
    maxLength: 3,
  }),
  account: fc.constantFrom(
    { person: 'ann', organisation: 'hospital' },
    { person: 'ben', organisation: 'hospital' },
    { person: 'ann', organisation: 'registry' },
    { person: 'eve', organisation: 'registry' },
    { person: 'fay', organisation: 'third' },
  ),
  graph: fc.constantFrom(0, 1),
  wait: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
});

describe('a coalition that asks in any order', () => {
  it('is sold what the definition allows, and nothing more', async () => {
    const run = { sold: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 25, maxLength: 25 }), async (steps) => {
        await clearLedger(graphs[0]);
        const clock = aClock();
        const terms = { limits: { windows }, answerDays: 90, clock: clock.now, copy: aCopy() };
        const ledgers = [createLedger(graphs[0], terms), createLedger(graphs[1], terms)] as const;
        const oracle = createOracle();
        let day = 0;
        for (const { keys, account, graph, wait } of steps) {
          clock.go(wait);
          day += wait;
          const number = oracle.draws.length;
          const wanted = keys.map((key, place) => ({
            ...aQuestion(key, touchedBy(key)),
            values: [number * 100 + place],
          }));
          const expected = oracle.buy(keys, account, day);
          const bought = await ledgers[graph].buy(wanted, account).catch((error: unknown) => {
            if (error instanceof KnownError && error.code === 'BUDGET_EXHAUSTED') return undefined;
            throw error;
          });
          expect(bought?.answers.map(({ values }) => values)).toEqual(expected);
          run[bought === undefined ? 'refused' : 'sold'] += 1;
        }
        expect(await mostSpent(graphs[0])).toBeLessThanOrEqual(0);
      }),
      { numRuns: 8 },
    );
    expect(Math.min(run.sold, run.refused)).toBeGreaterThan(15); // else the steps would try nothing
  });
});
