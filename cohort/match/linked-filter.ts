import type { Steps } from '../../graph/breathe.ts';
import { type Bits, eachBit, emptyBits, hasBit, setBit } from '../../index/columns/bits.ts';
import { nobody, type ReferenceColumn } from '../../index/columns/column.ts';
import type { Table } from '../../index/columns/segment.ts';
import { tableOf } from '../../index/view.ts';
import type { PlanLink, Test } from '../plan.ts';
import type { Filter, Tested } from './filter.ts';
import { recordsIn } from './matches.ts';

/** The record at the other end of a link: its table, those that pass, and whether they are of the same type. */
type Far = { readonly table: Table; readonly matches: Bits; readonly alike: boolean };

/** By a link to a record that passes tests of its own. */
export function* linkedFilter(
  tested: Tested,
  { links, of }: Extract<Test, { kind: 'linked' }>,
): Steps<Filter> {
  const { view, table, subject, conjunctionOf } = tested;
  const far: Far = {
    table: tableOf(view, of.record),
    matches: yield* recordsIn(yield* conjunctionOf(of)),
    alike: of.record === subject,
  };
  const ways = links.flatMap((link) => wayOf(link, table, far) ?? []);
  return ways.length === 0
    ? { kind: 'nothing' }
    : { kind: 'check', passes: (record) => ways.some((leads) => leads(record)) };
}

/** Whether a record leads to one that passes; undefined where no record has the link. */
function wayOf(link: PlanLink, table: Table, far: Far): ((record: number) => boolean) | undefined {
  switch (link.kind) {
    case 'to':
      return wayTo(referencesIn(table, link.field), table, far);
    case 'from':
      return wayFrom(referencesIn(far.table, link.field), table, far);
    case 'beside':
      return wayBeside(referencesIn(table, link.own), referencesIn(far.table, link.other), far);
  }
}

function referencesIn({ columns }: Table, field: string): ReferenceColumn | undefined {
  const column = columns[field];
  return column?.kind === 'references' ? column : undefined;
}

function wayTo(column: ReferenceColumn | undefined, { owners }: Table, far: Far) {
  if (column === undefined) return undefined;
  return (record: number) => {
    const target = column.targets[record] ?? nobody;
    return (
      target < far.table.count && hasBit(far.matches, target) && far.table.owners[target] === owners[record]
    );
  };
}

function wayFrom(column: ReferenceColumn | undefined, { count, owners }: Table, far: Far) {
  if (column === undefined) return undefined;
  const found = emptyBits(count);
  eachBit(far.matches, (match) => {
    const target = column.targets[match] ?? nobody;
    if (target < count && owners[target] === far.table.owners[match]) setBit(found, target);
  });
  return (record: number) => hasBit(found, record);
}

/** Both refer to the same record: another one than the record itself does. */
function wayBeside(
  own: ReferenceColumn | undefined,
  other: ReferenceColumn | undefined,
  { matches, alike }: Far,
) {
  if (own === undefined || other === undefined) return undefined;
  const found = new Uint32Array(Math.max(endOf(own), endOf(other)));
  eachBit(matches, (match) => {
    const target = other.targets[match] ?? nobody;
    if (target !== nobody) found[target] = (found[target] ?? 0) + 1;
  });
  const isOne = (record: number) => alike && own === other && hasBit(matches, record);
  return (record: number) => (found[own.targets[record] ?? nobody] ?? 0) > (isOne(record) ? 1 : 0);
}

/** The number behind the last record that a column refers to. */
function endOf({ targets }: ReferenceColumn): number {
  let end = 0;
  for (const target of targets) if (target !== nobody && target >= end) end = target + 1;
  return end;
}
