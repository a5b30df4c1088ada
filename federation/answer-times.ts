/** How long a site took to answer. */
export type AnswerTimes = {
  readonly add: (ms: number) => void;
  /** Half of the last answers took no longer; null before the first. Milliseconds. */
  readonly median: () => number | null;
};

/** Answers that are looked at. */
const most = 100;

/** Nothing is known yet. */
export function createAnswerTimes(): AnswerTimes {
  let last: readonly number[] = [];
  return {
    add: (ms) => {
      last = [...last.slice(1 - most), ms];
    },
    median: () => {
      const middle = last.toSorted((a, b) => a - b)[Math.floor((last.length - 1) / 2)];
      return middle === undefined ? null : Math.round(middle);
    },
  };
}
