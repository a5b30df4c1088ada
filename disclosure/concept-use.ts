import type { ReadUsedTerminology } from '../loaders/used-terminology.ts';
import { numbersOf } from '../terminology/codes.ts';
import { usedRanks } from '../terminology/search/used.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { Asking } from './asker.ts';
import type { Disclosure } from './disclosure.ts';
import { Sealed } from './sealed.ts';

/** Which concepts records use, for a search. It is told where numbers leave as they are: whether any do is a number, too. */
export async function usedIn(
  terminology: Terminology,
  { policy, caller, usedConcepts }: Asking,
): Promise<Uint32Array> {
  if (policy.kind !== 'exact') return new Uint32Array();
  return usedRanks(await usedConcepts(), terminology, caller.counts);
}

/** Ranks of the concepts that the caller may not be told of. */
export async function hiddenIn(
  { codes, search }: Terminology,
  { toldConcepts }: Asking,
): Promise<ReadonlySet<number>> {
  const { hidden } = await toldConcepts();
  return new Set([...numbersOf(codes, hidden)].flatMap((concept) => search.rankOf[concept] ?? []));
}

/** The terminology that records use as it may be told: without the concepts where numbers do not leave as they are. */
export function toldTerminology(read: ReadUsedTerminology, disclosure: Disclosure): ReadUsedTerminology {
  if (Sealed.open(disclosure).policy.kind === 'exact') return read;
  return async (counts) => ({ ...(await read(counts)), concepts: none });
}

async function* none() {}
