import { setTimeout as sleep } from 'node:timers/promises';

/** How long after its arrival a protected answer leaves: whatever was done for it, and whether it was remembered. */
const leastMs = 400;

/** For each number that is asked. */
const eachMs = 10;

/** When the answer of one request leaves, and what was paid for it. */
export type Pace = {
  /** A protected question of so many numbers is asked: said before anything is looked up for it. */
  readonly protect: (numbers?: number) => void;
  readonly paid: (units: number) => void;
  readonly isProtected: () => boolean;
  /** In units. */
  readonly cost: () => number;
  /** Until the answer may leave; at once where nothing protected was asked. */
  readonly rest: () => Promise<void>;
};

/** The pace of a request that arrived now. Who is late, leaves after a whole number of times as long. */
export function createPace(): Pace {
  const arrivedAt = performance.now();
  let stepMs = 0;
  let cost = 0;
  return {
    protect: (numbers = 0) => {
      stepMs = Math.max(stepMs, leastMs + eachMs * numbers);
    },
    paid: (units) => {
      cost += units;
    },
    isProtected: () => stepMs > 0,
    cost: () => cost,
    rest: async () => {
      if (stepMs === 0) return;
      const passedMs = performance.now() - arrivedAt;
      await sleep(Math.ceil(passedMs / stepMs) * stepMs - passedMs);
    },
  };
}
