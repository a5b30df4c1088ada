import type { Test } from '../plan.ts';
import { ageFilter } from './age-filter.ts';
import { eitherFilter, oppositeFilter } from './compound-filter.ts';
import { selectConcepts } from './concept-entries.ts';
import { type Filter, type Tested, toEntryFilter } from './filter.ts';
import { idsFilter } from './ids-filter.ts';
import { numberFilter, quantityFilter, unitFilter } from './number-filter.ts';
import { presenceFilter } from './presence-filter.ts';
import { exactFilter, textFilter } from './text-filter.ts';

/** The filter of a test that looks at no other records. */
export function testFilter(test: Test, tested: Tested): Filter {
  switch (test.kind) {
    case 'concepts': {
      const column = tested.table.columns[test.field];
      if (column?.kind !== 'values') return { kind: 'nothing' };
      return toEntryFilter(column, selectConcepts(column, test.set, tested.view.terminology));
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
    case 'any':
      return eitherFilter(test.of.map((one) => testFilter(one, tested)));
    case 'not':
      return oppositeFilter(testFilter(test.of, tested));
    case 'window':
    case 'incomparable':
    case 'linked':
      throw new TypeError(`${test.kind} looks at other records`);
  }
}

/** Whether a path, or the last part of it, is one of these. */
function isNamed(path: string, names: readonly string[]): boolean {
  return names.includes(path) || names.includes(path.slice(path.lastIndexOf('/') + 1));
}
