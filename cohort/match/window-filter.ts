import type { Steps } from '../../graph/breathe.ts';
import { emptyBits, hasBit } from '../../index/columns/bits.ts';
import type { Table } from '../../index/columns/segment.ts';
import { type ComparableDays, comparableDays, timelineAt } from '../../index/timelines.ts';
import { tableOf } from '../../index/view.ts';
import type { Test, WindowTest } from '../plan.ts';
import { type Conjunction, type Filter, looksOf, type Tested } from './filter.ts';
import { passesIn, patientsAtHand } from './matches.ts';

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
  /** Whether record `one` of the others is meant, for a record. */
  readonly isMeant: (one: number, record: number) => boolean;
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
  const isMatch = passesIn(around);
  return {
    table,
    own: comparableDays(view.segment, table, event) ?? undated,
    far,
    other: comparableDays(view.segment, far, anchor) ?? undated,
    isMeant: of.record === subject ? (one, record) => one !== record && isMatch(one) : isMatch,
  };
}

type Says = (record: number) => boolean;

/** Whether a record is in the window. Days are compared first: most others are outside of it. */
function inside({ table, own, far, other, isMeant }: Sides, { from, to, zero }: WindowTest): Says {
  const { days, precise, timelines, numbers } = other;
  return (record) => {
    const timeline = timelineAt(own, record);
    if (timeline === 0) return false;
    const day = own.days[record] ?? 0;
    if (zero && isFromIndex(own, record)) return day >= from && day <= to;
    const owner = table.owners[record] ?? 0;
    const end = far.offsets[owner + 1] ?? 0;
    for (let one = far.offsets[owner] ?? 0; one < end; one += 1) {
      const after = day - (days[one] ?? 0);
      if (after < from || after > to || numbers[timelines[one] ?? 0] !== timeline) continue;
      if (hasBit(precise, one) && isMeant(one, record)) return true;
    }
    return false;
  };
}

/** Whether the days from some record that the window is about, or from the index event, are not known. */
function incomparable({ table, own, far, other, isMeant }: Sides, { zero }: WindowTest): Says {
  return (record) => {
    const timeline = timelineAt(own, record);
    if (zero && timeline > 0 && isFromIndex(own, record)) return false;
    const owner = table.owners[record] ?? 0;
    const end = far.offsets[owner + 1] ?? 0;
    let comparable = 0;
    let others = 0;
    for (let one = far.offsets[owner] ?? 0; one < end; one += 1) {
      if (!isMeant(one, record)) continue;
      others += 1;
      if (timeline > 0 && timelineAt(other, one) === timeline) comparable += 1;
    }
    return zero ? comparable === 0 : comparable < others;
  };
}

/** Whether day 0 of a record's timeline is the index event. */
function isFromIndex({ timelines, fromIndex }: ComparableDays, record: number): boolean {
  return fromIndex[timelines[record] ?? 0] === 1;
}
