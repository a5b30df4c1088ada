import { untilAborted } from './deadline.ts';

/** Tells one after another what comes at once. */
export type OneByOne<One> = {
  readonly tell: (one: One) => void;
  /** What comes of work once all that it had to tell is told. @throws what telling does, and then at once */
  readonly until: <Result>(work: Promise<Result>) => Promise<Result>;
};

/** Tells in the order in which it comes, each when the one before is told; after a failure nothing more. */
export function oneByOne<One>(tell: (one: One) => Promise<void>): OneByOne<One> {
  const failure = new AbortController();
  let last = Promise.resolve();
  return {
    tell: (one) => {
      last = last.then(() => tell(one));
      last.catch((error: unknown) => failure.abort(error));
    },
    until: async (work) => {
      const result = await untilAborted(failure.signal, work);
      await last;
      return result;
    },
  };
}
