import { randomBytes } from 'node:crypto';

/** `count` random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** A whole number from 0 to `limit` - 1, each as probable as any other. `limit` is at least 1. */
export type Uniform = (limit: bigint) => bigint;

/** So many bytes are asked of the system at once: one question costs as much as some ten numbers, and most samples need fewer. */
const BLOCK = 64;

/**
 * Whole numbers from random bytes: as many bits as `limit` - 1 has, drawn anew while they say `limit` or more. A remainder would
 * favour small numbers.
 */
export function createUniform(bytes: RandomBytes): Uniform {
  return (limit) => {
    if (limit < 1n) throw new RangeError('nothing to draw from');
    if (limit === 1n) return 0n;
    const bits = (limit - 1n).toString(2).length;
    for (;;) {
      const drawn = BigInt.asUintN(bits, toInteger(bytes(Math.ceil(bits / 8))));
      if (drawn < limit) return drawn;
    }
  };
}

/** Whole numbers from the random source of the system, for one sample: bytes that are left over are used by no other. */
export function systemUniform(): Uniform {
  return createUniform(inBlocks(randomBytes));
}

/** The same bytes, asked for in blocks. */
function inBlocks(bytes: RandomBytes): RandomBytes {
  let rest: Uint8Array = new Uint8Array();
  return (count) => {
    if (rest.length < count) rest = bytes(Math.max(BLOCK, count));
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  };
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
