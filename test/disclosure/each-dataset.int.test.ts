import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asker, toAsker } from '../../disclosure/asker.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { countCohort } from '../../disclosure/cohort.ts';
import { datasetsApart } from '../../disclosure/datasets-apart.ts';
import { askNumbersOfEach } from '../../disclosure/question.ts';
import { Graph } from '../../graph/graph.ts';
import type { Limits } from '../../ledger/limits.ts';
import { discloseFrom, followGraph } from '../../server/services.ts';
import { clearAccess, seedAccess, shareThird } from '../support/access-graph.ts';
import { callerOf } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { seedGraph } from '../support/graph-fixture.ts';
import { aWindow, chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const wards = together([wardOf('ed-a', 300), wardOf('ed-b', 120), wardOf('ed-own', 40)]);

/** Who was granted one ward, and may ask for protected numbers of two others. */
const rami: Caller = {
  ...{ subject: 'https://issuer rami', records: ['ed-own'], counts: ['ed-own'] },
  registered: ['ed-a', 'ed-b'],
};

beforeAll(() => seedGraph(graph, wards));
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await clearLedger(graph);
  await clearAccess(graph);
  await graph.close();
});

/** Somebody who asks without noise, so that what is counted shows. */
function askerOf(caller: Caller, limits?: Limits): Asker {
  const protection = protectionOf(graph, { draw: () => 0n, ...(limits && { limits }) });
  return toAsker(discloseFrom(followed, { protection }), caller);
}

/** The numbers of a question over each of some datasets, or the codes with which it is refused. */
async function countEach(where: unknown, datasets: readonly string[], asker = askerOf(rami)) {
  const wanted = () => ({ count: true, attrition: false, facets: [], crosstabs: [] });
  const questions = await askNumbersOfEach(where, asker, { datasets, wanted });
  return Promise.all(questions.map(async (question) => (await countCohort(question)).value));
}

const women = { patient: { sex: ['FEMALE'] } };
const men = { patient: { sex: ['MALE'] } };

describe('a question over each of several datasets', () => {
  it('is one over each of them alone, exact where it was granted, in the order of the datasets', async () => {
    expect(await countEach(women, ['ed-b', 'ed-own', 'ed-a', 'ed-b'])).toEqual([70, 24, 180]);
    expect(await countEach(women, ['ed-own'])).toEqual([24]);
  });

  it('is charged for every protected dataset once, and is free from then on', async () => {
    await countEach(women, ['ed-a', 'ed-own']);
    expect(await chargedUnits(graph)).toBe(1);
    await countEach(women, ['ed-a', 'ed-b', 'ed-own']);
    expect(await chargedUnits(graph)).toBe(2);
    await countEach(women, ['ed-b', 'ed-a']);
    expect(await chargedUnits(graph)).toBe(2);
  });

  it('is refused whole where the budget of one of them does not suffice', async () => {
    const asker = () => askerOf(rami, { windows: [aWindow(365, 4, 2, 1)] });
    await countEach(women, ['ed-b'], asker());
    await expect(countEach(men, ['ed-a', 'ed-own', 'ed-b'], asker())).rejects.toMatchObject({
      code: 'BUDGET_EXHAUSTED',
    });
    expect(await chargedUnits(graph)).toBe(1);
    expect(await countEach(men, ['ed-a', 'ed-own'], asker())).toEqual([60, 8]);
  });

  it('costs for all of them together what is at most to be paid', async () => {
    const ask = (maxCost: number) =>
      askNumbersOfEach(women, askerOf(rami), {
        datasets: ['ed-a', 'ed-b'],
        wanted: () => ({ count: true, attrition: false, facets: [], crosstabs: [], maxCost }),
      });
    await expect(ask(1)).rejects.toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', cost: 2 });
    expect(await ask(2)).toHaveLength(2);
  });

  it.each([
    ['none', [], 'ARGUMENT_INVALID', ['datasets']],
    ['one that may not be used', ['ed-own', 'ed-nowhere'], 'CRITERION_INVALID', ['datasets', 1]],
  ])('is refused over %s', async (_, datasets, code, argument) => {
    await expect(countEach(women, datasets)).rejects.toMatchObject({ errors: [{ code, argument }] });
  });
});

describe('datasetsApart', () => {
  it('tells those that may be asked by themselves from those that share records', async () => {
    expect(await datasetsApart(askerOf(rami))).toEqual({ alone: ['ed-a', 'ed-b', 'ed-own'], shared: [] });
    await seedAccess(graph);
    await shareThird(graph);
    const asker = askerOf(callerOf('gr-b3', 'gr-b1', 'gr-a1', 'gr-nowhere'));
    expect(await datasetsApart(asker)).toEqual({
      alone: ['gr-a1'],
      shared: [
        { id: 'gr-b1', others: ['gr-b3'] },
        { id: 'gr-b3', others: ['gr-b1'] },
      ],
    });
    await expect(countEach(women, ['gr-b1', 'gr-b3'], asker)).rejects.toMatchObject({
      errors: [{ argument: ['datasets', 0] }, { argument: ['datasets', 1] }],
    });
  });
});
