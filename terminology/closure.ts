import { type Lists, listOf, transpose } from './lists.ts';
import { createNumbers } from './numbers.ts';

/**
 * What lies above each number, without itself, by its direct parents: exact, with several parents and several roots. The
 * pairs in `apart` are left out, whatever the parents say. The parents must have no cycle.
 */
export function closeParents(parents: Lists, apart: Lists): Lists {
  return collectAncestors(parents, broaderFirst(parents), apart);
}

/** Numbers that lie above each other; undefined where there are none. */
export function cycleOf(parents: Lists): readonly number[] | undefined {
  const size = parents.offsets.length - 1;
  const order = broaderFirst(parents);
  if (order.length === size) return undefined;
  const ordered = new Uint8Array(size);
  for (const n of order) ordered[n] = 1;
  return findCycle(parents, ordered);
}

/** The numbers whose parents stand before them; those on a cycle or below one are missing. */
function broaderFirst(parents: Lists): Uint32Array {
  const size = parents.offsets.length - 1;
  const children = transpose(parents);
  const open = new Uint32Array(size).map((_, n) => listOf(parents, n).length);
  const order = new Uint32Array(size);
  let end = 0;
  for (let n = 0; n < size; n += 1) if (open[n] === 0) order[end++] = n;
  for (let at = 0; at < end; at += 1)
    for (const child of listOf(children, order[at] ?? 0)) {
      open[child] = (open[child] ?? 0) - 1;
      if (open[child] === 0) order[end++] = child;
    }
  return order.subarray(0, end);
}

function collectAncestors(parents: Lists, order: Uint32Array, apart: Lists): Lists {
  const found = createNumbers();
  const starts = new Uint32Array(order.length);
  const ends = new Uint32Array(order.length);
  const seenBy = new Uint32Array(order.length).fill(order.length);
  const note = (ancestor: number, n: number) => {
    if (seenBy[ancestor] === n) return;
    seenBy[ancestor] = n;
    found.push(ancestor);
  };
  for (const n of order) {
    starts[n] = found.length();
    for (const parent of listOf(parents, n)) {
      note(parent, n);
      for (let at = starts[parent] ?? 0; at < (ends[parent] ?? 0); at += 1) note(found.at(at), n);
    }
    ends[n] = found.length();
  }
  return arrange(found.toArray(), starts, ends, apart);
}

/** Lists in order of their number, each ascending, without what is `apart`. */
function arrange(found: Uint32Array, starts: Uint32Array, ends: Uint32Array, apart: Lists): Lists {
  const size = starts.length;
  const offsets = new Uint32Array(size + 1);
  const values = new Uint32Array(found.length);
  let end = 0;
  for (let n = 0; n < size; n += 1) {
    const excluded = listOf(apart, n);
    const list = found.subarray(starts[n], ends[n]).sort();
    for (const ancestor of list) if (!excluded.includes(ancestor)) values[end++] = ancestor;
    offsets[n + 1] = end;
  }
  return { offsets, values: values.subarray(0, end) };
}

/** One cycle: from any number that could not be ordered, its unordered parents lead into one. */
function findCycle(parents: Lists, ordered: Uint8Array): readonly number[] {
  const path: number[] = [];
  const places = new Map<number, number>();
  let n = ordered.indexOf(0);
  while (!places.has(n)) {
    places.set(n, path.length);
    path.push(n);
    n = listOf(parents, n).find((parent) => ordered[parent] === 0) ?? n;
  }
  return path.slice(places.get(n));
}
