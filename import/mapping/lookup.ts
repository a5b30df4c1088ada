import { resolve } from 'node:path';
import type { LookupModel } from '../../ontology/mapping.ts';
import type { Reject } from '../delivery.ts';
import { exists } from '../source/exists.ts';
import type { Row, Table } from '../source/row.ts';
import { openTable } from '../source/table.ts';
import { orReject } from './aside.ts';
import { compileConditions, compileExpression, type Lookup, toKey } from './expression.ts';
import { compileLet } from './let.ts';

const ambiguous = Symbol('ambiguous');

/** A lookup, and which rows of its file are not in it. */
export type ReadLookup = Lookup & { readonly rejects: readonly Reject[] };

/** Reads a lookup into memory: its rows by key. */
export async function readLookup(folder: string, model: LookupModel): Promise<ReadLookup> {
  const read = compileRow(model);
  const rows = new Map<string, Row['cells'] | typeof ambiguous>();
  const rejects: Reject[] = [];
  for await (const row of rowsOf(folder, model)) {
    const found = orReject(row, 'lookup', read);
    if (found === undefined) continue;
    if ('reject' in found) rejects.push(found.reject);
    else rows.set(found.name, again(rows.get(found.name), found.cells, model.one));
  }
  return {
    find: (name) => {
      const found = rows.get(name);
      return found === ambiguous ? undefined : found;
    },
    has: (name) => rows.has(name),
    rejects,
  };
}

type Keyed = { readonly name: string; readonly cells: Row['cells'] };

/** The key of a row and its cells with what the lookup adds; nothing where it leaves the row out. */
function compileRow(model: LookupModel): (cells: Row['cells']) => Keyed | undefined {
  const none = new Map<string, Lookup>();
  const extend = compileLet(model.let, { lookups: none });
  const keep = compileConditions(model.when, none);
  const key = model.key.map((part) => compileExpression(part, none));
  return (given) => {
    const cells = extend(given);
    const parts = keep(cells) ? key.map((part) => part(cells)) : [''];
    return parts.includes('') ? undefined : { name: toKey(parts), cells };
  };
}

async function* rowsOf(folder: string, { file, optional, quote }: LookupModel): ReturnType<Table['rows']> {
  const path = resolve(folder, file);
  if (optional && !(await exists(path))) return;
  yield* (await openTable(path, file, { used: [], quote })).rows();
}

/** The row of a key that comes again: the same where `one` agrees, or every cell, else ambiguous. */
function again(
  known: Row['cells'] | typeof ambiguous | undefined,
  next: Row['cells'],
  one: string | undefined,
): Row['cells'] | typeof ambiguous {
  if (known === undefined) return next;
  if (known === ambiguous) return ambiguous;
  const compared = one === undefined ? Object.keys(next) : [one];
  return compared.every((column) => known[column] === next[column]) ? known : ambiguous;
}
