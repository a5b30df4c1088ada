import { atOnce, type Steps } from '../../graph/breathe.ts';
import { type Bits, hasBit } from '../../index/columns/bits.ts';
import type { Table } from '../../index/columns/segment.ts';
import { orderedIn } from '../../index/columns/value-order.ts';
import { datasetsInScope, tableOf, type View } from '../../index/view.ts';
import type { Related, Test } from '../plan.ts';
import { findPassing, toConjunction } from './conjunction.ts';
import { type Conjunction, type Filter, toEntryFilter } from './filter.ts';
import { patientsIn, recordsIn } from './matches.ts';
import { testFilter } from './test-filter.ts';

/** What records of a type in scope must pass. */
export function conjunctionOf(view: View): (related: Related) => Conjunction {
  const ofRelated = ({ record, tests }: Related): Conjunction => {
    const table = tableOf(view, record);
    const tested = { subject: record, table, view, conjunctionOf: ofRelated };
    const filters = (some: readonly Test[]) => some.map((test) => testFilter(test, tested));
    const near = [...scopeFilter(view, table), ...filters(tests.filter((test) => !looksElsewhere(test)))];
    return {
      ...toConjunction(table, near, filters(tests.filter(looksElsewhere))),
      ordered: orderedIn(record, table.columns),
    };
  };
  return ofRelated;
}

/** Whether a test looks at other records. */
function looksElsewhere(test: Test): boolean {
  if (test.kind === 'any') return test.of.some(looksElsewhere);
  if (test.kind === 'not') return looksElsewhere(test.of);
  return ['window', 'incomparable', 'linked'].includes(test.kind);
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
  atOnce(findPassing(conjunctionOf(view)(related), isLast));
}

/** Patients who have a record in scope that passes all tests. */
export function patientsWith(view: View, related: Related): Steps<Bits> {
  return patientsIn(conjunctionOf(view)(related));
}

/** Patients who have one of some records, and that passes all tests. */
export function patientsAmong(view: View, related: Related, records: Bits): Steps<Bits> {
  const conjunction = conjunctionOf(view)(related);
  const isAmong = { kind: 'check', passes: (record: number) => hasBit(records, record) } as const;
  return patientsIn({ ...conjunction, checks: [isAmong, ...conjunction.checks] });
}

/** Records in scope that pass all tests. */
export function matchingRecords(view: View, related: Related): Steps<Bits> {
  return recordsIn(conjunctionOf(view)(related));
}
