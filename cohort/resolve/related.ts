import type { Path } from '../../ontology/errors.ts';
import type { RecordType } from '../../ontology/records.ts';
import { indexEvent } from '../../ontology/roles.ts';
import { criterionKey, type FieldTest, type RecordCriterion, type Window } from '../criterion.ts';
import { linksForWay } from '../links.ts';
import { isDecidable } from '../match/occurring.ts';
import type { OpenTest, RecordPlan, Related, Test, WindowTest } from '../plan.ts';
import type { Resolution } from './resolution.ts';

/** A test in the terms of this graph, and the records that it leaves open. */
export type ResolvedTest = { readonly test: Test; readonly open: readonly OpenTest[] };

/** The record that a test is about, the other tests it passes, and what resolves the record that it is tied to. */
export type Beside = {
  readonly record: RecordType;
  readonly others: readonly Test[];
  readonly resolveRelated: (criterion: RecordCriterion, path: Path) => RecordPlan;
};

/** A link to another record; what leaves that one open leaves this one open. */
export function resolveLinked(
  { way, of, path }: Extract<FieldTest, { test: 'linked' }>,
  { record, others, resolveRelated }: Beside,
): ResolvedTest {
  const plan = resolveRelated(of, way.kind === 'any' ? [...path, criterionKey(of)] : path);
  const links = linksForWay(way, record, of.record);
  const linkedTo = (tests: Related['tests']): Test => ({
    kind: 'linked',
    links,
    of: { record: of.record, tests },
  });
  return {
    test: linkedTo(plan.tests),
    open: plan.open.map((open) => ({ ...open, tests: [...others, linkedTo(open.tests)] })),
  };
}

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
  { record, others, resolveRelated }: Beside,
  { views, faults }: Resolution,
): ResolvedTest & { readonly test: WindowTest } {
  const { tests, open } =
    window.of === undefined
      ? startOfIndexEvent
      : resolveRelated(window.of, [...path, 'of', criterionKey(window.of)]);
  const test = toTest(window, tests);
  const own = { related: { record, tests: others }, end: test.event };
  const decided = tests.filter(({ kind }) => kind !== 'window');
  const other = { related: { record: test.of.record, tests: decided }, end: test.anchor };
  if (!isDecidable(own, other, test.zero, views))
    faults.add(
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

/** The index event is where the record that is the index event starts. */
const startOfIndexEvent = {
  tests: [{ kind: 'flag', property: indexEvent.flag, value: true }],
  open: [],
} as const;

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
