import type { Logger } from 'pino';
import type { Audit } from '../audit/audit.ts';
import { firstTimeIn, readCharged } from '../audit/charged.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SecondCopy } from '../ledger/second-copy.ts';

/** The second copy of what protected numbers cost, in an audit that is kept for so many days. */
export function copyIn({ folder, add }: Pick<Audit, 'folder' | 'add'>, days: number): SecondCopy {
  return {
    days,
    read: () => readCharged(folder),
    since: () => firstTimeIn(folder),
    add: (charged) => add({ kind: 'CHARGES_COPIED', requestId: null, who: null, outcome: 'DONE', charged }),
  };
}

/** Brings ledger and audit together, and says what was wrong. @throws KnownError GRAPH_UNAVAILABLE, AUDIT_UNAVAILABLE */
export async function beginLedger(ledger: Pick<Ledger, 'reconcile'>, log: Pick<Logger, 'info' | 'error'>) {
  const { doubt, ...found } = await ledger.reconcile();
  if (found.replayed + found.copied > 0)
    log.info(found, 'charges of protected numbers were brought together');
  if (doubt !== null)
    log.error(
      `What was spent of protected numbers is not known: ${doubt}. None are told until you restore what is missing, or confirm that it is lost: oncograph privacy confirm --reason TEXT.`,
    );
}
