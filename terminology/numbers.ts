/** Whole numbers that grow at the end; `toArray` gives them without the spare room. */
export type GrowingNumbers = {
  readonly push: (value: number) => void;
  readonly at: (place: number) => number;
  /** Changes a number that is there. */
  readonly set: (place: number, value: number) => void;
  readonly length: () => number;
  readonly toArray: () => Uint32Array;
};

const firstRoom = 1_024;

/** A list of numbers from 0 to 2^32 - 1, for more of them than an array of JavaScript should hold. */
export function createNumbers(...first: readonly number[]): GrowingNumbers {
  let values = new Uint32Array(firstRoom);
  let length = first.length;
  values.set(first);
  const push = (value: number) => {
    if (length === values.length) {
      const larger = new Uint32Array(length * 2);
      larger.set(values);
      values = larger;
    }
    values[length] = value;
    length += 1;
  };
  return {
    push,
    at: (place) => values[place] ?? 0,
    set: (place, value) => {
      values[place] = value;
    },
    length: () => length,
    toArray: () => values.slice(0, length),
  };
}

/** The first number from `low` of which `holds` is true, as it is of all that follow; `high` where there is none. */
export function firstWhere(low: number, high: number, holds: (number: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The numbers from 0 up to `end`, which is not among them. */
export function numbersTo(end: number): Uint32Array {
  return new Uint32Array(end).map((_, n) => n);
}

/** For each number its place in `numbers`, which has each number below its length once. */
export function inverseOf(numbers: Uint32Array): Uint32Array {
  const places = new Uint32Array(numbers.length);
  numbers.forEach((number, place) => {
    places[number] = place;
  });
  return places;
}

/** The distinct numbers of several lists, ascending. */
export function unite(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length === 1 && lists[0] !== undefined) return lists[0];
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return distinct(all);
}

/** The distinct numbers of `values`, ascending. */
export function distinct(values: Uint32Array): Uint32Array {
  const sorted = values.slice().sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1)
    if (at === 0 || sorted[at] !== sorted[at - 1]) {
      sorted[kept] = sorted[at] ?? 0;
      kept += 1;
    }
  return sorted.subarray(0, kept);
}

/** Pairs of numbers that grow at the end. */
export type GrowingPairs = {
  readonly push: (from: number, to: number) => void;
  readonly toPairs: () => { readonly from: Uint32Array; readonly to: Uint32Array };
};

/** No pairs yet. */
export function createPairs(): GrowingPairs {
  const from = createNumbers();
  const to = createNumbers();
  const push = (one: number, other: number) => {
    from.push(one);
    to.push(other);
  };
  return { push, toPairs: () => ({ from: from.toArray(), to: to.toArray() }) };
}
