/** A version that is known without asking, and how to stop following it. */
export type FollowedVersion = {
  /** The version as it was when it was last read; reads it only if it never was. */
  readonly current: () => Promise<string>;
  readonly stop: () => void;
};

/**
 * Reads a version again and again in the background, for answers that nothing has changed about to need no database.
 * While it cannot be read, the last one stands: what is kept of it is still true of it.
 */
export function followVersion(read: () => Promise<string>, everyMs: number): FollowedVersion {
  let known: string | undefined;
  let reading: Promise<string> | undefined;

  const renew = (): Promise<string> => {
    reading ??= read()
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
    current: async () => known ?? renew(),
    stop: () => clearInterval(timer),
  };
}
