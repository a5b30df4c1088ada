import type { Path } from '../../ontology/errors.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { convert, unitFault } from '../../ontology/units.ts';
import type { FieldTest, Range } from '../criterion.ts';
import { occurringUnits } from '../match/occurring.ts';
import type { Test, UnitRange } from '../plan.ts';
import { decided, openWhere, type ResolvedTest } from './combine.ts';
import type { Resolution } from './resolution.ts';

type QuantityTest = Extract<FieldTest, { test: 'quantity' }>;

/** Converts the bounds once for each unit that occurs among the records that pass the other tests; other units leave it open. */
export function resolveQuantity(
  test: QuantityTest,
  { record, others }: { readonly record: RecordType; readonly others: readonly Test[] },
  resolution: Resolution,
  path: Path,
): ResolvedTest {
  const { faults } = resolution;
  const at = [...path, test.key];
  const model = modelOf(record).fields[test.field];
  if (model?.kind !== 'quantity') throw new TypeError(`${test.field} is no quantity`);
  const property = 'property' in model.unit ? model.unit.property : '';
  const nothing = decided({ kind: 'quantity', property: test.field, unit: property, ranges: [] });
  const fault = test.unit === undefined ? undefined : unitFault(test.unit);
  if (fault !== undefined) {
    faults.add([...at, 'unit'], fault, 'UNKNOWN_UNIT');
    return nothing;
  }
  if (test.unit === undefined && resolution.isWithheld && 'property' in model.unit) {
    faults.add(
      at,
      'needs a unit where numbers are withheld: which units there are is not told',
      'NOT_EVALUABLE',
    );
    return nothing;
  }
  const units =
    'ucum' in model.unit
      ? [model.unit.ucum]
      : occurringUnits({ record, tests: others }, { field: test.field, unit: property }, resolution.views);
  if (test.unit === undefined && units.length > 1) {
    const listed = units.map((unit) => unit ?? 'none').join(', ');
    faults.add(
      at,
      `values come in several units (${listed}); name the test more closely or give a unit`,
      'NOT_EVALUABLE',
    );
    return nothing;
  }
  return decide(test, { property, units }, at);
}

type Occurring = { readonly property: string; readonly units: readonly (string | null)[] };

function decide(test: QuantityTest, { property, units }: Occurring, path: Path): ResolvedTest {
  const converted = units.map((unit) => ({ unit, range: rangeIn(test, unit) }));
  const ranges = converted.flatMap(({ unit, range }): UnitRange[] =>
    range === undefined ? [] : [{ unit, range }],
  );
  const open = converted.flatMap(({ unit, range }) => (range === undefined ? [unit] : []));
  const within: Test = { kind: 'quantity', property: test.field, unit: property, ranges };
  if (open.length === 0) return decided(within);
  const left: Test = { kind: 'units', property: test.field, unit: property, units: open };
  const listed = open.map((unit) => unit ?? 'none').join(', ');
  const reason = `the value is in a unit that cannot be converted to ${test.unit} (${listed})`;
  return openWhere(within, left, { path, reason });
}

/** The bounds in `unit`; undefined where they cannot be said in it. */
function rangeIn({ range, unit: asked }: QuantityTest, unit: string | null): Range | undefined {
  if (asked === undefined) return range;
  if (unit === null) return undefined;
  const entries = Object.entries(range).map(
    ([bound, value]) => [bound, convert(value, asked, unit)] as const,
  );
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}
