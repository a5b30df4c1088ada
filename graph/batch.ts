import DataLoader from 'dataloader';
import type { Breathe } from './breathe.ts';

/** How what many ask for by keys is read together. */
export type Batching = {
  /** When it is read. */
  readonly batchScheduleFn: (read: () => void) => void;
  /** What is loaded, with a breath before it is asked for and before what is in it is worked out: a page has thousands. */
  readonly inTurn: <Loaded>(load: () => Promise<Loaded>) => Promise<Loaded>;
};

/**
 * Batching of one request. It reads once nothing waits for its turn: what waits may ask for more, and one statement for all
 * of it is quicker than one for each.
 */
export function createBatching(breathe: Breathe): Batching {
  let waiting = 0;
  const breath = () => {
    const turn = breathe();
    if (turn === undefined) return undefined;
    waiting += 1;
    return turn.finally(() => {
      waiting -= 1;
    });
  };
  const inTurn: Batching['inTurn'] = (load) => {
    const turn = breath();
    const loading = turn === undefined ? load() : turn.then(load);
    return loading.then((loaded) => breath()?.then(() => loaded) ?? loaded);
  };
  const whenAllAsked = (read: () => void): void => {
    // Whatever follows at once from what was read before comes first.
    const look = () => (waiting > 0 ? setImmediate(whenAllAsked, read) : read());
    void Promise.resolve().then(() => process.nextTick(look));
  };
  return { batchScheduleFn: whenAllAsked, inTurn };
}

/** Rows by key, in the order in which they were read; none for a key without rows. */
export function manyByKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  batching?: Batching,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rowsByKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await read(keys)) rowsByKey.get(keyOf(row))?.push(row);
    return keys.map((key) => rowsByKey.get(key) ?? []);
  }, batching);
}

/** The row of a key; null where there is none. */
export function oneByKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  batching?: Batching,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rowByKey = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rowByKey.get(key) ?? null);
  }, batching);
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
