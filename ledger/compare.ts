import type { Charge } from '../ontology/charge.ts';
import { daysAfter } from './clock.ts';
import { type Doubts, doubtsOf } from './doubt.ts';
import type { Place } from './ledger-page.ts';
import { type ByNumber, byNumber, type Copied, isSame } from './second-copy.ts';

/** What a ledger says of itself. */
export type Kept = { readonly place: Place; readonly charges: ByNumber };

/** What a process knows besides: its copy, what it bought itself, and how far which ledger had come when it last saw it. */
export type KnownBesides = {
  readonly copied: Copied;
  readonly own: readonly Charge[];
  readonly seen: Pick<Place, 'ledgerId' | 'number'>;
};

/** By what is compared: how long charges count, how long the copy keeps them, and the time. */
export type CompareTerms = {
  readonly longestDays: number;
  readonly copyDays: number;
  readonly now: string;
};

/** What follows. */
export type Compared = {
  /** Whose charges these are, as far as that is known. */
  readonly ledgerId: string | null;
  /** What the ledger lacks and is to have: nothing where it is not sure that all of it is of this ledger. */
  readonly missing: readonly Charge[];
  /** What the copy lacks and is to have. */
  readonly lacking: readonly Charge[];
  readonly doubts: Doubts;
  /** The newest number that was ever given, as far as the ledger says with what is missing; and as far as the copy says, too. */
  readonly number: number;
  readonly newest: number;
  /** The time, but none before the newest charge. */
  readonly at: string;
};

/** Holds a ledger against what a process knows of it. What was given up is not brought back: what gave it up stands for it. */
export function compare(ledger: Kept, besides: KnownBesides, terms: CompareTerms): Compared {
  const { place, charges: kept } = ledger;
  const { copied, seen } = besides;
  const { ledgerId, foreign, copy, known, twice } = sort(ledger, besides);
  const all = [...new Map([...known, ...kept]).values()].sort(byNumbers);
  const newest = all.at(-1);
  const at = [terms.now, place.at, newest?.at ?? ''].sort().at(-1) ?? terms.now;
  const since = daysAfter(at, -Math.min(terms.longestDays, terms.copyDays));
  const lacking = [...kept.values()].filter((one) => one.at > since && !copy.has(one.number)).sort(byNumbers);
  const isOf = seen.ledgerId === null || ledgerId === null || seen.ledgerId === ledgerId;
  const highest = Math.max(place.number, isOf ? seen.number : 0);
  const uncovered = lacking.filter((one) => !isCovered(one, copied)).map(({ number }) => number);
  const doubts = doubtsOf(
    { all, twice, highest, foreign, kept, broken: copied.broken, uncovered },
    daysAfter(at, -terms.longestDays),
  );
  const isSure = foreign.length + twice.length === 0;
  const over = all.findLast(({ kind }) => kind === 'LOST')?.number ?? 0;
  const missing = isSure ? all.filter(({ number }) => number >= over && !kept.has(number)) : [];
  const written = [...kept.keys(), ...missing.map(({ number }) => number)];
  return {
    ...{ ledgerId, missing, lacking, doubts, at },
    number: written.reduce((most, number) => Math.max(most, number), highest),
    newest: Math.max(highest, newest?.number ?? 0),
  };
}

/** What is known besides, by whose it is; `twice` are numbers under which not all say the same. */
function sort({ place, charges: kept }: Kept, { copied, own }: Pick<KnownBesides, 'copied' | 'own'>) {
  const told = [...copied.charges, ...own];
  const ledgerId = place.ledgerId ?? onlyIdOf(told);
  const isForeign = (charge: Charge) => charge.ledgerId !== undefined && charge.ledgerId !== ledgerId;
  const copy = byNumber(copied.charges.filter((charge) => !isForeign(charge)));
  const known = byNumber(told.filter((charge) => !isForeign(charge)));
  const others = [...kept.values()].filter(
    (charge) => !isSame(known.charges.get(charge.number) ?? charge, charge),
  );
  return {
    ...{ ledgerId, foreign: told.filter(isForeign), copy: copy.charges, known: known.charges },
    twice: [...known.twice, ...others.map(({ number }) => number)],
  };
}

/** Id of the one ledger that charges are of; null where none says it, or they are of several. */
function onlyIdOf(charges: readonly Charge[]): string | null {
  const [id = null, ...others] = new Set(charges.flatMap(({ ledgerId }) => ledgerId ?? []));
  return others.length === 0 ? id : null;
}

function isCovered({ at }: Charge, { since }: Copied): boolean {
  return since !== undefined && at >= since;
}

function byNumbers(one: Charge, other: Charge): number {
  return one.number - other.number;
}
