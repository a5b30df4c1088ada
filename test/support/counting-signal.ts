/** Tells how often work has asked whether to go on, and answers that it is to end from the time after `most` on. */
export type CountingSignal = { readonly signal: AbortSignal; readonly asked: () => number };

export function countingSignal(most = Number.POSITIVE_INFINITY): CountingSignal {
  const { signal } = new AbortController();
  let asked = 0;
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      asked += 1;
      return asked > most;
    },
  });
  return { signal, asked: () => asked };
}
