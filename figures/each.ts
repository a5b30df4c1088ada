import { setImmediate } from 'node:timers/promises';

/** Calls `visit` for each number below `count`; others get their turn after every few thousand. */
export async function eachNumber(count: number, visit: (n: number) => void): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    visit(n);
    if ((n & 0x3fff) === 0x3fff) await setImmediate();
  }
}
