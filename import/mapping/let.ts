import type { TableModel } from '../../ontology/mapping.ts';
import type { Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression } from './expression.ts';

/** A row with the named values of the table beside its columns. */
export function compileLet(
  named: TableModel['let'],
  { lookups }: Pick<Compilation, 'lookups'>,
): (cells: Row['cells']) => Row['cells'] {
  const values = Object.entries(named ?? {}).map(([name, value]) => ({
    name,
    value: compileExpression(value, lookups),
  }));
  return (cells) => {
    const extended: Record<string, string> = { ...cells };
    for (const { name, value } of values) extended[name] = value(extended);
    return extended;
  };
}
