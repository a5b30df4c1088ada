/** The last concepts of the clinical vocabulary lie below one, as many of them at most. */
const mostBelow = 50_000;

/** Concepts by number: first the clinical ones, then drugs, then those of source vocabularies. */
export type Model = {
  readonly size: number;
  readonly clinical: number;
  readonly standard: number;
  readonly parents: (concept: number) => readonly number[];
  readonly large: number;
  readonly below: number;
};

/** Levels of a hierarchy, and the share of its concepts that have a second parent. */
const clinicalShape = { levels: 8, second: 0.2 };
const drugShape = { levels: 7.2, second: 0.1 };

export function createModel(size: number): Model {
  const clinical = Math.floor(size / 5);
  const standard = Math.floor(size * 0.7);
  const below = Math.min(mostBelow, Math.floor(clinical / 4));
  const large = clinical - below - 1;
  const [main, deep, drugs] = [
    createTree(0, large, clinicalShape),
    createTree(large, below + 1, { levels: 6, second: 0.2 }),
    createTree(clinical, standard - clinical, drugShape),
  ];
  const parents = (concept: number) => {
    if (concept < large) return main(concept);
    if (concept === large) return [1];
    if (concept < clinical) return deep(concept);
    return concept < standard ? drugs(concept) : [];
  };
  return { size, clinical, standard, parents, large, below };
}

/** Parents in a tree of `count` concepts from `first`, which is its root; a few have another one beside it. */
function createTree(first: number, count: number, { levels, second }: typeof clinicalShape) {
  const breadth = count ** (1 / levels);
  return (concept: number): readonly number[] => {
    const at = concept - first;
    if (at === 0) return [];
    const one = Math.floor(at / breadth);
    const other = Math.floor(one * (0.7 + 0.3 * chance(concept, 1)));
    return chance(concept, 2) < second && other !== one ? [first + one, first + other] : [first + one];
  };
}

/** A number from 0 up to 1 that looks random and is always the same for a concept and a purpose. */
export function chance(concept: number, purpose: number): number {
  let hash = Math.imul(concept ^ Math.imul(purpose + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

export const within = (concept: number, purpose: number, below: number) =>
  Math.floor(chance(concept, purpose) * below);

/** All numbers below `size` in an order that mixes them, as the rows of a download are. */
export function* mixed(size: number): Generator<number> {
  const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b));
  let step = Math.floor(size * 0.618) | 1;
  while (greatest(size, step) !== 1) step += 1;
  for (let done = 0, concept = 0; done < size; done += 1, concept = (concept + step) % size) yield concept;
}

/** Ancestors of each concept in `members` from its start to the next; `levels`: the longest way times 256 and the shortest. */
export function closureOf({ standard, parents }: Model) {
  const starts = new Uint32Array(standard + 1);
  const room = standard * 24;
  const [members, levels] = [new Uint32Array(room), new Uint16Array(room)];
  const place = new Uint32Array(standard);
  let end = 0;
  const note = (ancestor: number, start: number, [nearest, farthest]: readonly [number, number]) => {
    const known = place[ancestor] ?? 0;
    if (known < start || known >= end || members[known] !== ancestor) {
      place[ancestor] = end;
      members[end] = ancestor;
      levels[end++] = farthest * 256 + nearest;
      return;
    }
    const level = levels[known] ?? 0;
    levels[known] = Math.max(level >> 8, farthest) * 256 + Math.min(level & 255, nearest);
  };
  for (let concept = 0; concept < standard; concept += 1) {
    const start = end;
    for (const parent of parents(concept)) {
      note(parent, start, [1, 1]);
      for (let at = starts[parent] ?? 0; at < (starts[parent + 1] ?? 0); at += 1)
        note(members[at] ?? 0, start, [((levels[at] ?? 0) & 255) + 1, ((levels[at] ?? 0) >> 8) + 1]);
    }
    starts[concept + 1] = end;
  }
  if (end > room) throw new RangeError('the closure is larger than its room');
  return { starts, members, levels };
}
