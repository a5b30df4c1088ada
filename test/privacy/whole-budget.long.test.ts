import { Fraction } from 'fraction.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../../bench/chance.ts';
import { sumOf as totalWith } from '../../federation/shares.ts';
import type { SiteAnswer } from '../../federation/site-answer.ts';
import { Graph } from '../../graph/graph.ts';
import { accuracyOf, rhoOfCount } from '../../noise/guarantee.ts';
import { guaranteeSentence } from '../../noise/guarantee-sentence.ts';
import { testDatabase } from '../support/database.ts';
import type { DishonestHub } from '../support/dishonest-hub.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import {
  askAgain,
  askedOf,
  type Bit,
  few,
  isTold,
  many,
  pretended,
  range,
  type SiteId,
  siteIds,
  startWorlds,
  units,
  type Worlds,
} from '../support/hub-worlds.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';

const sigma = new Fraction(10);
const rounds = 40;
const chance = createChance(16);
const drawBit = (): Bit => (chance.below(2) === 1 ? 1 : 0);

const graph = new Graph(testDatabase().address);
let worlds: Worlds;
let hub: DishonestHub;

beforeAll(async () => {
  worlds = await startWorlds(graph, 'whole budget of a hub');
  hub = await worlds.network.openHub();
});
afterAll(async () => {
  await hub.close();
  await worlds.stop();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

/** What each site told of all that the hub may ask it about one year, aimed at one fact: in which world each of them is. */
async function spend(year: number) {
  await clearLedger(graph);
  for (const id of siteIds) worlds.move(id, drawBit());
  const told = await Promise.all(
    siteIds.map(async (id) => {
      const asks = range(units.organisation).map((n) =>
        askAgain(hub, id, askedOf(year, n), pretended(id, n)),
      );
      const answers = await Promise.all(asks);
      if (!answers.every(isTold))
        throw new TypeError(
          `not told: ${JSON.stringify(answers.map(({ status, reason }) => [status, reason]))}`,
        );
      return { id, bit: worlds.worldOf(id), answers };
    }),
  );
  expect(await chargedUnits(graph)).toBe(siteIds.length * units.organisation);
  return told;
}

type Spent = Awaited<ReturnType<typeof spend>>[number];

/** The number that a hub knows of an answer: that which is shown, else that which is for totals alone. */
const numberIn = ({ count, share }: SiteAnswer): number => count?.value ?? share?.number ?? Number.NaN;
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** One guess: with more than lies half way between both worlds it is the second. */
const isRight = (bit: Bit, sum: number, half: number) =>
  (sum === half ? drawBit() : sum > half ? 1 : 0) === bit;

/** Holds the share of right guesses against what is published. */
function hold(name: string, guesses: readonly boolean[]): void {
  const accuracy = guesses.filter(Boolean).length / guesses.length;
  const bound = accuracyOf(rhoOfCount(sigma).mul(units.organisation), sigma);
  const error = Math.sqrt((bound * (1 - bound)) / guesses.length);
  const shown = [accuracy, bound, error].map((one) => one.toFixed(3));
  process.stdout.write(
    `${name}: ${shown[0]}, bound ${shown[1]}, standard error ${shown[2]}, of ${guesses.length}\n`,
  );
  expect(accuracy).toBeLessThanOrEqual(bound + 3 * error);
}

describe('a hub that spends its whole budget at three sites on one fact', () => {
  it('guesses it right no more often than is published to each of them', async () => {
    const published = guaranteeSentence({ ...worlds.rules.guarantee, units });
    const bound = accuracyOf(rhoOfCount(sigma).mul(units.organisation), sigma);
    expect(published).toContain(`One organisation alone: ${Math.ceil(100 * bound)};`);
    const guesses: boolean[] = [];
    for (const _ of range(rounds)) {
      const half = units.organisation * (many.patients + 0.5);
      for (const { bit, answers } of await spend(many.year))
        guesses.push(isRight(bit, sumOf(answers.map(numberIn)), half));
    }
    hold('whole budget of a hub, by numbers that are shown', guesses);
  });

  it('does no better by the numbers that it may show in totals alone, nor by what totals differ from the rest', async () => {
    const rows: (readonly Spent[])[] = [];
    for (const _ of range(rounds)) rows.push(await spend(few.year));
    const half = few.patients + 0.5;
    const own = rows.flatMap((row) =>
      row.map(({ bit, answers }) => isRight(bit, sumOf(answers.map(numberIn)), units.organisation * half)),
    );
    hold('whole budget of a hub, by numbers for totals alone', own);
    const rests = rows.flatMap((row) => row.map(({ id, bit }) => ({ id, bit, rest: restsOf(id, row) })));
    hold(
      'whole budget of a hub, by totals without what the others have',
      rests
        .filter(({ id }) => id === 'alpha') // one total has one noise, whoever it is aimed at
        .map(({ bit, rest }) => isRight(bit, sumOf(rest), rest.length * half)),
    );
    const near = rests.flatMap(({ bit, rest }) => rest.map((one) => Math.abs(one - few.patients - bit) <= 2));
    const share = near.filter(Boolean).length / near.length;
    process.stdout.write(`P8, totals without what the others have within 2: ${share.toFixed(3)}, bar 0.5\n`);
    expect(share).toBeLessThanOrEqual(0.5);
  });
});

/** What the totals say of one site to somebody who knows how many the others have. */
function restsOf(id: SiteId, row: readonly Spent[]): readonly number[] {
  const others = sumOf(row.filter((one) => one.id !== id).map(({ bit }) => few.patients + bit));
  return range(units.organisation).flatMap((n) => {
    const heard = row.map(({ id: site, answers }) => ({
      site: { id: site, origin: 'key' },
      told: toTold(answers[n]),
    }));
    const { value } = totalWith(
      { name: 'all', parts: heard },
      { all: siteIds.map((id) => `${id} key`) },
    ).count;
    return value === null ? [] : [value - others];
  });
}

function toTold(answer: SiteAnswer | undefined) {
  if (answer === undefined || answer.count === null) return null;
  const { count, noise, share, vocabularies, codesHash } = answer;
  return { count, noise, share, facets: [], vocabularies, codesHash, leftOut: null };
}
