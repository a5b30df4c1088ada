import { isOfAnotherKind } from '../../../ontology/sctid.ts';
import { createPairs } from '../../../terminology/numbers.ts';
import type { Pairs } from '../release.ts';
import type { Rf2Concepts } from './concepts.ts';
import { distinctPairs } from './distinct.ts';
import { eachRow, isActive, sctidOf } from './rows.ts';

/** Reads simple reference sets: from a concept to each one that it is a member of. Other components are left out. */
export async function readMembers(file: string, concepts: Rf2Concepts): Promise<Pairs> {
  const members = createPairs();
  await eachRow(file, ['active', 'refsetId', 'referencedComponentId'], (row) => {
    const component = sctidOf(row, 'referencedComponentId');
    if (!isActive(row) || isOfAnotherKind(component)) return;
    members.push(concepts.numberOf(row, 'referencedComponentId'), concepts.referTo(row, 'refsetId'));
  });
  return distinctPairs(members.toPairs());
}
