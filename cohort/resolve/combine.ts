import type { OpenPart, Test, Tests } from '../plan.ts';

/**
 * A test in the terms of this graph. `possible` holds where it does and where it might; `open` are the parts of it that
 * cannot be decided, each with what holds where it is the one that leaves the test open.
 */
export type ResolvedTest = {
  readonly test: Test;
  readonly possible: Test;
  readonly open: readonly OpenTest[];
};

/** What leaves a test open, before it is combined with others. */
export type OpenTest = Omit<OpenPart, 'own'>;

/** A test that is always decided. */
export function decided(test: Test): ResolvedTest {
  return { test, possible: test, open: [] };
}

/** A test that `unknown` leaves open, which excludes it. */
export function openWhere(test: Test, unknown: Test, part: Omit<OpenTest, 'tests'>): ResolvedTest {
  return {
    test,
    possible: { kind: 'any', of: [test, unknown] },
    open: [{ ...part, tests: [unknown] }],
  };
}

/** Tests of one thing together: what one of them leaves open, none of the others may rule out. */
export function combine(resolved: readonly ResolvedTest[]): Tests {
  const tests = resolved.map(({ test }) => test);
  const parts = resolved.flatMap(({ open }, at) => {
    const others = resolved.filter((_, other) => other !== at).map(({ possible }) => possible);
    return open.map((part) => ({ ...part, own: part.tests, tests: [...others, ...part.tests] }));
  });
  if (parts.length === 0) return { tests };
  return { tests, open: { possible: resolved.map(({ possible }) => possible), parts } };
}
