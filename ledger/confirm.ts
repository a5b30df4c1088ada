import type { Graph } from '../graph/graph.ts';
import type { LostCharges } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import { readPlace } from './ledger-page.ts';
import { clearDoubt, holdLedger, writeCharges } from './write.ts';

/** Why nothing is sold now; null where it is. */
export async function readDoubt(graph: Pick<Graph, 'read'>): Promise<string | null> {
  return (await readPlace((statement) => graph.read(statement))).doubt;
}

/**
 * Gives up what is not known: all that may be spent in any window counts as spent at the time when that was found, and after that
 * protected numbers are sold again. @throws KnownError CONFLICT where everything is known, ARGUMENT_INVALID
 */
export async function confirmLoss(graph: Graph, reason: string): Promise<LostCharges> {
  if (reason.trim() === '')
    throw new KnownError('ARGUMENT_INVALID', '--reason: say what became of the charges that are lost.');
  return graph.write(async (run) => {
    await holdLedger(run);
    const { number, at, doubt, doubtAt } = await readPlace(run);
    if (doubt === null)
      throw new KnownError(
        'CONFLICT',
        'All that protected numbers cost is known: there is nothing to confirm.',
      );
    const lost = { kind: 'LOST', number: number + 1, at: doubtAt ?? at, reason } as const;
    await writeCharges(run, [lost]);
    await clearDoubt(run);
    return lost;
  });
}
