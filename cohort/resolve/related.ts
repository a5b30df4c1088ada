import type { View } from '../../index/view.ts';
import type { Path } from '../../ontology/errors.ts';
import type { RecordType } from '../../ontology/records.ts';
import { indexEvent } from '../../ontology/roles.ts';
import { criterionKey, type FieldTest, type RecordCriterion, type Window } from '../criterion.ts';
import { linksForWay } from '../links.ts';
import { isDecidable } from '../match/occurring.ts';
import type { Open, RecordPlan, Related, Test, Tests, WindowTest } from '../plan.ts';
import type { OpenTest, ResolvedTest } from './combine.ts';
import type { Resolution } from './resolution.ts';

/** Resolves the record that another one is tied to. */
export type ResolveRelated = (criterion: RecordCriterion, path: Path) => Promise<RecordPlan>;

/** The record that a test is about, the other tests it passes, and what resolves the record that it is tied to. */
export type Beside = {
  readonly record: RecordType;
  readonly others: readonly Test[];
  readonly resolveRelated: ResolveRelated;
};

/** A link to another record; what leaves that one open leaves this one open, unless it leads to one that passes, too. */
export async function resolveLinked(
  { way, of, path }: Extract<FieldTest, { test: 'linked' }>,
  record: RecordType,
  resolveRelated: ResolveRelated,
): Promise<ResolvedTest> {
  const plan = await resolveRelated(of, way.kind === 'any' ? [...path, criterionKey(of)] : path);
  const links = linksForWay(way, record, of.record);
  const linkedTo = (tests: Related['tests']): Test => ({
    kind: 'linked',
    links,
    of: { record: of.record, tests },
  });
  const test = linkedTo(plan.tests);
  return {
    test,
    possible: linkedTo(plan.open?.possible ?? plan.tests),
    open: openParts(plan.open, test, (tests) => [linkedTo(tests)]),
  };
}

/** What leaves a related record open, as what leaves the record open that is tied to it. */
function openParts(
  open: Open | undefined,
  test: Test,
  tieTo: (tests: Related['tests']) => readonly Test[],
): readonly OpenTest[] {
  const failing: Test = { kind: 'not', of: test };
  return (open?.parts ?? []).map((part) => ({ ...part, tests: [...tieTo(part.tests), failing] }));
}

/**
 * A window in the terms of this graph. It is open where no record is in it, and one that it is about, or that might be, has
 * a day that cannot be compared, or where one that might be is in it. A window that nobody could decide is a fault.
 */
export async function resolveWindow(
  { path, window }: Extract<FieldTest, { test: 'window' }>,
  { record, others, resolveRelated }: Beside,
  { views, faults, isWithheld = false }: Resolution,
): Promise<ResolvedTest> {
  const { tests, open }: Tests =
    window.of === undefined
      ? startOfIndexEvent
      : await resolveRelated(window.of, [...path, 'of', criterionKey(window.of)]);
  const around = (some: readonly Test[]) => toTest(window, some);
  const perhapsIn = (some: readonly Test[]): Test => {
    const one = around(some);
    return { kind: 'any', of: [one, { kind: 'incomparable', window: one }] };
  };
  const test = around(tests);
  if (!isWithheld && !isPossible(test, { record, tests: others }, views))
    faults.add(path, `can be decided for nobody: ${apart}`, 'NOT_EVALUABLE');
  const possible = open?.possible ?? tests;
  const undecided: OpenTest = {
    path,
    reason: apart,
    tests: [
      { kind: 'incomparable', window: around(possible) },
      { kind: 'not', of: test },
    ],
  };
  return {
    test,
    possible: perhapsIn(possible),
    open: [undecided, ...openParts(open, test, (some) => [perhapsIn(some)])],
  };
}

const apart = 'the dates are not known to the day or stand on different timelines';

/** Whether a window around what is certainly meant can be decided for any record. */
function isPossible(test: WindowTest, related: Related, views: readonly View[]): boolean {
  const known = test.of.tests.filter(({ kind }) => kind !== 'window');
  const other = { related: { record: test.of.record, tests: known }, end: test.anchor };
  return isDecidable({ related, end: test.event }, other, test.zero, views);
}

/** The index event is where the record that is the index event starts. */
const startOfIndexEvent = {
  tests: [{ kind: 'flag', property: indexEvent.flag, value: true }],
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
