import type { Graph } from '../graph/graph.ts';
import type { Charge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { type Clock, toTime } from './clock.ts';
import type { Place } from './ledger-page.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import type { SecondCopy } from './second-copy.ts';

/** The ledger has come less far than it had: the database was restored from an older backup. */
export class ChargesMissing extends Error {}

/** What one process knows of a ledger beside what the ledger says. */
export type Watch = {
  /** Resolves when ledger and copy were brought together, since the process began or since charges were missing. */
  readonly reconciled: () => Promise<Reconciled>;
  /** Brings them together anew. */
  readonly again: () => Promise<Reconciled>;
  /** @throws ChargesMissing, KnownError AUDIT_UNAVAILABLE where nothing is sold */
  readonly check: (place: Place) => void;
  /** Is told of what this process bought. */
  readonly bought: (charges: readonly Charge[]) => void;
};

/** Parts of it: how long charges count; 0 where nothing is limited, and so nothing in doubt. */
export type WatchParts = {
  readonly copy: SecondCopy;
  readonly longestDays: number;
  readonly clock: Clock;
};

/** So many of its own last charges a process remembers: what is on its way to the copy is among them. */
const mostOwn = 10_000;

/** Watches that no charge of a ledger gets lost. */
export function createWatch(graph: Graph, { copy, longestDays, clock }: WatchParts): Watch {
  let seen = 0;
  let own: readonly Charge[] = [];
  let ready: Promise<Reconciled> | undefined;
  const again = () => {
    const under = reconcile(graph, { copy, own, seen, longestDays, now: toTime(clock()) });
    ready = under;
    under.catch(() => {
      ready = undefined;
    });
    return under;
  };
  return {
    reconciled: () => ready ?? again(),
    again,
    check: ({ number, doubt }) => {
      if (number < seen) throw new ChargesMissing();
      seen = number;
      if (doubt !== null && longestDays > 0) throw inDoubt();
    },
    bought: (charges) => {
      own = [...own, ...charges].slice(-mostOwn);
      seen = Math.max(seen, ...charges.map(({ number }) => number));
    },
  };
}

/** What is told where nothing is sold. */
export function inDoubt(): KnownError {
  return new KnownError(
    'AUDIT_UNAVAILABLE',
    'It is not known what was spent of protected numbers: none are told until the operator has confirmed that (oncograph privacy confirm).',
  );
}
