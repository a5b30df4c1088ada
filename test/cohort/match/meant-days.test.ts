import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnyBetween, meantDays } from '../../../cohort/match/meant-days.ts';
import { emptyBits, setBit } from '../../../index/columns/bits.ts';
import { timelineAt } from '../../../index/timelines.ts';

const record = fc.record({
  day: fc.integer({ min: -20, max: 20 }),
  isPrecise: fc.boolean(),
  timeline: fc.integer({ min: 0, max: 2 }),
  isMeant: fc.boolean(),
});

type One = { readonly day: number; readonly isPrecise: boolean; readonly timeline: number };

function daysOf(records: readonly One[]) {
  const precise = emptyBits(records.length);
  records.forEach(({ isPrecise }, at) => {
    if (isPrecise) setBit(precise, at);
  });
  return {
    days: Int16Array.from(records, ({ day }) => day),
    precise,
    timelines: Uint8Array.from(records, ({ timeline }) => timeline),
    numbers: Uint32Array.of(0, 1, 2),
    fromIndex: new Uint8Array(3),
  };
}

describe('the days of records that are meant', () => {
  it('find what a look at each of them finds', () => {
    const bound = fc.oneof(fc.integer({ min: -25, max: 25 }), fc.constantFrom(-Infinity, Infinity));
    const asked = fc.record({
      records: fc.array(record, { minLength: 1, maxLength: 60 }),
      low: bound,
      high: bound,
    });
    const property = fc.property(asked, fc.nat(), fc.boolean(), ({ records, low, high }, n, isSelf) => {
      const other = daysOf(records);
      const except = isSelf ? n % records.length : undefined;
      const { total, onTimeline } = meantDays(
        [0, records.length],
        other,
        (one) => records[one]?.isMeant === true,
      );
      expect(total).toBe(records.filter(({ isMeant }) => isMeant).length);
      for (const timeline of [1, 2]) {
        const meant = records.flatMap(({ isMeant, day }, one) =>
          isMeant && timelineAt(other, one) === timeline ? [{ one, day }] : [],
        );
        const dated = onTimeline.get(timeline) ?? [];
        expect(dated.length).toBe(meant.length);
        expect(isAnyBetween(dated, { low, high, except })).toBe(
          meant.some(({ one, day }) => one !== except && day >= low && day <= high),
        );
      }
    });
    fc.assert(property, { numRuns: 2_000, seed: 15 });
  });
});
