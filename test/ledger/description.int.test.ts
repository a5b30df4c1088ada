import { Fraction } from 'fraction.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { toTime } from '../../ledger/clock.ts';
import {
  type DrawnRelease,
  releaseDescriptions,
  releasesInWindow,
  releaseTimes,
} from '../../ledger/description.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { testDatabase } from '../support/database.ts';
import { aClock, aCopy, anAccount, aQuestion, aWindow, clearLedger } from '../support/ledger-graph.ts';

const graph = new Graph(testDatabase().address);
const budget = new Fraction('0.3');
const aRelease = (dataset: string, population = 'north'): DrawnRelease => ({
  ...{ dataset, population, rho: budget.div(releasesInWindow) },
  drawn: { confidence: 0.95, numbers: [] },
});
const release = (clock: { now: () => number }, ...wanted: readonly DrawnRelease[]) =>
  releaseDescriptions(graph, wanted, { budget, now: toTime(clock.now()) });
const early = { code: 'BUDGET_EXHAUSTED' };

beforeAll(() => applyConstraints(graph));
afterEach(() => clearLedger(graph));
afterAll(() => graph.close());

describe('the description of a dataset', () => {
  it('is released at most once in 90 days, and as often as its budget lasts', async () => {
    const clock = aClock();
    for (const wait of [0, 90, 90, 90, 90]) {
      clock.go(wait);
      expect(await release(clock, aRelease('a'))).toMatchObject([
        { kind: 'DESCRIPTION', dataset: 'a', population: 'north', rho: '3/50' },
      ]);
      clock.go(89);
      await expect(release(clock, aRelease('a'))).rejects.toMatchObject(early);
      clock.go(-89);
    }
    clock.go(4);
    await expect(release(clock, aRelease('b'))).rejects.toMatchObject({
      message: expect.stringContaining('that of b from 2027-01-01T00:00:00.000Z on'),
    });
    clock.go(1);
    expect(await release(clock, aRelease('b'))).toHaveLength(1);
  });

  it('shares the budget of its population with the other datasets of it, and of none else', async () => {
    const clock = aClock();
    await release(clock, ...['a', 'b', 'c', 'd', 'e'].map((id) => aRelease(id)));
    await expect(release(clock, aRelease('f'))).rejects.toMatchObject(early);
    expect(await release(clock, aRelease('f', 'south'))).toHaveLength(1);
  });

  it('is released with others or not at all', async () => {
    const clock = aClock();
    await release(clock, aRelease('a'));
    await expect(release(clock, aRelease('b'), aRelease('a'))).rejects.toMatchObject(early);
    await expect(
      release(clock, ...['b', 'c', 'd', 'e', 'f'].map((id) => aRelease(id))),
    ).rejects.toMatchObject(early);
    expect(await numbersOfCharges()).toEqual([1]);
  });

  it('never is where so many cost more than there ever is', async () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aRelease(id));
    await expect(release(aClock(), ...many)).rejects.toMatchObject(early);
    await expect(releaseTimes(graph, many, { budget, now: toTime(aClock().now()) })).rejects.toMatchObject(
      early,
    );
  });

  it('costs nothing of what questions may cost, nor they of it, and all are numbered together', async () => {
    const clock = aClock();
    const limits = { windows: [aWindow(365, 1, 1, 1)] };
    const ledger = createLedger(graph, { limits, answerDays: 90, clock: clock.now, copy: aCopy() });
    await release(clock, aRelease('a'));
    await ledger.buy([aQuestion('q')], anAccount('ann', 'a hospital'));
    await release(clock, aRelease('b'));
    expect(await numbersOfCharges()).toEqual([1, 2, 3]);
  });

  it('is released once where two release it at once', async () => {
    const clock = aClock();
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => release(clock, aRelease('a'))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await numbersOfCharges()).toEqual([1]);
  });

  it('waits where charges were given up', async () => {
    await graph.write((run) =>
      run(cypher`CREATE (:Charge:LostCharges {number: toInteger(1), at: '2026-01-01T00:00:00.000Z'})`),
    );
    const clock = aClock();
    clock.go(364);
    await expect(release(clock, aRelease('a'))).rejects.toMatchObject(early);
    clock.go(1);
    expect(await releaseTimes(graph, [aRelease('a')], { budget, now: toTime(clock.now()) })).toEqual([
      { dataset: 'a', last: null, from: null },
    ]);
  });
});

async function numbersOfCharges(): Promise<readonly number[]> {
  const rows = await graph.read<{ number: number }>(cypher`
    MATCH (charge:Charge) RETURN charge.number AS number ORDER BY number`);
  return rows.map(({ number }) => number);
}
