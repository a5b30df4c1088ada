/** A number for each of many keys. Whole numbers are the same however they are written; of up to 64 bits they take 20 bytes. */
export type Keys = {
  readonly get: (key: string) => number | undefined;
  readonly set: (key: string, value: number) => void;
};

const wholeNumber = /^[+-]?\d{1,19}$/;
const digitsOfDouble = 15;
const highBit = 2 ** 32;

/** Key and value of a slot lie together, for the sake of the cache. */
const width = 3;

/** No keys yet; values are whole and below 2^32 - 1. */
export function createKeys(): Keys {
  const others = new Map<string, number>();
  let bits = 10;
  let slots = new Uint32Array(width << bits);
  let size = 0;

  const slotOf = (high: number, low: number) => {
    const hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1); // Fibonacci hashing
    let slot = (hash >>> (32 - bits)) * width;
    while (slots[slot + 2] !== 0 && (slots[slot] !== low || slots[slot + 1] !== high))
      slot = slot + width === slots.length ? 0 : slot + width;
    return slot;
  };
  const widen = () => {
    const before = slots;
    bits += 1;
    slots = new Uint32Array(width << bits);
    for (let at = 0; at < before.length; at += width)
      if (before[at + 2] !== 0)
        slots.set(before.subarray(at, at + width), slotOf(before[at + 1] ?? 0, before[at] ?? 0));
  };
  return {
    get: (key) => {
      if (!wholeNumber.test(key)) return others.get(key);
      const [high, low] = halvesOf(key);
      const stored = slots[slotOf(high, low) + 2] ?? 0;
      return stored === 0 ? undefined : stored - 1;
    },
    set: (key, value) => {
      if (!wholeNumber.test(key)) return void others.set(key, value);
      if (size * width * 4 >= slots.length * 3) widen(); // three quarters are taken
      const [high, low] = halvesOf(key);
      const slot = slotOf(high, low);
      if (slots[slot + 2] === 0) size += 1;
      slots[slot] = low;
      slots[slot + 1] = high;
      slots[slot + 2] = value + 1; // 0 is free
    },
  };
}

/** The upper and the lower 32 bits. */
function halvesOf(key: string): readonly [high: number, low: number] {
  if (key.length > digitsOfDouble) {
    const whole = BigInt.asUintN(64, BigInt(key.startsWith('+') ? key.slice(1) : key));
    return [Number(whole >> 32n), Number(whole & 0xffff_ffffn)];
  }
  const whole = Number(key);
  return [Math.floor(whole / highBit) >>> 0, whole >>> 0];
}
