import type { Steps } from '../../graph/breathe.ts';
import { emptyBits, hasBit } from '../../index/columns/bits.ts';
import type { Table } from '../../index/columns/segment.ts';
import { type ComparableDays, comparableDays, timelineAt } from '../../index/timelines.ts';
import { tableOf } from '../../index/view.ts';
import type { Test, WindowTest } from '../plan.ts';
import { type Conjunction, type Filter, looksOf, type Tested } from './filter.ts';
import { passesIn, patientsAtHand } from './matches.ts';
import { isAnyBetween, type MeantDays, meantDays } from './meant-days.ts';

type WindowKind = Extract<Test, { kind: 'window' | 'incomparable' }>;

/** By a window around another record of the patient or the index event, or by days that cannot be compared. */
export function* windowFilter(tested: Tested, test: WindowKind): Steps<Filter> {
  const window = test.kind === 'window' ? test : test.window;
  const around = yield* tested.conjunctionOf(window.of); // once: windows stand in windows
  const looks = 1 + looksOf(around.costly);
  const sides = sidesOf(tested, window, around);
  if (test.kind === 'incomparable') return { kind: 'check', passes: incomparable(sides, window), looks };
  const among = window.zero ? undefined : patientsAtHand(around);
  return { kind: 'check', passes: inside(sides, window), looks, ...(among === undefined ? {} : { among }) };
}

/** The records that a window is put to, and those that it is about. */
type Sides = {
  readonly table: Table;
  readonly own: ComparableDays;
  readonly far: Table;
  readonly other: ComparableDays;
  readonly isMatch: (one: number) => boolean;
  /** Whether both are of one kind: then a record is never near itself. */
  readonly isSame: boolean;
};

const undated: ComparableDays = {
  days: new Int16Array(0),
  precise: emptyBits(0),
  timelines: new Uint8Array(0),
  numbers: new Uint32Array(0),
  fromIndex: new Uint8Array(0),
};

function sidesOf(
  { view, table, subject }: Tested,
  { of, event, anchor }: WindowTest,
  around: Conjunction,
): Sides {
  const far = tableOf(view, of.record);
  return {
    table,
    own: comparableDays(view.segment, table, event) ?? undated,
    far,
    other: comparableDays(view.segment, far, anchor) ?? undated,
    isMatch: passesIn(around),
    isSame: of.record === subject,
  };
}

type Says = (record: number) => boolean;

/** Of a patient with more records they are looked up by their days: else each record would be compared with each. */
const many = 32;

/** Whether a record is in the window. Days are compared first: most others are outside of it. */
function inside(sides: Sides, { from, to, zero }: WindowTest): Says {
  const { table, own, far, other, isMatch, isSame } = sides;
  const { days, precise, timelines, numbers } = other;
  const meantOf = meantByOwner(sides);
  return (record) => {
    const timeline = timelineAt(own, record);
    if (timeline === 0) return false;
    const day = own.days[record] ?? 0;
    if (zero && isFromIndex(own, record)) return day >= from && day <= to;
    const owner = table.owners[record] ?? 0;
    const [start, end] = [far.offsets[owner] ?? 0, far.offsets[owner + 1] ?? 0];
    if (end - start > many) {
      const dated = meantOf(owner).onTimeline.get(timeline) ?? [];
      return isAnyBetween(dated, { low: day - to, high: day - from, except: isSame ? record : undefined });
    }
    for (let one = start; one < end; one += 1) {
      const after = day - (days[one] ?? 0);
      if (after < from || after > to || numbers[timelines[one] ?? 0] !== timeline) continue;
      if (hasBit(precise, one) && !(isSame && one === record) && isMatch(one)) return true;
    }
    return false;
  };
}

/** Whether the days from some record that the window is about, or from the index event, are not known. */
function incomparable(sides: Sides, { zero }: WindowTest): Says {
  const { table, own, other, isMatch, isSame } = sides;
  const meantOf = meantByOwner(sides);
  return (record) => {
    const timeline = timelineAt(own, record);
    if (zero && timeline > 0 && isFromIndex(own, record)) return false;
    const { total, onTimeline } = meantOf(table.owners[record] ?? 0);
    const itself = isSame && isMatch(record) ? 1 : 0;
    const isOwnDated = itself === 1 && timeline > 0 && timelineAt(other, record) === timeline;
    const comparable = (onTimeline.get(timeline)?.length ?? 0) - (isOwnDated ? 1 : 0);
    return zero ? comparable === 0 : comparable < total - itself;
  };
}

/** What is meant of a patient, worked out once for the records that come after one another. */
function meantByOwner({ far, other, isMatch }: Sides): (owner: number) => MeantDays {
  let last: { readonly owner: number; readonly meant: MeantDays } | undefined;
  return (owner) => {
    if (last?.owner === owner) return last.meant;
    const meant = meantDays([far.offsets[owner] ?? 0, far.offsets[owner + 1] ?? 0], other, isMatch);
    last = { owner, meant };
    return meant;
  };
}

/** Whether day 0 of a record's timeline is the index event. */
function isFromIndex({ timelines, fromIndex }: ComparableDays, record: number): boolean {
  return fromIndex[timelines[record] ?? 0] === 1;
}
