import type { Steps } from '../../graph/breathe.ts';
import type { Bits } from '../../index/columns/bits.ts';
import type { NumberColumn, ValueColumn } from '../../index/columns/column.ts';
import type { Subject } from '../../index/columns/field-columns.ts';
import type { Table } from '../../index/columns/segment.ts';
import type { Bounds, Ordered } from '../../index/columns/value-order.ts';
import type { View } from '../../index/view.ts';
import type { Related } from '../plan.ts';
import type { Selected } from './concept-entries.ts';

/** A test as it is put to records of one table by their number. */
export type Filter = { readonly kind: 'everything' | 'nothing' } | EntryFilter | RecordCheck;

/** A filter by the entry of a record. */
export type EntryFilter = {
  readonly kind: 'entries';
  readonly column: ValueColumn;
  readonly selected: Selected;
};

/** A filter by a look at a record. */
export type RecordCheck = {
  readonly kind: 'check';
  readonly passes: (record: number) => boolean;
  /** Where it is about a number: which, and within what. */
  readonly range?: NumberRange;
  /** Patients of whom alone a record can pass, where they are found at once. */
  readonly among?: Bits;
  /** At how many kinds of other records it looks, where it looks at any. */
  readonly looks?: number;
};

/** Bounds of a number by the entry of its unit. */
export type NumberRange = Bounds & { readonly value: NumberColumn; readonly unit: ValueColumn | undefined };

/**
 * What the records of a table must pass, in the order in which it is cheap: `costly` are checks that look at other
 * records. `nothing` passes no record at all.
 */
export type Conjunction = {
  readonly table: Table;
  readonly nothing: boolean;
  readonly entries: readonly EntryFilter[];
  readonly checks: readonly RecordCheck[];
  readonly costly: readonly RecordCheck[];
  readonly ordered?: Ordered | undefined;
};

/** Whose records are tested, and what other records that a test is about must pass. */
export type Tested = {
  readonly subject: Subject;
  readonly table: Table;
  readonly view: View;
  readonly conjunctionOf: (related: Related) => Steps<Conjunction>;
};

/** A filter by entries that knows whether it needs to look at all. */
export function toEntryFilter(column: ValueColumn, selected: Selected): Filter {
  if (!selected.includes(1)) return { kind: 'nothing' };
  return selected.includes(0) ? { kind: 'entries', column, selected } : { kind: 'everything' };
}

/** At how many kinds of other records some checks look together. */
export function looksOf(checks: readonly RecordCheck[]): number {
  return checks.reduce((sum, { looks = 0 }) => sum + looks, 0);
}

/** A filter that says the same of every record. */
export function always(passes: boolean): Filter {
  return { kind: passes ? 'everything' : 'nothing' };
}
