import type { Steps } from '../../graph/breathe.ts';
import type { Table } from '../../index/columns/segment.ts';
import { accessPath, type Places, slicesOf, wholeTable } from './access-path.ts';
import { type Conjunction, type EntryFilter, type Filter, looksOf, type RecordCheck } from './filter.ts';

/** The filters of a table in the order in which they are put to a record; `elsewhere` look at other records. */
export function toConjunction(
  table: Table,
  near: readonly Filter[],
  elsewhere: readonly Filter[] = [],
): Conjunction {
  return {
    table,
    nothing: [...near, ...elsewhere].some(({ kind }) => kind === 'nothing'),
    entries: [...near, ...elsewhere].filter((filter) => filter.kind === 'entries'),
    checks: near.filter((filter) => filter.kind === 'check'),
    costly: elsewhere.filter((filter) => filter.kind === 'check'),
  };
}

/** Calls `isLast` for each record that passes, until one is; in no order. A step looks at as many records as take a short time. */
export function* findPassing(conjunction: Conjunction, isLast: (record: number) => boolean): Steps<void> {
  const { table, nothing, entries, checks, costly } = conjunction;
  if (nothing) return;
  const { records, spans, holds } = accessPath(conjunction) ?? wholeTable(table);
  const isOpen = (filter: EntryFilter | RecordCheck) => !holds.includes(filter);
  const [first, ...others] = entries.filter(isOpen);
  const passes = passesAll([...others.map(toCheck), ...checks.filter(isOpen), ...costly]);
  const isFound = (record: number) => passes(record) && isLast(record);
  const find = first === undefined ? findAmong : findOfEntries(first);
  let isFirst = true;
  for (const some of slicesOf(spans, atATime(looksOf(costly)))) {
    if (!isFirst) yield;
    isFirst = false;
    if (find({ records, spans: some }, isFound)) return;
  }
}

/** How many records a step looks at, where each leads to a look at so many kinds of others. */
function atATime(looks: number): number {
  return Math.ceil(32_768 / (1 + 8 * looks));
}

type Says = (record: number) => boolean;

/** Whether one was found that is the last. */
type Find = (places: Places, isFound: Says) => boolean;

const findAmong: Find = ({ records, spans }, isFound) => {
  for (let part = 0; part < spans.length; part += 2) {
    const end = spans[part + 1] ?? 0;
    for (let at = spans[part] ?? 0; at < end; at += 1)
      if (isFound(records === undefined ? at : (records[at] ?? 0))) return true;
  }
  return false;
};

/** Among the records of some entries: most records are left out before anything is called for them. */
function findOfEntries({ column: { entries }, selected }: EntryFilter): Find {
  return ({ records, spans }, isFound) => {
    for (let part = 0; part < spans.length; part += 2) {
      const end = spans[part + 1] ?? 0;
      for (let at = spans[part] ?? 0; at < end; at += 1) {
        const record = records === undefined ? at : (records[at] ?? 0);
        if (selected[entries[record] ?? 0] === 1 && isFound(record)) return true;
      }
    }
    return false;
  };
}

/** A filter by entries as a look at a record. */
export function toCheck({ column: { entries }, selected }: EntryFilter): RecordCheck {
  return { kind: 'check', passes: (record) => selected[entries[record] ?? 0] === 1 };
}

/** Whether a record passes all checks. */
export function passesAll(checks: readonly RecordCheck[]): (record: number) => boolean {
  const [first, second, ...others] = checks.map(({ passes }) => passes);
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (others.length === 0) return (record) => first(record) && second(record);
  const rest = passesAll(checks.slice(2));
  return (record) => first(record) && second(record) && rest(record);
}
