import DataLoader from 'dataloader';

/** Rows by key, in the order in which they were read; none for a key without rows. */
export function manyByKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rowsByKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await read(keys)) rowsByKey.get(keyOf(row))?.push(row);
    return keys.map((key) => rowsByKey.get(key) ?? []);
  });
}

/** The row of a key; null where there is none. */
export function oneByKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rowByKey = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rowByKey.get(key) ?? null);
  });
}

/** `create`, once for equal arguments: so fields that are asked the same way share one loader. */
export function oncePerArguments<Arguments extends readonly unknown[], Made>(
  create: (...values: Arguments) => Made,
): (...values: Arguments) => Made {
  const made = new Map<string, Made>();
  return (...values) => {
    const key = JSON.stringify(values);
    const before = made.get(key);
    if (before !== undefined) return before;
    const now = create(...values);
    made.set(key, now);
    return now;
  };
}
