import type { BrokenPart, Charge } from '../ontology/charge.ts';

/** What a copy has. */
export type Copied = {
  /** What it proves, in any order, some of it perhaps several times. */
  readonly charges: readonly Charge[];
  /** What it does not. */
  readonly broken: readonly BrokenPart[];
  /** Time of the first thing that it still has; undefined where it has nothing. */
  readonly since: string | undefined;
};

/** Where charges are kept a second time, out of reach of what becomes of the database. */
export type SecondCopy = {
  /** All that it has. */
  readonly read: () => Promise<Copied>;
  /** Where it could not be kept: tries again. @throws KnownError AUDIT_UNAVAILABLE while it cannot */
  readonly check: () => Promise<void>;
  /** Adds some that it lacks. */
  readonly add: (charges: readonly Charge[]) => Promise<void>;
  /** Days for which it keeps what it has. */
  readonly days: number;
};

/** Charges by their number. */
export type ByNumber = ReadonlyMap<number, Charge>;

/** Charges by their number; `twice` are numbers that several of them have. */
export function byNumber(all: readonly Charge[]) {
  const charges = new Map<number, Charge>();
  const twice = new Set<number>();
  for (const charge of all) {
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
      return JSON.stringify([charge.dataset, charge.population, charge.rho]);
    case 'ANSWER': {
      const { key, population, rho, drawn, person, organisation } = charge;
      return JSON.stringify([key, population, rho, drawn, person, organisation]);
    }
  }
}
