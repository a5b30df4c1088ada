import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { type CriterionInput, countEach } from '../support/count.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';
import { criterion } from './random-criterion.ts';

// Random questions may be slow ones: they are held to their answers here, not to the time of a request.
const graph = new Graph(seedDatabase().address, 60_000);
const ask = createAsk(graph, seedCaller);

const everybody = 4_883;

beforeAll(() => loadSeed());
afterAll(() => graph.close());

/** The same question with every list and every object in the opposite order. */
function turnedRound(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(turnedRound).reverse();
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([key, value]) => [key, turnedRound(value)] as const);
  return Object.fromEntries(entries.reverse());
}

/** The same random criteria on every run; FC_SEED draws others. */
const seed = Number(process.env.FC_SEED ?? 1);

/** Holds a claim against random criteria; a failure names the seed that repeats it. */
function hold(
  numRuns: number,
  claim: (a: CriterionInput, b: CriterionInput) => Promise<void>,
): Promise<void> {
  return fc.assert(fc.asyncProperty(criterion, criterion, claim), { seed, numRuns });
}

describe('any criterion', () => {
  it('and its negation add up to everybody', async () => {
    await hold(40, async (a) => {
      const { yes = 0, no = 0 } = await countEach(ask, { yes: a, no: { not: a } });
      expect(yes + no).toBe(everybody);
    });
  });

  it('holds for no more patients with a second one, and for no fewer as an alternative', async () => {
    await hold(15, async (a, b) => {
      const one = await countEach(ask, { a, b, both: { all: [a, b] }, either: { any: [a, b] } });
      const { a: ofA = 0, b: ofB = 0, both = 0, either = 0 } = one;
      expect(both + either).toBe(ofA + ofB);
      expect([both <= Math.min(ofA, ofB), either >= Math.max(ofA, ofB)]).toEqual([true, true]);
    });
  });

  it('has one fingerprint and one count in whatever order its members stand', async () => {
    await hold(15, async (a, b) => {
      const where = { any: [a, { all: [b, a] }] };
      const { data } = await ask<Readonly<Record<string, object>>>(
        `query ($one: CriterionInput!, $other: CriterionInput!) {
          one: cohort(where: $one) { fingerprint count { value } }
          other: cohort(where: $other) { fingerprint count { value } }
        }`,
        seedCaller,
        { one: where, other: turnedRound(where) },
      );
      expect(data.other).toEqual(data.one);
    });
  });
});
