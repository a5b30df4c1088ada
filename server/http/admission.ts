/** Lets so many in at once; the others wait in the order they came. */
export type Admission = {
  /** Resolves when there is a place, which `leave` gives back. */
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
};

export function createAdmission(places: number): Admission {
  const waiting: (() => void)[] = [];
  let left = places;
  return {
    enter: () => {
      if (left === 0) return new Promise((resolve) => waiting.push(resolve));
      left -= 1;
      return Promise.resolve();
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) left += 1;
      else next();
    },
  };
}
