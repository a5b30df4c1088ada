import { Fraction } from 'fraction.js';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Window } from '../../ledger/limits.ts';
import type { SecondCopy } from '../../ledger/second-copy.ts';
import type { Account, Drawn } from '../../ledger/wanted.ts';
import type { Charge } from '../../ontology/charge.ts';

/** What one answer costs here. */
export const unit = new Fraction(1, 200);

/** A window of whole units. */
export function aWindow(days: number, all: number, organisation: number, person: number): Window {
  return { days, all: unit.mul(all), organisation: unit.mul(organisation), person: unit.mul(person) };
}

/** A question of one unit, with the values that were drawn for it. */
export function aQuestion(key: string, populations: readonly string[] = ['north'], value = 12): Drawn {
  return { key, populations, rho: unit, values: [value] };
}

export function anAccount(person: string, organisation = 'hospital'): Account {
  return { person, organisation };
}

/** A second copy that is in memory, and has what is given. */
export function aCopy(charges: Charge[] = []): SecondCopy & { readonly charges: Charge[] } {
  return {
    charges,
    days: 1096,
    read: async () => ({ charges, broken: [], since: '' }),
    check: async () => {},
    add: async (some) => void charges.push(...some),
  };
}

/** The second copy that servers of a test have in common, and how often all was taken away. */
const common = { copy: aCopy(), clearings: 0 };

/** A ledger that has forgotten what it knew once all was taken away, as a process that began after that. */
export function ledgerAfterClearing(make: (copy: SecondCopy) => Ledger): Ledger {
  let made = { at: common.clearings, ledger: make(common.copy) };
  const current = () => {
    if (made.at !== common.clearings) made = { at: common.clearings, ledger: make(common.copy) };
    return made.ledger;
  };
  return {
    reconcile: () => current().reconcile(),
    look: (wanted, account) => current().look(wanted, account),
    buy: (wanted, account, at) => current().buy(wanted, account, at),
    left: (account, populations) => current().left(account, populations),
  };
}

/** Takes away all that a ledger keeps, and what servers know of it. */
export async function clearLedger(graph: Graph): Promise<void> {
  common.copy = aCopy();
  common.clearings += 1;
  await graph.write((run) =>
    run(cypher`
      MATCH (node WHERE node:Charge OR node:Answer OR node:ReleasedDescription OR node:Ledger)
      DELETE node`),
  );
}

/** Units that all populations have paid so far. */
export async function chargedUnits(graph: Graph): Promise<number> {
  const rows = await graph.read<{ rho: string }>(cypher`
    MATCH (charge:Charge WHERE charge.drawnOf IS NOT NULL) RETURN charge.rho AS rho`);
  return rows
    .reduce((sum, one) => sum.add(one.rho), new Fraction(0))
    .div(unit)
    .valueOf();
}

const dayMs = 86_400_000;
const began = Date.parse('2026-01-01T00:00:00Z');

/** A clock of tests, which stands so many days after the first of January 2026. */
export function aClock() {
  let now = 0;
  return {
    now: () => began + now * dayMs,
    go: (days: number) => {
      now += days;
    },
  };
}
