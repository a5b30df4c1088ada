/** Whether a question holds, by which of its leaves do. */
export type Holds = (isTrue: (leaf: string) => boolean) => boolean;

/**
 * A question as a Boolean function: the leaves that it depends on, in their order, and for every choice of those that hold
 * whether it does; the first leaf is the lowest bit of a place in `table`.
 */
export type BooleanFunction = { readonly leaves: readonly string[]; readonly table: string };

/** Leaves of a function, whose table has a place for each choice of those that hold. */
export const mostLeaves = 8;

/**
 * The one form of a function: whatever way it is written over the same leaves, this is the same. What two leaves have to do with
 * one another is not known to it.
 */
export function booleanFunction(leaves: Iterable<string>, holds: Holds): BooleanFunction {
  const all = [...new Set(leaves)].sort();
  const table = Array.from({ length: 1 << all.length }, (_, choice) =>
    holds((leaf) => isIn(choice, all.indexOf(leaf))),
  );
  const needed = all.flatMap((_, leaf) => (dependsOn(table, leaf) ? [leaf] : []));
  const places = Array.from({ length: 1 << needed.length }, (_, choice) => spread(choice, needed));
  return {
    leaves: needed.flatMap((leaf) => all[leaf] ?? []),
    table: places.map((place) => (table[place] ? '1' : '0')).join(''),
  };
}

function isIn(choice: number, leaf: number): boolean {
  return ((choice >> leaf) & 1) === 1;
}

function dependsOn(table: readonly boolean[], leaf: number): boolean {
  return table.some((holds, choice) => holds !== table[choice ^ (1 << leaf)]);
}

/** A choice of some leaves as one of all. */
function spread(choice: number, leaves: readonly number[]): number {
  return leaves.reduce((place, leaf, at) => (isIn(choice, at) ? place | (1 << leaf) : place), 0);
}
