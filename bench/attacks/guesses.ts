import type { Graph } from '../../graph/graph.ts';
import { clearLedger } from '../../test/support/ledger-graph.ts';
import { everybody, inYear } from '../../test/support/years-graph.ts';
import type { Chance } from '../chance.ts';
import type { Asking, Somebody } from './asking.ts';
import { dummies, fact, group, rare, targetYear, worlds } from './worlds.ts';

/** Guesses of one attack: how many there were and were right, and how many units served each. */
export type Guesses = {
  readonly name: string;
  readonly units: number;
  readonly tries: number;
  readonly right: number;
};

/** With what attacks are made. */
export type Means = { readonly asking: Asking; readonly graph: Graph; readonly chance: Chance };

/** In which world the target is: which fact is to be found out. */
type Bit = 0 | 1;

const rich: Somebody = { person: 'mallory', organisation: 'm.example' };
const has = (code: string) => `{ condition: { code: { codes: ["${code}"] } } }`;
const both = (one: string, other: string) => `{ all: [${one}, ${other}] }`;
const notTarget = `{ not: ${inYear(targetYear)} }`;

/** What a number says by itself where none is shown: less than is shown first. */
const hidden = 20;
const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, one) => sum + (one ?? hidden), 0);

function drawBit({ below }: Chance): Bit {
  return below(2) === 1 ? 1 : 0;
}

/** Does it so often, each time with a ledger that has sold nothing. */
async function repeat<Result>(
  times: number,
  { graph, chance }: Means,
  attack: (bit: Bit, round: number) => Promise<Result>,
): Promise<readonly { readonly bit: Bit; readonly result: Result }[]> {
  const results: { readonly bit: Bit; readonly result: Result }[] = [];
  for (let round = 0; round < times; round += 1) {
    await clearLedger(graph);
    const bit = drawBit(chance);
    results.push({ bit, result: await attack(bit, round) });
  }
  return results;
}

/** Where both are as probable, a coin decides. */
function isRight(bit: Bit, evidence: number, { chance }: Means): boolean {
  return (evidence === 0 ? drawBit(chance) : evidence > 0 ? 1 : 0) === bit;
}

/** P3: many with the fact, and the same without the target, for each of 20 targets at a time. */
export async function differencing(targets: number, means: Means): Promise<Guesses> {
  const { asking } = means;
  const found = await repeat(targets / dummies.length, means, async (bit) => {
    const asked = { dataset: worlds[bit], codes: dummies };
    const whole = await asking(rich, has(fact), asked);
    const without = await asking(rich, both(has(fact), notTarget), asked);
    return whole.map((value, n) => (value ?? hidden) - (without[n] ?? hidden));
  });
  const right = found.flatMap(({ bit, result }) => result.filter((one) => isRight(bit, one, means))).length;
  return { name: 'P3 with and without the target', units: 2, tries: targets, right };
}

/** P14: as P3, again and again with conditions that change nothing, for all that one person has in a year. */
export async function cloning(tries: number, means: Means): Promise<Guesses> {
  const { asking } = means;
  const found = await repeat(tries, means, async (bit) => {
    let evidence = 0;
    for (const [n, codes] of [dummies, dummies.slice(0, 10)].entries()) {
      const asked = { dataset: worlds[bit], codes };
      const clone = both(has(fact), everybody(n));
      evidence += sumOf(await asking(rich, clone, asked));
      evidence -= sumOf(await asking(rich, both(clone, notTarget), asked));
    }
    return evidence - 15; // half of what 30 differences of 1 would be
  });
  const right = found.filter(({ bit, result }) => isRight(bit, result, means)).length;
  return { name: 'P14 cloning with dummy conditions', units: 60, tries, right };
}

/** P6: whether a number is shown of as many as are about at the threshold, one more or not. */
export async function threshold(tries: number, means: Means): Promise<Guesses> {
  const { asking } = means;
  const found = await repeat(tries / dummies.length, means, async (bit) => {
    const values = await asking(rich, has(group), { dataset: worlds[bit], codes: dummies });
    return values.map((value) => (value === null ? -1 : 1));
  });
  const right = found.flatMap(({ bit, result }) => result.filter((one) => isRight(bit, one, means))).length;
  return { name: 'P6 shown or not at the threshold', units: 1, tries, right };
}

/** P13: whether any of 60 rare codes of a profile is there. */
export async function membership(tries: number, means: Means): Promise<Guesses> {
  const { asking } = means;
  const found = await repeat(tries, means, async (bit) => {
    let shown = 0;
    for (let at = 0; at < rare.length; at += 20) {
      const codes = rare.slice(at, at + 20);
      const values = await asking(rich, everybody(1), { dataset: worlds[bit], codes });
      shown += values.filter((one) => one !== null).length;
    }
    return shown === 0 ? 0 : 1;
  });
  const right = found.filter(({ bit, result }) => isRight(bit, result, means)).length;
  return { name: 'P13 a profile of 60 rare codes', units: 60, tries, right };
}

/** Four people of two organisations, who spend what all have on one fact, 20 units a request. */
const coalition: readonly Somebody[] = ['a.example', 'b.example'].flatMap((organisation) =>
  [1, 2].map((n) => ({ person: `${organisation}-${n}`, organisation })),
);

/** What was found out by all that one person, one organisation and all together may ask, and whether anything was told after that. */
export async function wholeBudget(tries: number, means: Means): Promise<readonly Guesses[]> {
  const { asking } = means;
  const found = await repeat(tries, means, async (bit) => {
    const sums: number[] = [];
    const asked = { dataset: worlds[bit], codes: dummies };
    for (const [member, who] of coalition.entries())
      for (let n = 0; n < 3; n += 1)
        sums.push(sumOf(await asking(who, both(has(fact), everybody(member * 3 + n)), asked)));
    const last = { person: 'last', organisation: 'c.example' };
    const more = await asking(last, has(fact), asked).then(
      () => 'told',
      (error: unknown) => String(error),
    );
    if (!more.includes('BUDGET_EXHAUSTED')) throw new TypeError('more was told than there is');
    return sums;
  });
  return (
    [
      ['one person', 3],
      ['one organisation', 6],
      ['all together', 12],
    ] as const
  ).map(([name, requests]) => {
    const units = requests * dummies.length;
    const right = found.filter(({ bit, result }) =>
      isRight(bit, sumOf(result.slice(0, requests)) - units * 60.5, means),
    ).length;
    return { name: `whole budget of ${name} on one fact`, units, tries, right };
  });
}
