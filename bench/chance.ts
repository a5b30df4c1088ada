/** Draws that look random and are the same for the same seed. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number from 0 up to a limit. */
  readonly below: (limit: number) => number;
  /** As `below`, the first numbers more often: the more, the larger `power` is. */
  readonly skewed: (limit: number, power?: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
};

/** Draws by the generator mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(limit * next());
  return {
    next,
    below,
    skewed: (limit, power = 2) => Math.floor(limit * next() ** power),
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
  };
}
