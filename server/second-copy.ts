import type { Logger } from 'pino';
import type { Audit } from '../audit/audit.ts';
import { readCharged } from '../audit/charged.ts';
import { readHeads } from '../audit/heads.ts';
import type { Graph } from '../graph/graph.ts';
import { inWordsOf } from '../ledger/clocks-apart.ts';
import type { Reconciled } from '../ledger/reconcile.ts';
import type { SecondCopy } from '../ledger/second-copy.ts';

/** The second copy of what protected numbers cost, in an audit that is kept for so many days. */
export function copyIn(
  { folder, add, check }: Pick<Audit, 'folder' | 'add' | 'check'>,
  graph: Graph,
  days: number,
): SecondCopy {
  return {
    check,
    ...readingIn(folder, graph, days),
    add: (charged) => add({ kind: 'CHARGES_COPIED', requestId: null, who: null, outcome: 'DONE', charged }),
  };
}

/** The same for who adds nothing. */
export function readingIn(folder: string, graph: Graph, days: number): Pick<SecondCopy, 'read' | 'days'> {
  return { days, read: async () => readCharged(folder, await readHeads(graph)) };
}

/** Says what became of ledger and audit when they were brought together. */
export function tellFound(log: Pick<Logger, 'info' | 'warn' | 'error'>): (found: Reconciled) => void {
  return ({ doubt, over, ahead, apart, replayed, copied }) => {
    if (replayed + copied > 0)
      log.info({ replayed, copied }, 'charges of protected numbers were brought together');
    if (over !== undefined)
      log.info({ over }, 'what was spent of protected numbers is known again, and they are told');
    if (ahead !== undefined) log.warn(aheadInWords(ahead));
    if (apart !== undefined) log.error(`No protected numbers are told by this server: ${inWordsOf(apart)}`);
    if (doubt !== null)
      log.error(
        `What was spent of protected numbers is not known: ${doubt}. None are told by this server until you restore what is missing, or confirm that it is lost: oncograph privacy confirm --reason TEXT.`,
      );
  };
}

const dayMs = 86_400_000;

/** What follows of a ledger that is ahead of the clock. */
function aheadInWords(ahead: string): string {
  const days = Math.ceil((Date.parse(ahead) - Date.now()) / dayMs);
  return `The newest charge of protected numbers is of ${ahead}, which this clock says comes within ${days === 1 ? 'a day' : `${days} days`}. Until then answers are as of that time, and no charge grows older: budgets that are spent stay so. Set the clock if it is behind; if it was ahead when that was charged, wait.`;
}
