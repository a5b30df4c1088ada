import { cypher } from '../graph/cypher.ts';
import type { Graph, Write } from '../graph/graph.ts';
import type { Charge } from '../ontology/charge.ts';
import { daysAfter } from './clock.ts';
import { doubtOf } from './doubt.ts';
import { readPlace } from './ledger-page.ts';
import { type ByNumber, isSame, readCopy, type SecondCopy } from './second-copy.ts';
import { holdLedger, writeCharges, writeDoubt } from './write.ts';

/** What became of the ledger and its copy. */
export type Reconciled = {
  /** Charges that the ledger lacked, and that were written again. */
  readonly replayed: number;
  /** Charges that the copy lacked, and that were added to it. */
  readonly copied: number;
  /** Why nothing is sold; null where it is. */
  readonly doubt: string | null;
};

/** What is compared: the copy, and what a process bought itself and saw. */
export type Reconciling = {
  readonly copy: SecondCopy;
  readonly own: readonly Charge[];
  /** The highest number that was seen. */
  readonly seen: number;
  readonly longestDays: number;
  readonly now: string;
};

/** So many charges are written by one statement, and stand in one entry of the copy. */
const atOnce = 1_000;

/** All that was ever charged is read: that takes longer than a purchase. */
const reconcileMs = 120_000;

/**
 * Brings the ledger and its copy to what either has, with the same numbers and times. Where both lack something that still counts
 * nothing is sold any more. @throws KnownError GRAPH_UNAVAILABLE, and what the copy throws
 */
export async function reconcile(graph: Graph, { copy, own, ...terms }: Reconciling): Promise<Reconciled> {
  const { charges, twice } = await readCopy(copy.read());
  const known = new Map([...charges, ...own.map((charge) => [charge.number, charge] as const)]);
  const asked = { ...terms, days: copy.days, since: await copy.since(), copied: charges, known, twice };
  const { replayed, lacking, doubt } = await graph.write((run) => settle(run, asked), reconcileMs);
  if (doubt !== null) return { replayed, copied: 0, doubt };
  for (const some of inParts(lacking)) await copy.add(some);
  return { replayed, copied: lacking.length, doubt };
}

type Settling = Omit<Reconciling, 'copy' | 'own'> & {
  readonly days: number;
  readonly since: string | undefined;
  readonly copied: ByNumber;
  /** With what the process bought itself: that may be on its way to the copy. */
  readonly known: ByNumber;
  readonly twice: readonly number[];
};

async function settle(run: Write, { longestDays, days, since, copied, known, twice, seen, now }: Settling) {
  await holdLedger(run);
  const place = await readPlace(run);
  const kept = await readAll(run);
  const missing = [...known.values()].filter(({ number }) => !kept.has(number));
  for (const some of inParts(missing)) await writeCharges(run, some);
  const all = [...new Map([...known, ...kept]).values()].sort((one, other) => one.number - other.number);
  const at = [now, place.at, ...all.slice(-1).map((newest) => newest.at)].sort().at(-1) ?? now;
  const lacking = [...kept.values()].filter(
    (charge) => charge.at > daysAfter(at, -Math.min(longestDays, days)) && !copied.has(charge.number),
  );
  const others = [...kept.values()].filter((charge) => !isSame(known.get(charge.number) ?? charge, charge));
  const uncovered = lacking.filter((charge) => since === undefined || charge.at < since);
  const found = doubtOf(
    {
      ...{ all, seen, uncovered: uncovered.map(({ number }) => number) },
      twice: [...twice, ...others.map(({ number }) => number)],
    },
    daysAfter(at, -longestDays),
  );
  if (place.doubt === null && found !== undefined) {
    const number = Math.max(seen, place.number, all.at(-1)?.number ?? 0);
    await writeDoubt(run, found, { number, at });
  }
  return { replayed: missing.length, lacking, doubt: place.doubt ?? found ?? null };
}

async function readAll(run: Write): Promise<ByNumber> {
  const rows = await run<{ charge: Charge }>(cypher`
    MATCH (charge:Charge)
    RETURN CASE WHEN charge:LostCharges
      THEN charge {.number, .at, .reason, kind: 'LOST'}
      WHEN charge:DescriptionCharge
      THEN charge {.number, .at, .dataset, .rho, population: charge.describedOf, kind: 'DESCRIPTION'}
      ELSE charge {
        .number, .draw, .at, .key, .population, .rho, .organisation, .person,
        kind: 'ANSWER', drawn: charge.drawnOf IS NOT NULL
      } END AS charge`);
  return new Map(rows.map(({ charge }) => [charge.number, charge]));
}

function inParts(charges: readonly Charge[]): readonly (readonly Charge[])[] {
  const starts = Array.from({ length: Math.ceil(charges.length / atOnce) }, (_, part) => part * atOnce);
  return starts.map((start) => charges.slice(start, start + atOnce));
}
