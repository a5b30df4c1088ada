import { atOnce, type Steps } from '../../graph/breathe.ts';
import { type Bits, hasBit } from '../../index/columns/bits.ts';
import type { Table } from '../../index/columns/segment.ts';
import { orderedIn } from '../../index/columns/value-order.ts';
import { datasetsInScope, tableOf, type View } from '../../index/view.ts';
import type { Related } from '../plan.ts';
import { findPassing, toConjunction } from './conjunction.ts';
import { farFilter, looksElsewhere } from './far-filter.ts';
import { type Conjunction, type Filter, type Tested, toEntryFilter } from './filter.ts';
import { patientsIn, recordsIn } from './matches.ts';
import { testFilter } from './test-filter.ts';

/** What records of a type in scope must pass. */
export function conjunctionOf(view: View): Tested['conjunctionOf'] {
  function* ofRelated({ record, tests }: Related): Steps<Conjunction> {
    const table = tableOf(view, record);
    const tested = { subject: record, table, view, conjunctionOf: ofRelated };
    const near = tests.filter((test) => !looksElsewhere(test)).map((test) => testFilter(test, tested));
    const far: Filter[] = [];
    for (const test of tests.filter(looksElsewhere)) {
      far.push(yield* farFilter(test, tested));
      yield;
    }
    return {
      ...toConjunction(table, [...scopeFilter(view, table), ...near], far),
      ordered: orderedIn(record, table.columns),
    };
  }
  return ofRelated;
}

function scopeFilter(view: View, table: Table): readonly Filter[] {
  const selected = datasetsInScope(view, table);
  const column = table.columns.dataset;
  return selected === undefined || column?.kind !== 'values' ? [] : [toEntryFilter(column, selected)];
}

/** Calls `visit` for each record in scope that passes all tests, in no order. For tests that look at no other records. */
export function eachMatch(view: View, related: Related, visit: (record: number) => void): void {
  findMatch(view, related, (record) => {
    visit(record);
    return false;
  });
}

/** Calls `isLast` for each record in scope that passes all tests, until one is; in no order. */
export function findMatch(view: View, related: Related, isLast: (record: number) => boolean): void {
  atOnce(findPassing(atOnce(conjunctionOf(view)(related)), isLast));
}

/** Patients who have a record in scope that passes all tests. */
export function* patientsWith(view: View, related: Related): Steps<Bits> {
  return yield* patientsIn(yield* conjunctionOf(view)(related));
}

/** Patients who have one of some records, and that passes all tests. */
export function* patientsAmong(view: View, related: Related, records: Bits): Steps<Bits> {
  const conjunction = yield* conjunctionOf(view)(related);
  const isAmong = { kind: 'check', passes: (record: number) => hasBit(records, record) } as const;
  return yield* patientsIn({ ...conjunction, checks: [isAmong, ...conjunction.checks] });
}

/** Records in scope that pass all tests. */
export function* matchingRecords(view: View, related: Related): Steps<Bits> {
  return yield* recordsIn(yield* conjunctionOf(view)(related));
}
