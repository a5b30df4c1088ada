import { type ComparableDays, timelineAt } from '../../index/timelines.ts';
import { firstWhere } from '../../terminology/numbers.ts';

/** Records of one patient that a window is about: how many there are, and by timeline those with a day, in the order of the days. */
export type MeantDays = {
  readonly total: number;
  readonly onTimeline: ReadonlyMap<number, readonly Dated[]>;
};

type Dated = { readonly record: number; readonly day: number };

/** The records from `start` to `end` that a window is about. */
export function meantDays(
  [start, end]: readonly [start: number, end: number],
  other: ComparableDays,
  isMeant: (record: number) => boolean,
): MeantDays {
  const onTimeline = new Map<number, Dated[]>();
  let total = 0;
  for (let record = start; record < end; record += 1) {
    if (!isMeant(record)) continue;
    total += 1;
    const timeline = timelineAt(other, record);
    if (timeline === 0) continue;
    const known = onTimeline.get(timeline) ?? [];
    onTimeline.set(timeline, known);
    known.push({ record, day: other.days[record] ?? 0 });
  }
  for (const dated of onTimeline.values()) dated.sort((one, another) => one.day - another.day);
  return { total, onTimeline };
}

/** Whether some record but `except` lies on days from `low` to `high`, both included. */
export function isAnyBetween(
  dated: readonly Dated[],
  { low, high, except }: { readonly low: number; readonly high: number; readonly except: number | undefined },
): boolean {
  const start = firstWhere(0, dated.length, (at) => (dated[at]?.day ?? 0) >= low);
  for (let at = start; at < dated.length; at += 1) {
    const one = dated[at];
    if (one === undefined || one.day > high) return false;
    if (one.record !== except) return true;
  }
  return false;
}
