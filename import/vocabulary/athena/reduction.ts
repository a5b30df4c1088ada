import type { Lists } from '../../../terminology/lists.ts';
import { createPairs } from '../../../terminology/numbers.ts';
import type { Pairs } from '../release.ts';

/** `isA`: who stands directly below whom. `notUnder`: what follows from `isA` and the table does not say. */
export type Hierarchy = { readonly isA: Pairs; readonly notUnder: Pairs };

/**
 * The hierarchy of a table of ancestors without cycles: the closure of `isA` without `notUnder` is the table. An
 * ancestor is direct that stands above no other ancestor of the concept (the transitive reduction).
 */
export function reduce(above: Lists): Hierarchy {
  const isA = createPairs();
  const notUnder = createPairs();
  const count = above.offsets.length - 1;
  const marks = new Uint32Array(count);
  const overstated = createOverstated(above);
  for (let one = 0; one < count; one++) {
    const start = above.offsets[one] ?? 0;
    const end = above.offsets[one + 1] ?? 0;
    if (start === end) continue;
    // Marks of this concept: `ancestor`, and `indirect` once it is found above another ancestor.
    const ancestor = 2 * one + 1;
    const indirect = ancestor + 1;
    for (let at = start; at < end; at++) marks[above.values[at] ?? 0] = ancestor;
    if (!markIndirect(above, one, marks)) overstated(one, notUnder.push);
    for (let at = start; at < end; at++) {
      const member = above.values[at] ?? 0;
      if (marks[member] !== indirect) isA.push(one, member);
    }
  }
  return { isA: isA.toPairs(), notUnder: notUnder.toPairs() };
}

/** Marks ancestors of ancestors of `one`; whether all of them are ancestors of it. */
function markIndirect({ offsets, values }: Lists, one: number, marks: Uint32Array): boolean {
  const ancestor = 2 * one + 1;
  const last = offsets[one + 1] ?? 0;
  let closed = true;
  for (let at = offsets[one] ?? 0; at < last; at++) {
    const member = values[at] ?? 0;
    const end = offsets[member + 1] ?? 0;
    for (let further = offsets[member] ?? 0; further < end; further++) {
      const far = values[further] ?? 0;
      if ((marks[far] ?? 0) >= ancestor) marks[far] = ancestor + 1;
      else closed = false;
    }
  }
  return closed;
}

/** Finds what the closure says of a concept and the table does not. */
function createOverstated({ offsets, values }: Lists) {
  const seen = new Uint32Array(offsets.length - 1);
  const visit = (one: number, of: number, found: number[]) => {
    const end = offsets[of + 1] ?? 0;
    for (let at = offsets[of] ?? 0; at < end; at++) {
      const member = values[at] ?? 0;
      if (seen[member] === one + 1) continue;
      seen[member] = one + 1;
      found.push(member);
    }
  };
  return (one: number, push: (from: number, to: number) => void) => {
    const found: number[] = [];
    visit(one, one, found);
    const said = found.length;
    for (let at = 0; at < found.length; at++) visit(one, found[at] ?? 0, found);
    for (const ancestor of found.slice(said)) push(one, ancestor);
  };
}
