import { join } from 'node:path';
import type { LookupModel } from '../../ontology/mapping.ts';
import { exists } from '../source/exists.ts';
import type { Row, Table } from '../source/row.ts';
import { openTable } from '../source/table.ts';
import { compileConditions, compileExpression, type Lookup, toKey } from './expression.ts';
import { compileLet } from './let.ts';

const ambiguous = Symbol('ambiguous');

/** Reads a lookup into memory: its rows by key. */
export async function readLookup(folder: string, model: LookupModel): Promise<Lookup> {
  const none = new Map<string, Lookup>();
  const extend = compileLet(model.let, { lookups: none });
  const keep = compileConditions(model.when, none);
  const key = model.key.map((part) => compileExpression(part, none));
  const rows = new Map<string, Row['cells'] | typeof ambiguous>();
  for await (const row of rowsOf(folder, model)) {
    if ('broken' in row) continue; // the table itself reports it
    const cells = extend(row.cells);
    const parts = keep(cells) ? key.map((part) => part(cells)) : [''];
    if (parts.includes('')) continue;
    const name = toKey(parts);
    rows.set(name, again(rows.get(name), cells, model.one));
  }
  return {
    find: (name) => {
      const found = rows.get(name);
      return found === ambiguous ? undefined : found;
    },
    has: (name) => rows.has(name),
  };
}

async function* rowsOf(folder: string, { file, optional, quote }: LookupModel): ReturnType<Table['rows']> {
  const path = join(folder, file);
  if (optional && !(await exists(path))) return;
  yield* (await openTable(path, file, { used: [], quote })).rows();
}

/** The row of a key that comes again: the same where `one` agrees, else ambiguous. */
function again(
  known: Row['cells'] | typeof ambiguous | undefined,
  next: Row['cells'],
  one: string | undefined,
): Row['cells'] | typeof ambiguous {
  if (known === undefined) return next;
  return known !== ambiguous && one !== undefined && known[one] === next[one] ? known : ambiguous;
}
