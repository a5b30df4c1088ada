/** What a hub says again as long as it is out: a message can be lost, and an answer. */
export type Repetitions = {
  /** Says something to a site from time to time, until what comes back is called. */
  readonly begin: (site: string, say: () => void) => () => void;
  /** Says all again that is out, or what is out to one site: it was away. */
  readonly again: (site?: string) => void;
};

/** Each time it is waited twice as long: where all is slow, repetitions would make it slower. */
const firstMs = 3_000;

/** The repetitions of a hub. Sites remember questions, so that it costs them nothing to be asked again. */
export function createRepetitions(): Repetitions {
  const out = new Map<() => void, string>();
  return {
    begin: (site, say) => {
      out.set(say, site);
      const stop = everMoreSeldom(say, firstMs);
      return () => {
        stop();
        out.delete(say);
      };
    },
    again: (site) => {
      for (const [say, to] of out) if (site === undefined || site === to) say();
    },
  };
}

/** Does something after so many ms, and then each time after twice as many, until it is stopped. */
function everMoreSeldom(work: () => void, ms: number): () => void {
  let timer = setTimeout(next, ms, 2 * ms);
  function next(afterMs: number): void {
    work();
    timer = setTimeout(next, afterMs, 2 * afterMs);
  }
  return () => clearTimeout(timer);
}
