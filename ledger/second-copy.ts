import type { Charge } from '../ontology/charge.ts';

/** Where charges are kept a second time, out of reach of what becomes of the database. */
export type SecondCopy = {
  /** All that it has, in any order, some of them perhaps several times. */
  readonly read: () => AsyncIterable<Charge>;
  /** Time of the first thing that it still has; undefined where it has nothing. */
  readonly since: () => Promise<string | undefined>;
  /** Adds some that it lacks. */
  readonly add: (charges: readonly Charge[]) => Promise<void>;
  /** Days for which it keeps what it has. */
  readonly days: number;
};

/** Charges by their number. */
export type ByNumber = ReadonlyMap<number, Charge>;

/** What a copy has; `twice` are numbers that several charges have. */
export async function readCopy(copy: AsyncIterable<Charge>) {
  const charges = new Map<number, Charge>();
  const twice = new Set<number>();
  for await (const charge of copy) {
    if (!isSame(charges.get(charge.number) ?? charge, charge)) twice.add(charge.number);
    charges.set(charge.number, charge);
  }
  return { charges, twice: [...twice] };
}

/** Whether two charges of one number are the same one. */
export function isSame(one: Charge, other: Charge): boolean {
  return one.at === other.at && accountOf(one) === accountOf(other);
}

function accountOf(charge: Charge): string {
  switch (charge.kind) {
    case 'LOST':
      return '';
    case 'DESCRIPTION':
      return JSON.stringify([charge.dataset, charge.population]);
    case 'ANSWER':
      return JSON.stringify([charge.key, charge.population, charge.person, charge.organisation]);
  }
}
