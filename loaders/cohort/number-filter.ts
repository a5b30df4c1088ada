import type { NumberColumn, ValueColumn } from '../segment/column.ts';
import { numberAt } from '../segment/number-column.ts';
import { allTexts } from '../segment/texts.ts';
import type { Range } from './criterion.ts';
import { always, type Filter, type Tested } from './filter.ts';
import type { Test } from './plan.ts';
import { columnOf } from './text-filter.ts';

/** Whether a record has a number. */
export function isKnownNumber(column: NumberColumn, record: number): boolean {
  return !Number.isNaN(numberAt(column, record));
}

/** Whether a number lies in a range; NaN lies in none. */
export function isIn(value: number, { min, max, above, below }: Range): boolean {
  return (
    !Number.isNaN(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below)
  );
}

/** By a number. */
export function numberFilter(tested: Tested, property: string, range: Range): Filter {
  return byRange(tested, property, () => range);
}

/** By a number in the range of its unit. */
export function quantityFilter(tested: Tested, test: Extract<Test, { kind: 'quantity' }>): Filter {
  const rangeOf = (unit: string | null) => test.ranges.find((one) => one.unit === unit)?.range;
  return byRange(tested, test.property, byUnit(tested, test.unit, rangeOf, test.ranges[0]?.range));
}

/** By a number in one of these units. */
export function unitFilter(tested: Tested, test: Extract<Test, { kind: 'units' }>): Filter {
  const rangeOf = (unit: string | null) => (test.units.includes(unit) ? {} : undefined);
  return byRange(tested, test.property, byUnit(tested, test.unit, rangeOf, {}));
}

function byRange(tested: Tested, property: string, rangeOf: (record: number) => Range | undefined): Filter {
  const { column } = columnOf(tested, property);
  if (column === undefined) return always(false);
  if (column.kind !== 'numbers') throw new TypeError(`${property} is no number`);
  const passes = (record: number) => {
    const range = rangeOf(record);
    return range !== undefined && isIn(numberAt(column, record), range);
  };
  return { kind: 'check', passes };
}

/** The range of the unit that a record has; a property without a unit of its own has only one, for which `only` stands. */
function byUnit(
  { table }: Tested,
  property: string,
  rangeOf: (unit: string | null) => Range | undefined,
  only: Range | undefined,
): (record: number) => Range | undefined {
  if (property === '') return () => only;
  const column = table.columns[property];
  if (column?.kind !== 'values') return () => rangeOf(null);
  const ranges = unitsOf(column).map(rangeOf);
  return (record) => ranges[column.entries[record] ?? 0];
}

/** The unit of each entry. */
export function unitsOf({ parts: [units] }: ValueColumn): readonly (string | null)[] {
  return units === undefined ? [] : allTexts(units);
}
