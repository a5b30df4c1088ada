/** A number for each of many numbers: open addressing in typed arrays. */
export type NumberMap = {
  readonly get: (key: number) => number | undefined;
  readonly set: (key: number, value: number) => void;
};

/** An empty map of numbers of 32 bits; values are below 2^32 - 1. */
export function createNumberMap(): NumberMap {
  let bits = 10;
  // Key and value of a slot lie together, for the sake of the cache. The value is one more than it is: 0 is free.
  let slots = new Uint32Array(2 << bits);
  let size = 0;

  const slotOf = (key: number) => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) * 2; // Fibonacci hashing
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = slot + 2 === slots.length ? 0 : slot + 2;
    return slot;
  };
  const put = (key: number, stored: number) => {
    const slot = slotOf(key);
    if (slots[slot + 1] === 0) size += 1;
    slots[slot] = key;
    slots[slot + 1] = stored;
  };
  const widen = () => {
    const before = slots;
    bits += 1;
    slots = new Uint32Array(2 << bits);
    size = 0;
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot + 1] !== 0) put(before[slot] ?? 0, before[slot + 1] ?? 0);
  };
  return {
    get: (key) => {
      const stored = slots[slotOf(key) + 1] ?? 0;
      return stored === 0 ? undefined : stored - 1;
    },
    set: (key, value) => {
      if (size * 8 >= slots.length * 3) widen(); // three quarters are taken
      put(key, value + 1);
    },
  };
}
