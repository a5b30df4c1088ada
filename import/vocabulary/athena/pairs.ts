import { type Lists, ownersOf } from '../../../terminology/lists.ts';
import type { Pairs } from '../release.ts';

/** Pairs as they come; `group` takes them away, by their first number, which is below `count` as the second is. */
export type PairList = {
  readonly push: (from: number, to: number) => void;
  readonly group: (count: number) => Lists;
};

const blockLength = 1 << 17;

/** No pairs yet. They lie in blocks, which never move and are freed when they are grouped. */
export function createPairList(): PairList {
  const blocks: Uint32Array[] = [];
  let last = new Uint32Array(0);
  let used = 0;
  const push = (from: number, to: number) => {
    if (used === last.length) {
      last = new Uint32Array(blockLength);
      blocks.push(last);
      used = 0;
    }
    last[used++] = from;
    last[used++] = to;
  };
  const group = (count: number) => {
    const full = blocks.splice(0).map((block) => (block === last ? block.subarray(0, used) : block));
    [last, used] = [new Uint32Array(0), 0];
    return withoutDuplicates(sort(full, count), count);
  };
  return { push, group };
}

/** Counting sort. `offsets[n + 1]` counts up from where n offsets to where it ends, which is where n + 1 offsets. */
function sort(blocks: Uint32Array[], count: number): Lists {
  const offsets = new Uint32Array(count + 2);
  let total = 0;
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += 2) bump(offsets, (block[at] ?? 0) + 2);
    total += block.length / 2;
  }
  for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  const values = new Uint32Array(total);
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop())
    for (let at = 0; at < block.length; at += 2)
      values[bump(offsets, (block[at] ?? 0) + 1)] = block[at + 1] ?? 0;
  return { offsets: offsets.subarray(0, count + 1), values };
}

/** Adds one; the value before it. */
function bump(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

function withoutDuplicates({ offsets, values }: Lists, count: number): Lists {
  const seen = new Uint32Array(count);
  let kept = 0;
  let at = 0;
  for (let from = 0; from < count; from++) {
    const end = offsets[from + 1] ?? 0;
    offsets[from] = kept;
    for (; at < end; at++) {
      const to = values[at] ?? 0;
      if (seen[to] === from + 1) continue;
      seen[to] = from + 1;
      values[kept++] = to;
    }
  }
  offsets[count] = kept;
  return { offsets, values: values.subarray(0, kept) };
}

/** Lists as pairs, in order of their first number. */
export function pairsOfLists(lists: Lists): Pairs {
  return { from: ownersOf(lists), to: lists.values };
}
