import type { Graph } from '../graph/graph.ts';
import type { Charge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { type Clock, toTime } from './clock.ts';
import type { LedgerPage, Place } from './ledger-page.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import type { SecondCopy } from './second-copy.ts';

/** The ledger is not as it was when it was last compared: it has come less far, as the database was restored, or may be whole again. */
export class LedgerChanged extends Error {}

/** What one process knows of a ledger beside what the ledger says. */
export type Watch = {
  /** Resolves when ledger and copy were brought together, since the process began or since it was last done again. */
  readonly reconciled: () => Promise<Reconciled>;
  /** Brings them together anew. */
  readonly again: () => Promise<Reconciled>;
  /** @throws LedgerChanged, KnownError AUDIT_UNAVAILABLE where nothing is sold */
  readonly check: (page: Pick<LedgerPage, 'place' | 'lost'>) => void;
  /** Whether nothing is sold, as far as is known. */
  readonly isInDoubt: (place: Pick<Place, 'doubt'>) => boolean;
  /** Is told of what this process bought. */
  readonly bought: (charges: readonly Charge[]) => void;
};

/** Parts of it: how long charges count; 0 where nothing is limited, and so nothing in doubt. */
export type WatchParts = {
  readonly copy: SecondCopy;
  readonly longestDays: number;
  readonly clock: Clock;
  readonly apartMs: number | undefined;
  /** Is told each time what was found. */
  readonly told: (found: Reconciled) => void;
};

/** So many of its own last charges a process remembers: what is on its way to the copy is among them. */
const mostOwn = 10_000;

/** While nothing is sold ledger and copy are compared so often, if somebody asks: all of the copy is read for it. */
const lookMs = 60_000;

/** Watches that no charge of a ledger gets lost. */
export function createWatch(graph: Graph, { copy, longestDays, clock, apartMs, told }: WatchParts): Watch {
  let seen: Pick<Place, 'ledgerId' | 'number'> = { ledgerId: null, number: 0 };
  let own: readonly Charge[] = [];
  let ready: Promise<Reconciled> | undefined;
  let doubt: string | null = null;
  let looked = 0; // when
  let losses = 0; // how often something had been given up by then
  const again = () => {
    looked = clock();
    const under = reconcile(graph, { copy, own, seen, longestDays, apartMs, now: toTime(looked) });
    ready = under;
    under.then(
      (found) => {
        doubt = found.doubt;
        told(found);
      },
      () => {
        ready = undefined;
      },
    );
    return under;
  };
  const isInDoubt: Watch['isInDoubt'] = (place) =>
    longestDays > 0 && (place.doubt !== null || doubt !== null);
  return {
    reconciled: () => ready ?? again(),
    again,
    isInDoubt,
    check: ({ place, lost }) => {
      const { ledgerId, number } = place;
      const isOther = seen.ledgerId !== null && ledgerId !== null && ledgerId !== seen.ledgerId;
      const isBehind = !isOther && number < seen.number;
      if (!isBehind) seen = { ledgerId: ledgerId ?? seen.ledgerId, number };
      const isChanged = isOther || isBehind;
      if (!isChanged && !isInDoubt(place)) return;
      const isDue = lost.length !== losses || clock() - looked >= lookMs;
      losses = lost.length;
      throw isDue || (isChanged && doubt === null) ? new LedgerChanged() : inDoubt();
    },
    bought: (charges) => {
      own = [...own, ...charges].slice(-mostOwn);
      seen = {
        ledgerId: charges.at(-1)?.ledgerId ?? seen.ledgerId,
        number: Math.max(seen.number, ...charges.map(({ number }) => number)),
      };
    },
  };
}

/** What is told where nothing is sold; an operator is told why. */
export function inDoubt(why?: string): KnownError {
  return new KnownError(
    'AUDIT_UNAVAILABLE',
    `It is not known what was spent of protected numbers${why === undefined ? '' : ` (${why})`}: none are told until that is known again, or the operator has confirmed the loss (oncograph privacy confirm).`,
  );
}
