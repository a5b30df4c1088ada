import type { Built } from '../../import/delivery.ts';
import type { Compilation } from '../../import/mapping/compilation.ts';
import type { Lookup } from '../../import/mapping/expression.ts';
import { compileTable } from '../../import/mapping/table.ts';
import { createIdentity } from '../../import/store/identity.ts';
import type { RecordTemplate, TableModel } from '../../ontology/mapping.ts';

export const identity = createIdentity('a secret of sixteen letters', 'unit');

/** What a mapping brings along, for tests of single tables. */
export const compilation: Compilation = {
  identity,
  lookups: new Map(),
  codes: new Map([
    [
      'result',
      new Map([
        ['high', { kind: 'mapped', code: 'SNOMED:75540009', name: 'High', citation: 'a test' }],
        ['odd', { kind: 'unmapped', reason: 'nobody knows' }],
      ]),
    ],
  ]),
  timelines: { calendar: { kind: 'CALENDAR' }, diagnosis: { kind: 'FROM_INDEX' } },
  panels: new Map([['panel', 'panel-id']]),
};

/** A lookup over rows by their first column. */
export function aLookup(rows: Readonly<Record<string, Readonly<Record<string, string>>>>): Lookup {
  return { find: (key) => rows[key], has: (key) => Object.hasOwn(rows, key) };
}

/** A table whose rows have the columns `patient`, and `dataset` by constant. */
export function aTable(records: readonly RecordTemplate[], more: Partial<TableModel> = {}): TableModel {
  return { name: 'table', file: 'table.tsv', patient: 'patient', dataset: { const: 'd' }, records, ...more };
}

/** What rows become; their numbers start at 2, under the header. */
export function buildRows(table: TableModel, rows: readonly Readonly<Record<string, string>>[]): Built {
  const compiled = compileTable(table, compilation);
  const built = rows.map((cells, at) => compiled.toRow({ number: at + 2, cells }).build());
  return {
    records: [...built.flatMap(({ records }) => records), ...compiled.rest()],
    rejects: built.flatMap(({ rejects }) => rejects),
  };
}
