import type { Steps } from '../../graph/breathe.ts';
import { type Bits, eachBit } from '../../index/columns/bits.ts';

/** Words of a set between two steps: 16,384 patients or records. */
const atOnce = 512;

/** As `eachBit`, in steps that others need not wait for. */
export function* eachBitInSteps(bits: Bits, visit: (n: number) => void): Steps<void> {
  for (let word = 0; word < bits.length; word += atOnce) {
    const from = word * 32;
    eachBit(bits.subarray(word, word + atOnce), (n) => visit(from + n));
    yield;
  }
}
