import type { Path } from '../../ontology/errors.ts';
import { indexEvent } from '../../ontology/roles.ts';
import type { FieldTest, Window } from '../criterion.ts';
import { isDecidable } from '../match/occurring.ts';
import type { OpenTest, Test, WindowTest } from '../plan.ts';
import type { Beside } from './linked.ts';
import type { ResolvedTest } from './records.ts';
import { criterionKey, resolveRelated } from './related.ts';
import type { Resolution } from './resolution.ts';

type AskedWindow = Extract<FieldTest, { test: 'window' }>;

/**
 * Windows of one record in the terms of this graph. One that nobody could decide is a fault. A record that another
 * window rules out is not left open.
 */
export function resolveWindows(
  windows: readonly AskedWindow[],
  beside: Beside,
  resolution: Resolution,
): readonly ResolvedTest[] {
  const resolved = windows.map((window) => resolveWindow(window, beside, resolution));
  return resolved.map(({ test, open }, at) => {
    const possible = resolved
      .filter((_, other) => other !== at)
      .map((other): Test => ({ kind: 'possible', window: other.test }));
    return { test, open: open.map((left) => ({ ...left, tests: [...left.tests, ...possible] })) };
  });
}

function resolveWindow(
  { path, window }: AskedWindow,
  { record, others }: Beside,
  resolution: Resolution,
): ResolvedTest & { readonly test: WindowTest } {
  const { tests, open } = relatedOf(window, resolution, path);
  const test = toTest(window, tests);
  const own = { related: { record, tests: others }, end: test.event };
  const decided = tests.filter(({ kind }) => kind !== 'window');
  const other = { related: { record: test.of.record, tests: decided }, end: test.anchor };
  if (!isDecidable(own, other, test.zero, resolution.views))
    resolution.faults.add(
      path,
      'can be decided for nobody: the dates are not known to the day or stand on different timelines',
      'NOT_EVALUABLE',
    );
  const undecided: OpenTest = {
    path,
    reason: 'the dates are not known to the day or stand on different timelines',
    tests: [...others, { kind: 'undecided', window: test }],
  };
  const further = open.map((left) => ({
    ...left,
    tests: [...others, { ...test, of: { ...test.of, tests: left.tests } }],
  }));
  return { test, open: [undecided, ...further] };
}

/** What the record is compared with: the index event is where the record that is the index event starts. */
function relatedOf({ of }: Window, resolution: Resolution, path: Path) {
  if (of !== undefined) return resolveRelated(of, resolution, [...path, 'of', criterionKey(of)]);
  return { tests: [{ kind: 'flag', property: indexEvent.flag, value: true }] as const, open: [] };
}

function toTest({ of, event, anchor, fromDays, toDays }: Window, tests: readonly Test[]): WindowTest {
  return {
    kind: 'window',
    of: { record: of?.record ?? indexEvent.record, tests },
    event,
    anchor: of === undefined ? 'start' : anchor,
    from: fromDays ?? Number.NEGATIVE_INFINITY,
    to: toDays ?? Number.POSITIVE_INFINITY,
    zero: of === undefined,
  };
}
