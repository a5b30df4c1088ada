/** Gives for one key what was made for it first, for so many milliseconds: whoever asks again meanwhile gets the same. */
export function rememberFor<Value>(ms: number, most: number, now = Date.now) {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  const forget = () => {
    for (const [key, { until }] of known) {
      if (until > now() && known.size < most) return; // the oldest stand first
      known.delete(key);
    }
  };
  return (key: string, make: () => Promise<Value>): Promise<Value> => {
    const first = known.get(key);
    if (first !== undefined && first.until > now()) return first.value;
    forget();
    const value = make();
    known.set(key, { value, until: now() + ms });
    value.catch(() => known.delete(key)); // what failed may be tried again
    return value;
  };
}
