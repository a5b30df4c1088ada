import { randomUUID } from 'node:crypto';
import type { Graph } from '../graph/graph.ts';
import type { LostCharges } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { inWords } from './doubt.ts';
import { hold, reconcileMs } from './reconcile.ts';
import type { SecondCopy } from './second-copy.ts';
import { clearDoubt, writeCharges } from './write.ts';

/** Where the copy is that may lack charges, too, for how many days they count, and the time. */
export type ConfirmTerms = {
  readonly copy: Pick<SecondCopy, 'read' | 'days'>;
  readonly longestDays: number;
  readonly now: string;
};

/** What is given up, and why it was not known. */
export type Confirmed = { readonly lost: LostCharges; readonly doubt: string };

/** @throws KnownError ARGUMENT_INVALID of a reason that says nothing */
export function requireReason(reason: string): void {
  if (reason.trim() === '')
    throw new KnownError('ARGUMENT_INVALID', '--reason: say what became of the charges that are lost.');
}

/**
 * Gives up what is not known by graph and copy: all that may be spent in any window counts as spent at the time when that was found,
 * and after that protected numbers are sold again. @throws KnownError CONFLICT where everything is known, ARGUMENT_INVALID
 */
export async function confirmLoss(
  graph: Graph,
  reason: string,
  { copy, longestDays, now }: ConfirmTerms,
): Promise<Confirmed> {
  requireReason(reason);
  const copied = await copy.read();
  const seen = { ledgerId: null, number: 0 };
  return graph.write(async (run) => {
    const asked = { copied, own: [], seen, longestDays, copyDays: copy.days, now };
    const { place, compared } = await hold(run, asked);
    const { ofCopy } = compared.doubts;
    const doubt = inWords(compared.doubts);
    if (doubt === '')
      throw new KnownError(
        'CONFLICT',
        'All that protected numbers cost is known: there is nothing to confirm.',
      );
    const ledgerId = compared.ledgerId ?? randomUUID();
    const at = (ofCopy === undefined ? place.doubtAt : null) ?? compared.at;
    const lost = { kind: 'LOST', ledgerId, number: compared.newest + 1, at, reason } as const;
    await writeCharges(run, [lost]);
    await clearDoubt(run);
    return { lost, doubt };
  }, reconcileMs);
}
