import type { Plan, Test } from '../../cohort/plan.ts';
import type { Column } from '../../index/columns/column.ts';
import type { Segment, Table } from '../../index/columns/segment.ts';

/** A fault that an evaluator might have: it answers another plan, or from other data. */
export type Planted = {
  readonly plan?: (plan: Plan) => Plan;
  readonly segment?: (segment: Segment) => Segment;
};

/** Each of these must be noticed. */
export const planted: Readonly<Record<string, Planted>> = {
  'an upper bound that excludes': {
    plan: mapTests((test) => (test.kind === 'range' ? { ...test, range: excluding(test.range) } : test)),
  },
  'a quantity that ignores units': {
    plan: mapTests((test) => (test.kind === 'quantity' ? { ...test, ranges: alike(test.ranges) } : test)),
  },
  'a window that ends a day late': {
    plan: mapTests((test) => (test.kind === 'window' ? { ...test, to: test.to + 1 } : test)),
  },
  'a window that turns its days round': {
    plan: mapTests((test) => (test.kind === 'window' ? { ...test, from: -test.to, to: -test.from } : test)),
  },
  'a window that takes the other end': {
    plan: mapTests((test) => (test.kind === 'window' ? { ...test, event: 'end' } : test)),
  },
  'an index event that is no day 0': {
    plan: mapTests((test) => (test.kind === 'window' ? { ...test, zero: false } : test)),
  },
  'an exception that is forgotten': {
    plan: mapTests((test) =>
      test.kind === 'concepts' ? { ...test, set: withoutException(test.set) } : test,
    ),
  },
  'one record too few': { plan: mapRecords((plan) => ({ ...plan, min: plan.min + 1 })) },
  'records where days are counted': { plan: mapRecords((plan) => ({ ...plan, distinct: 'RECORD' })) },
  'a link that is not looked at': {
    plan: mapTests((test) => (test.kind === 'linked' ? { ...test, links: test.links.slice(1) } : test)),
  },
  'what is missing taken for present': {
    plan: mapTests((test) => (test.kind === 'present' ? { ...test, present: true } : test)),
  },
  'a not that is dropped': { plan: mapPlan((plan) => (plan.kind === 'not' ? plan.of : plan)) },
  'any for all': { plan: mapPlan((plan) => (plan.kind === 'all' ? { kind: 'any', of: plan.of } : plan)) },
  'dates of months taken for days': {
    segment: mapColumns((column) =>
      column.kind === 'dates' ? { ...column, precise: column.precise.map(() => 1) } : column,
    ),
  },
  'a precedence that is forgotten in a part of the datasets': {
    segment: (segment) => ({ ...segment, precedence: {} }),
  },
  'a missing number taken for zero': {
    segment: mapColumns((column) =>
      column.kind === 'numbers' ? { ...column, numbers: zeroed(column), missing: Number.NaN } : column,
    ),
  },
  'references to the next record': {
    segment: mapColumns((column) =>
      column.kind === 'references' ? { ...column, targets: column.targets.map((n) => n + 1) } : column,
    ),
  },
  'values of the record before': {
    segment: mapColumns((column) =>
      column.kind === 'numbers' ? { ...column, numbers: shifted(column.numbers) } : column,
    ),
  },
  'records of the next patient': {
    segment: mapTables((table) => ({ ...table, owners: table.owners.map((n) => Math.max(0, n - 1)) })),
  },
  'one timeline for all': {
    segment: mapTables((table) => ({ ...table, columns: withOneClock(table.columns) })),
  },
};

function excluding({ max, ...range }: { readonly max?: number; readonly min?: number }) {
  return max === undefined ? range : { ...range, below: max };
}

function alike<Range extends { readonly unit: string | null }>(ranges: readonly Range[]): readonly Range[] {
  const [first] = ranges;
  return first === undefined ? ranges : ranges.map(({ unit }) => ({ ...first, unit }));
}

type Concepts = Extract<Test, { kind: 'concepts' }>['set'];

function withoutException({ concepts, codes, sources, contains }: Concepts): Concepts {
  return { concepts, codes, sources, contains };
}

function mapPlan(change: (plan: Plan) => Plan): (plan: Plan) => Plan {
  const walk = (plan: Plan): Plan => {
    switch (plan.kind) {
      case 'all':
      case 'any':
      case 'atLeast':
        return change({ ...plan, of: plan.of.map(walk) });
      case 'not':
        return change({ ...plan, of: walk(plan.of) });
      default:
        return change(plan);
    }
  };
  return walk;
}

type RecordPlan = Extract<Plan, { kind: 'has' }>;

function mapRecords(change: (plan: RecordPlan) => RecordPlan): (plan: Plan) => Plan {
  return mapPlan((plan) => (plan.kind === 'has' ? change(plan) : plan));
}

function mapTests(change: (test: Test) => Test): (plan: Plan) => Plan {
  const deep = (test: Test): Test => {
    if (test.kind === 'window' || test.kind === 'linked')
      return change({ ...test, of: { ...test.of, tests: test.of.tests.map(deep) } });
    return change(test);
  };
  return mapRecords((plan) => ({ ...plan, tests: plan.tests.map(deep) }));
}

function mapTables(change: (table: Table) => Table): (segment: Segment) => Segment {
  return (segment) => ({
    ...segment,
    records: Object.fromEntries(
      Object.entries(segment.records).map(([type, table]) => [type, change(table)]),
    ) as Segment['records'], // the same types as before
  });
}

function mapColumns(change: (column: Column) => Column): (segment: Segment) => Segment {
  return mapTables((table) => ({
    ...table,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [name, change(column)]),
    ),
  }));
}

type Numbers = Extract<Column, { kind: 'numbers' }>;

function zeroed({ numbers, missing }: Numbers): Float64Array {
  return Float64Array.from(numbers, (n) => (n === missing || Number.isNaN(n) ? 0 : n));
}

function shifted(numbers: Numbers['numbers']): Float64Array {
  const all = Float64Array.from(numbers);
  return Float64Array.from(all, (_, n) => all[n - 1] ?? 0);
}

function withOneClock(columns: Table['columns']): Table['columns'] {
  const { clock } = columns;
  if (clock?.kind !== 'values') return columns;
  return { ...columns, clock: { ...clock, entries: clock.entries.map(() => 1) } };
}
