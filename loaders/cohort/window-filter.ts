import { hasBit } from '../segment/bits.ts';
import { type ComparableDays, comparableDays } from './clock.ts';
import type { Filter, Tested } from './filter.ts';
import { matchingRecords } from './match.ts';
import type { Test, WindowTest } from './plan.ts';
import { tableOf } from './view.ts';

/** What is known of a record and a window: that it is in it, that it is not, or that some days cannot be compared. */
type Verdict = 'in' | 'out' | 'undecided';

type WindowKind = Extract<Test, { kind: 'window' | 'undecided' | 'possible' }>;

/** By a window around another record of the patient or the index event, or by its being undecided. */
export function windowFilter(tested: Tested, test: WindowKind): Filter {
  const wanted = verdictsOf(test.kind);
  const verdictOf = judge(tested, test.kind === 'window' ? test : test.window);
  return { kind: 'check', passes: (record) => wanted.includes(verdictOf(record)) };
}

function verdictsOf(kind: WindowKind['kind']): readonly Verdict[] {
  switch (kind) {
    case 'window':
      return ['in'];
    case 'undecided':
      return ['undecided'];
    case 'possible':
      return ['in', 'undecided'];
  }
}

const undated: ComparableDays = { clockAt: () => 0, dayAt: () => 0, isFromIndex: () => false };

function judge({ view, table, subject }: Tested, window: WindowTest): (record: number) => Verdict {
  const { of, from, to, zero } = window;
  const far = tableOf(view, of.record);
  const { offsets } = far;
  const matches = matchingRecords(view, of);
  const alike = of.record === subject;
  const own = comparableDays(view.segment, table, window.event) ?? undated;
  const other = comparableDays(view.segment, far, window.anchor) ?? undated;
  return (record) => {
    const clock = own.clockAt(record);
    const day = own.dayAt(record);
    if (zero && clock > 0 && own.isFromIndex(record)) return day >= from && day <= to ? 'in' : 'out';
    const owner = table.owners[record] ?? 0;
    const end = offsets[owner + 1] ?? 0;
    let comparable = 0;
    let others = 0;
    for (let one = offsets[owner] ?? 0; one < end; one += 1) {
      if (!hasBit(matches, one) || (alike && one === record)) continue;
      others += 1;
      if (clock === 0) continue;
      if (other.clockAt(one) !== clock) continue;
      const days = day - other.dayAt(one);
      if (days >= from && days <= to) return 'in';
      comparable += 1;
    }
    const decided = zero ? comparable > 0 : comparable === others;
    return decided ? 'out' : 'undecided';
  };
}
