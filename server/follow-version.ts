import { setTimeout as sleep } from 'node:timers/promises';

/** A version that is known without asking, and how to stop following it. */
export type FollowedVersion = {
  /** The version as it was when it was last read. Reads it if it never was, or if the last turn to read it was missed. */
  readonly current: () => Promise<string>;
  readonly stop: () => void;
};

/**
 * Reads a version again and again in the background, for answers that nothing has changed about to need no database.
 * While it cannot be read, the last one stands: what is kept of it is still true of it. A process that stood still waits for the
 * version as long as between two turns, before it answers by an old one.
 */
export function followVersion(read: () => Promise<string>, everyMs: number): FollowedVersion {
  let known: string | undefined;
  let reading: Promise<string> | undefined;
  let triedAt = 0; // when it was last begun to read it

  const begin = () => {
    triedAt = performance.now();
    return read();
  };
  const renew = (): Promise<string> => {
    reading ??= begin()
      .then((version) => {
        known = version;
        return version;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  const timer = setInterval(() => {
    renew().catch(() => undefined); // asked again at the next turn; who has no version yet is told why
  }, everyMs).unref();
  return {
    current: async () => {
      if (known === undefined) return renew();
      if (performance.now() - triedAt < 2 * everyMs || reading !== undefined) return known;
      await Promise.race([renew().catch(() => undefined), sleep(everyMs)]);
      return known;
    },
    stop: () => clearInterval(timer),
  };
}
