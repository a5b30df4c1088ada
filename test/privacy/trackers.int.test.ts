import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import {
  countOf,
  type Headers,
  loginAt,
  type ProtectedSite,
  startProtectedSite,
  type Told,
} from '../support/protected-site.ts';
import { protectionOf, seededNoise } from '../support/protection.ts';
import { together } from '../support/ward-graph.ts';
import { everybody, inYear, yearsOf } from '../support/years-graph.ts';

const graph = new Graph(testDatabase().address);
const rounds = Array.from({ length: 12 }, (_, n) => n);
let issuer: TestIssuer;
let site: ProtectedSite;
let ann: Headers;

/** Of everybody in `tr-a` the year is known, and it is one's own: it singles them out. */
const alone = Object.fromEntries(rounds.map((n) => [2000 + n, 1]));

beforeAll(async () => {
  await seedGraph(graph, together([yearsOf('tr-a', alone, 200), yearsOf('tr-b', {}, 150)]));
  await clearLedger(graph);
  issuer = await startIssuer();
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { draw: seededNoise('trackers') }));
  ann = await loginAt(issuer, 'ann');
});
afterAll(async () => {
  await site.close();
  await issuer.close();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const inA = ', datasets: ["tr-a"]';
const numberOf = async (where: string, datasets = inA) =>
  (await site.ask(ann, countOf(where, datasets))).data.cohort.count.value ?? 0;

function deviationOf(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
}

/** Some at a time: as many as a client has connections. */
async function each<Result>(work: (round: number) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < rounds.length; at += 6)
    results.push(...(await Promise.all(rounds.slice(at, at + 6).map(work))));
  return results;
}

describe('P4, a tracker: who asks for many, and for many without one', () => {
  it('solves the one with more error than a single answer has, and pays for both', async () => {
    const before = await chargedUnits(graph);
    const solved = await each(async (n) => {
      const whole = await numberOf(everybody(n));
      return whole - (await numberOf(`{ all: [${everybody(n)}, { not: ${inYear(2000 + n)} }] }`));
    });
    const errors = solved.map((one) => one - 1);
    // In the mean 14.1, the deviation of two answers; that of so few is known to 1 in √(2 n).
    expect(deviationOf(errors)).toBeGreaterThan(14.1 * (1 - 3 / Math.sqrt(2 * errors.length)));
    expect(solved.filter((one) => one === 1 || one === 0).length).toBeLessThan(0.3 * solved.length);
    expect(await chargedUnits(graph)).toBe(before + 2 * rounds.length);
  });
});

type Faceted = {
  readonly cohort: {
    readonly count: Told;
    readonly facets: readonly {
      readonly values: readonly { readonly count: Told }[];
      readonly missing: Told;
      readonly other: Told;
      readonly of: Told | null;
    }[];
  };
};

describe('P7 and P8, sums: who adds up the values of a facet', () => {
  it('finds no total that is exact, nor a hidden value beside the shown ones', async () => {
    const told = await each(async (n) => {
      const query = `{ cohort(where: ${everybody(30 + n)}${inA}) { count { value }
        facets(of: [SEX]) { values { count { value } } missing { value } other { value } of { value } } } }`;
      const { cohort } = (await site.ask<Faceted>(ann, query)).data;
      const [sex] = cohort.facets;
      const sum = (sex?.values ?? []).reduce((total, { count }) => total + (count.value ?? 0), 0);
      return { total: cohort.count.value ?? 0, sum, other: sex?.other.value, of: sex?.of };
    });
    expect(new Set(told.map(({ other, of }) => JSON.stringify([other, of])))).toEqual(
      new Set(['[null,null]']),
    );
    const differences = told.map(({ total, sum }) => total - sum);
    expect(differences.filter((one) => Math.abs(one) <= 2).length).toBeLessThan(told.length / 2);
    expect(deviationOf(differences)).toBeGreaterThan(10);
    const mean = told.reduce((sum, one) => sum + one.sum, 0) / told.length;
    expect(mean).not.toBe(rounds.length + 200); // as many questions were paid for as the mean is exact
  });
});

describe('P9, scopes: who asks over one hospital, over another and over both', () => {
  it('finds noise in each answer alone, and numbers that do not add up', async () => {
    const before = await chargedUnits(graph);
    const left = await each(async (n) => {
      const where = everybody(60 + n);
      const [a, b, both] = [
        await numberOf(where),
        await numberOf(where, ', datasets: ["tr-b"]'),
        await numberOf(where, ''),
      ];
      return both - a - b;
    });
    expect(left.filter((one) => one === 0).length).toBeLessThan(left.length / 2);
    expect(deviationOf(left)).toBeGreaterThan(10);
    expect(await chargedUnits(graph)).toBe(before + 4 * rounds.length); // that of both is paid by both populations
  });
});
