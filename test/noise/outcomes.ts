import { Fraction } from 'fraction.js';
import type { Uniform } from '../../noise/uniform.ts';

/** How probable each outcome is at least, and what is left of the probability: as much may be added to all of them together. */
export type Outcomes = { readonly of: ReadonlyMap<string, Fraction>; readonly rest: Fraction };

/** That a number is asked for which the ones given do not decide. */
class Undecided extends Error {
  readonly limit: bigint;
  constructor(limit: bigint) {
    super('more numbers are needed');
    this.limit = limit;
  }
}

/**
 * What is drawn from uniform numbers, exactly: every sequence of numbers is tried, each number below a limit having the probability
 * 1 / limit. Sequences that are less probable than `least` are not followed.
 */
export function outcomesOf(draw: (uniform: Uniform) => unknown, least: number): Outcomes {
  const of = new Map<string, Fraction>();
  let rest = new Fraction(0);
  const follow = (numbers: readonly bigint[], probability: Fraction): void => {
    const outcome = attempt(draw, numbers);
    if (!(outcome instanceof Undecided)) {
      of.set(`${outcome}`, probability.add(of.get(`${outcome}`) ?? 0));
    } else {
      const each = probability.div(outcome.limit);
      if (each.valueOf() < least) rest = rest.add(probability);
      else for (let number = 0n; number < outcome.limit; number++) follow([...numbers, number], each);
    }
  };
  follow([], new Fraction(1));
  return { of, rest };
}

function attempt(draw: (uniform: Uniform) => unknown, numbers: readonly bigint[]): unknown {
  const given = numbers.values();
  try {
    return draw((limit) => {
      const { value } = given.next();
      if (value === undefined) throw new Undecided(limit);
      return value;
    });
  } catch (error) {
    if (error instanceof Undecided) return error;
    throw error;
  }
}
