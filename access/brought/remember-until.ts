/** What is made for a key, and until when it is good, in ms since 1970. */
export type Made<Value> = { readonly value: Value; readonly until: number };

type Kept<Value> = { readonly made: Promise<Made<Value>>; until: number };

/**
 * Makes what is asked for under a key once for all who ask for it before it is no longer good, failures for `failedMs`. Of more
 * than `most` keys those that were made first are forgotten.
 */
export function rememberUntil<Value>({
  most,
  failedMs,
}: {
  readonly most: number;
  readonly failedMs: number;
}) {
  const all = new Map<string, Kept<Value>>();
  const keep = (key: string, making: Promise<Made<Value>>): Kept<Value> => {
    const kept: Kept<Value> = { made: making, until: Number.POSITIVE_INFINITY };
    making.then(
      ({ until }) => Object.assign(kept, { until }),
      () => Object.assign(kept, { until: Date.now() + failedMs }),
    );
    all.delete(key);
    all.set(key, kept);
    for (const oldest of all.keys()) if (all.size > most) all.delete(oldest);
    return kept;
  };
  return async (key: string, make: () => Promise<Made<Value>>): Promise<Value> => {
    const known = all.get(key);
    const kept = known !== undefined && Date.now() < known.until ? known : keep(key, make());
    return (await kept.made).value;
  };
}
