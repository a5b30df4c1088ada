import type { Fraction } from 'fraction.js';

/** Who is told: keys of a person, and of the organisation that the person is of. A network that asks for many people is an organisation alone. */
export type Account = { readonly person: string | null; readonly organisation: string };

/** Whose share is the account's own. */
export function ownShareOf({ person }: Account): 'person' | 'organisation' {
  return person === null ? 'organisation' : 'person';
}

/** One answer that is asked for. */
export type Wanted = {
  /** Digest of the canonical question with its datasets, populations and parameters. */
  readonly key: string;
  /** Ids of the populations that it touches: each of them pays. */
  readonly populations: readonly string[];
  /** What it costs each of them, in zero-concentrated differential privacy. */
  readonly rho: Fraction;
};

/** An answer that is asked for, with what was drawn for it where none was remembered. */
export type Drawn = Wanted & { readonly values?: readonly number[] | undefined };

/** An answer as it is remembered: whole numbers with noise, before threshold and rounding. */
export type Remembered = {
  readonly key: string;
  readonly values: readonly number[];
  /** UTC. */
  readonly asOf: string;
};

/** Each answer once. @throws TypeError of one that would cost nobody anything */
export function eachOnce<One extends Wanted>(wanted: readonly One[]): readonly One[] {
  for (const { key, populations, rho } of wanted)
    if (populations.length === 0 || rho.compare(0) <= 0) throw new TypeError(`${key} would cost nothing`);
  return [...new Map(wanted.toReversed().map((one) => [one.key, one])).values()].reverse();
}
