import type { NumberColumn, ValueColumn } from '../../index/columns/column.ts';
import { numberAt } from '../../index/columns/number-column.ts';
import { allTexts } from '../../index/columns/texts.ts';
import type { Range } from '../criterion.ts';
import type { Test } from '../plan.ts';
import { always, type Filter, type Tested } from './filter.ts';
import { columnOfProperty } from './text-filter.ts';

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
  return byRange(tested, property, { ranges: [range] });
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

/** Ranges by the entry of the unit; the first alone where no unit is looked at. */
type Ranges = { readonly ranges: readonly (Range | undefined)[]; readonly units?: ValueColumn };

function byRange(tested: Tested, property: string, { ranges, units }: Ranges): Filter {
  const { column } = columnOfProperty(tested, property);
  if (column === undefined) return always(false);
  if (column.kind !== 'numbers') throw new TypeError(`${property} is no number`);
  const least = Float64Array.from(ranges, (range) => (range === undefined ? Number.NaN : leastIn(range)));
  const most = Float64Array.from(ranges, (range) => (range === undefined ? Number.NaN : mostIn(range)));
  const [lowest, highest] = [smallest(least), -smallest(most.map((one) => -one))];
  const { numbers, missing, divisor } = column;
  const entries = units?.entries;
  const passes = (record: number) => {
    const value = numbers[record] ?? missing;
    const number = value / divisor;
    if (value === missing || number < lowest || number > highest) return false;
    const entry = entries === undefined ? 0 : (entries[record] ?? 0);
    return number >= (least[entry] ?? Number.NaN) && number <= (most[entry] ?? Number.NaN);
  };
  return { kind: 'check', passes, range: { value: column, unit: units, least, most } };
}

/** The smallest number, NaN apart: no value below it needs a look at its unit. */
function smallest(numbers: Float64Array): number {
  return numbers.reduce((least, one) => (one < least ? one : least), Number.POSITIVE_INFINITY);
}

function leastIn({ min = Number.NEGATIVE_INFINITY, above }: Range): number {
  return above === undefined ? min : Math.max(min, nextUp(above));
}

function mostIn({ max = Number.POSITIVE_INFINITY, below }: Range): number {
  return below === undefined ? max : Math.min(max, -nextUp(-below));
}

/** The ranges of the units; a property without a unit of its own has only one, for which `only` stands. */
function byUnit(
  { table }: Tested,
  property: string,
  rangeOf: (unit: string | null) => Range | undefined,
  only: Range | undefined,
): Ranges {
  if (property === '') return { ranges: [only] };
  const units = table.columns[property];
  return units?.kind === 'values'
    ? { ranges: unitsOf(units).map(rangeOf), units }
    : { ranges: [rangeOf(null)] };
}

const floats = new Float64Array(1);
const bits = new BigInt64Array(floats.buffer);

/** The least number that is larger: numbers that follow each other have patterns of bits that do. */
function nextUp(n: number): number {
  if (n === 0) return Number.MIN_VALUE;
  floats[0] = n;
  bits[0] = (bits[0] ?? 0n) + (n > 0 ? 1n : -1n);
  return floats[0];
}

/** The unit of each entry. */
export function unitsOf({ parts: [units] }: ValueColumn): readonly (string | null)[] {
  return units === undefined ? [] : allTexts(units);
}
