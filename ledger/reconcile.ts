import { randomUUID } from 'node:crypto';
import { cypher } from '../graph/cypher.ts';
import type { Graph, Write } from '../graph/graph.ts';
import { type Charge, parseCharge } from '../ontology/charge.ts';
import { type ClocksApart, clocksApart, readDatabaseMs } from './clocks-apart.ts';
import { type Compared, compare, type Kept, type KnownBesides } from './compare.ts';
import { inWords } from './doubt.ts';
import { type Read, readPlace } from './ledger-page.ts';
import type { Copied, SecondCopy } from './second-copy.ts';
import { clearDoubt, holdLedger, removeNone, writeCharges, writeDoubt, writeLedgerId } from './write.ts';

/** What became of the ledger and its copy. */
export type Reconciled = {
  /** Charges that the ledger lacked, and that were written again. */
  readonly replayed: number;
  /** Charges that the copy lacked, and that were added to it. */
  readonly copied: number;
  /** Why this process sells nothing; null where it does. */
  readonly doubt: string | null;
  /** Why nothing was sold until now, where that is over. */
  readonly over?: string;
  /** Time of the newest charge, where the clock of this process is behind it by more than clocks differ. */
  readonly ahead?: string;
  /** The time by both clocks, where they lie too far apart for this process to sell anything. */
  readonly apart?: ClocksApart;
};

/** What is compared: the copy, and what a process bought itself and saw. */
export type Reconciling = Omit<KnownBesides, 'copied'> & {
  readonly copy: SecondCopy;
  readonly longestDays: number;
  /** How far the clock may lie from that of the database. */
  readonly apartMs?: number | undefined;
  readonly now: string;
};

/** So many charges are written by one statement, and stand in one entry of the copy. */
const atOnce = 1_000;

/** So much clocks of processes may differ. */
const differMs = 60_000;

/** All that was ever charged is read: that takes longer than a purchase. */
export const reconcileMs = 120_000;

/**
 * Brings the ledger and its copy to what either has, with the same numbers and times. Where both lack something that still counts
 * nothing is sold any more, until they have it; where the copy alone is no copy, this process sells nothing.
 * @throws KnownError GRAPH_UNAVAILABLE, and what the copy throws
 */
export async function reconcile(graph: Graph, { copy, ...asked }: Reconciling): Promise<Reconciled> {
  const copied = await copy.read();
  const settled = await graph.write(
    (run) => settle(run, { ...asked, copied, copyDays: copy.days }),
    reconcileMs,
  );
  const { lacking, ...found } = settled;
  if (found.doubt !== null) return { ...found, copied: 0 };
  for (const some of inParts(lacking)) await copy.add(some);
  return { ...found, copied: lacking.length };
}

/** What is compared, once the copy is read. */
export type Settling = Omit<Reconciling, 'copy'> & { readonly copied: Copied; readonly copyDays: number };

type Settled = Omit<Reconciled, 'copied'> & { readonly lacking: readonly Charge[] };

async function settle(run: Write, asked: Settling): Promise<Settled> {
  const { place, charges, compared } = await hold(run, asked);
  const { missing, doubts, number, at } = compared;
  const isNew = place.ledgerId === null && charges.size > 0;
  const ledgerId = compared.ledgerId ?? (isNew ? randomUUID() : null);
  for (const some of inParts(missing)) await writeCharges(run, some);
  const found = inWords(doubts);
  const lacking = compared.lacking.map((charge) => ({ ...charge, ...(ledgerId !== null && { ledgerId }) }));
  const isAhead = Date.parse(at) > Date.parse(asked.now) + differMs;
  const apart = clocksApart(Date.parse(asked.now), await readDatabaseMs(run), asked.apartMs);
  const clocks = { ...(isAhead && { ahead: at }), ...(apart !== undefined && { apart }) };
  const settled = { replayed: missing.length, lacking, ...clocks };
  if (found === '') {
    if (ledgerId !== null) await writeLedgerId(run, ledgerId);
    if (place.doubt === null) return { ...settled, doubt: null };
    await clearDoubt(run);
    return { ...settled, doubt: null, over: place.doubt };
  }
  if (doubts.ofGraph !== undefined && place.doubt === null)
    await writeDoubt(run, doubts.ofGraph, { number, at });
  return { ...settled, doubt: found };
}

/** Holds the ledger until the transaction ends, and compares it. What stands among the charges and is none is removed: it is lost. */
export async function hold(
  run: Write,
  { copied, own, seen, ...terms }: Settling,
): Promise<Kept & { readonly compared: Compared }> {
  await holdLedger(run);
  const { none, ...kept } = await readKept(run);
  if (none.length > 0) await removeNone(run, none);
  return { ...kept, compared: compare(kept, { copied, own, seen }, terms) };
}

/** Charges of the ledger that a copy should have and lacks. */
export async function lackingIn(
  graph: Pick<Graph, 'read'>,
  copy: Pick<SecondCopy, 'read' | 'days'>,
  now: string,
): Promise<readonly Charge[]> {
  const kept = await readKept((statement) => graph.read(statement));
  const known = { copied: await copy.read(), own: [], seen: { ledgerId: null, number: 0 } };
  return compare(kept, known, { longestDays: copy.days, copyDays: copy.days, now }).lacking;
}

/** All charges, and numbers under which something else stands. */
async function readKept(read: Read): Promise<Kept & { readonly none: readonly unknown[] }> {
  const place = await readPlace(read);
  const rows = await read<{ number: unknown; charge: unknown }>(cypher`
    MATCH (charge:Charge)
    RETURN charge.number AS number, CASE WHEN charge:LostCharges
      THEN charge {.number, .at, .reason, kind: 'LOST'}
      WHEN charge:DescriptionCharge
      THEN charge {.number, .at, .dataset, .rho, population: charge.describedOf, kind: 'DESCRIPTION'}
      ELSE charge {
        .number, .draw, .at, .key, .population, .rho, .organisation, .person,
        kind: 'ANSWER', drawn: charge.drawnOf IS NOT NULL
      } END AS charge`);
  const charges = rows.map((row) => ({ ...row, charge: parseCharge(row.charge) }));
  return {
    place,
    charges: new Map(
      charges.flatMap(({ charge }) => (charge === undefined ? [] : [[charge.number, charge]])),
    ),
    none: charges.filter(({ charge }) => charge === undefined).map(({ number }) => number),
  };
}

function inParts(charges: readonly Charge[]): readonly (readonly Charge[])[] {
  const starts = Array.from({ length: Math.ceil(charges.length / atOnce) }, (_, part) => part * atOnce);
  return starts.map((start) => charges.slice(start, start + atOnce));
}
