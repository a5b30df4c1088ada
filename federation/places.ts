/** Lets so many in at once; the others wait in the order they came, as long as they want to. */
export type Places = <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/** Does `work` when there is a place for it. @throws what ends `signal`, where that is before */
export function createPlaces(most: number): Places {
  const waiting = new Set<() => void>();
  let left = most;
  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        waiting.delete(go);
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(go);
        reject(signal.reason);
      };
      waiting.add(go);
      signal.addEventListener('abort', leave, { once: true });
    });
  return async (signal, work) => {
    signal.throwIfAborted();
    if (left > 0) left -= 1;
    else await enter(signal);
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) left += 1;
      else next();
    }
  };
}
