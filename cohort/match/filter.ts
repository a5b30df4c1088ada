import type { Bits } from '../../index/columns/bits.ts';
import type { NumberColumn, ValueColumn } from '../../index/columns/column.ts';
import type { Subject } from '../../index/columns/field-columns.ts';
import type { Table } from '../../index/columns/segment.ts';
import type { Bounds } from '../../index/columns/value-order.ts';
import type { View } from '../../index/view.ts';
import type { Test } from '../plan.ts';
import { ageFilter } from './age-filter.ts';
import { type Selected, selectConcepts } from './concept-entries.ts';
import { idsFilter } from './ids-filter.ts';
import { linkedFilter } from './linked-filter.ts';
import { numberFilter, quantityFilter, unitFilter } from './number-filter.ts';
import { presenceFilter } from './presence-filter.ts';
import { exactFilter, textFilter } from './text-filter.ts';
import { windowFilter } from './window-filter.ts';

/** A test as it is put to records of one table by their number. */
export type Filter =
  | { readonly kind: 'everything' | 'nothing' }
  | { readonly kind: 'entries'; readonly column: ValueColumn; readonly selected: Selected }
  | {
      readonly kind: 'check';
      readonly passes: (record: number) => boolean;
      /** Where it is about a number: which, and within what. */
      readonly range?: NumberRange;
      /** Patients of whom alone a record can pass, where they are found at once. */
      readonly among?: Bits;
    };

/** Bounds of a number by the entry of its unit. */
export type NumberRange = Bounds & { readonly value: NumberColumn; readonly unit: ValueColumn | undefined };

/** Whose records are tested. */
export type Tested = { readonly subject: Subject; readonly table: Table; readonly view: View };

/** The filter of a test. */
export function filterOf(test: Test, tested: Tested): Filter {
  switch (test.kind) {
    case 'concepts': {
      const column = tested.table.columns[test.field];
      if (column?.kind !== 'values') return { kind: 'nothing' };
      return toFilter(column, selectConcepts(column, test.set, tested.view.terminology));
    }
    case 'text': {
      const absent = test.absent?.toLowerCase() ?? '';
      return textFilter(tested, test.property, (text) => test.values.includes(text ?? absent));
    }
    case 'contains':
      return textFilter(tested, test.property, (text) => text?.includes(test.text) ?? false);
    case 'flag':
      return textFilter(tested, test.property, (text) => text === String(test.value));
    case 'oneOf':
      return exactFilter(tested, test.property, (text) => test.values.includes(text));
    case 'file':
      return exactFilter(tested, 'file', (text) => isNamed(text, test.names));
    case 'present':
      return presenceFilter(tested, test.property, test.present);
    case 'range':
      return numberFilter(tested, test.property, test.range);
    case 'quantity':
      return quantityFilter(tested, test);
    case 'units':
      return unitFilter(tested, test);
    case 'age':
    case 'undated':
      return ageFilter(tested, test);
    case 'ids':
      return idsFilter(tested, test.values);
    case 'window':
    case 'undecided':
    case 'possible':
      return windowFilter(tested, test);
    case 'linked':
      return linkedFilter(tested, test);
  }
}

/** Whether a path, or the last part of it, is one of these. */
function isNamed(path: string, names: readonly string[]): boolean {
  return names.includes(path) || names.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** A filter by entries that knows whether it needs to look at all. */
export function toFilter(column: ValueColumn, selected: Selected): Filter {
  if (!selected.includes(1)) return { kind: 'nothing' };
  return selected.includes(0) ? { kind: 'entries', column, selected } : { kind: 'everything' };
}

/** A filter that says the same of every record. */
export function always(passes: boolean): Filter {
  return { kind: passes ? 'everything' : 'nothing' };
}
