/** For each number from 0 a list of numbers: those of `n` stand in `values` from `offsets[n]` to `offsets[n + 1]`. */
export type Lists = { readonly offsets: Uint32Array; readonly values: Uint32Array };

/** Pairs of numbers. */
export type NumberPairs = { readonly from: Uint32Array; readonly to: Uint32Array };

/** The list of `n`. */
export function listOf({ offsets, values }: Lists, n: number): Uint32Array {
  return values.subarray(offsets[n], offsets[n + 1]);
}

/** Lists of `to` by `from`, for the numbers below `size`; each is ascending and distinct. */
export function toLists(size: number, { from, to }: NumberPairs): Lists {
  return distinctLists(transpose(listsByKey(size, to, from)));
}

/** Ascending lists without what they repeat. */
function distinctLists({ offsets, values }: Lists): Lists {
  const kept = new Uint32Array(values.length);
  const ends = new Uint32Array(offsets.length);
  let end = 0;
  for (let n = 0; n + 1 < offsets.length; n += 1) {
    const start = offsets[n] ?? 0;
    for (let at = start; at < (offsets[n + 1] ?? 0); at += 1)
      if (at === start || values[at] !== values[at - 1]) kept[end++] = values[at] ?? 0;
    ends[n + 1] = end;
  }
  return { offsets: ends, values: kept.subarray(0, end) };
}

/** For each number below `size` those in whose lists it stands, ascending. */
export function transpose(lists: Lists, size = lists.offsets.length - 1): Lists {
  const offsets = offsetsOf(size, lists.values);
  const next = offsets.slice();
  const values = new Uint32Array(lists.values.length);
  for (let n = 0; n + 1 < lists.offsets.length; n += 1)
    for (let at = lists.offsets[n] ?? 0; at < (lists.offsets[n + 1] ?? 0); at += 1) {
      const key = lists.values[at] ?? 0;
      const place = next[key] ?? 0;
      values[place] = n;
      next[key] = place + 1;
    }
  return { offsets, values };
}

/** For each value of lists the number whose list it stands in. */
export function ownersOf({ offsets, values }: Lists): Uint32Array {
  const owners = new Uint32Array(values.length);
  for (let n = 0; n + 1 < offsets.length; n += 1) owners.fill(n, offsets[n], offsets[n + 1]);
  return owners;
}

/** For each key below `size` the values with that key, in the order in which they stand. */
export function listsByKey(size: number, keys: Uint32Array, values: Uint32Array): Lists {
  const offsets = offsetsOf(size, keys);
  const next = offsets.slice();
  const gathered = new Uint32Array(values.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const place = next[key] ?? 0;
    gathered[place] = values[at] ?? 0;
    next[key] = place + 1;
  }
  return { offsets, values: gathered };
}

function offsetsOf(size: number, keys: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (const key of keys) offsets[key + 1] = (offsets[key + 1] ?? 0) + 1;
  for (let n = 0; n < size; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  return offsets;
}

/** The lists of `numbers` alone, in their order. */
export function pickLists({ offsets, values }: Lists, numbers: Uint32Array): Lists {
  const ends = new Uint32Array(numbers.length + 1);
  numbers.forEach((n, place) => {
    ends[place + 1] = (ends[place] ?? 0) + (offsets[n + 1] ?? 0) - (offsets[n] ?? 0);
  });
  const picked = new Uint32Array(ends.at(-1) ?? 0);
  numbers.forEach((n, place) => {
    picked.set(listOf({ offsets, values }, n), ends[place]);
  });
  return { offsets: ends, values: picked };
}
