import { setImmediate } from 'node:timers/promises';
import { rememberBy } from '../graph/remember-by.ts';
import { conceptNumber, type Terminology } from '../terminology/terminology.ts';
import type { Column, ValueColumn } from './columns/column.ts';
import type { Segment } from './columns/segment.ts';
import { type Texts, textAt, textCount } from './columns/texts.ts';

/** Source and standard concepts of the entries of a coded column, as numbers of a terminology: pairs by concept. */
export type EntryConcepts = { readonly concepts: Uint32Array; readonly entries: Uint32Array };

/** What has been worked out in a terminology: at once, or a few entries at a time. */
const columnsOf = rememberBy<[Terminology], WeakMap<ValueColumn, EntryConcepts>>(() => new WeakMap());

/** The concepts of a coded column in a terminology; worked out once. */
export function conceptNumbers(column: ValueColumn, terminology: Terminology): EntryConcepts {
  const byColumn = columnsOf(terminology);
  const before = byColumn.get(column);
  if (before !== undefined) return before;
  const steps = findNumbers(column, terminology);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    byColumn.set(column, step.value);
    return step.value;
  }
}

/** How many entries are looked up before others may go on. */
const atOnce = 1_000;

/** Works out the concepts of every coded column, a few at a time. */
export async function bindConcepts(segment: Segment, terminology: Terminology): Promise<void> {
  const byColumn = columnsOf(terminology);
  const tables = [segment.persons, ...Object.values(segment.records)];
  for (const column of tables.flatMap(({ columns }) => Object.values(columns).filter(isCoded))) {
    const steps = findNumbers(column, terminology);
    let step = steps.next();
    while (!step.done) {
      await setImmediate();
      step = steps.next();
    }
    byColumn.set(column, step.value);
  }
}

/** Calls `visit` for each entry with a concept of the ascending `set`; for some twice. */
export function eachEntryOf(
  { concepts, entries }: EntryConcepts,
  set: Uint32Array,
  visit: (entry: number) => void,
): void {
  let at = 0;
  for (const concept of set) {
    while (at < concepts.length && (concepts[at] ?? 0) < concept) at += 1;
    if (at === concepts.length) return;
    for (let same = at; concepts[same] === concept; same += 1) visit(entries[same] ?? 0);
  }
}

function isCoded(column: Column): column is ValueColumn {
  return column.kind === 'values' && column.parts.length === 3;
}

/** What a concept and an entry below 2^26 are put together by: such pairs are sorted as they are, without a comparison in JavaScript. */
const factor = 2 ** 26;

function* findNumbers({ parts }: ValueColumn, terminology: Terminology): Generator<void, EntryConcepts> {
  const found: number[] = [];
  for (const codes of parts.slice(1))
    for (let entry = 0; entry < textCount(codes); entry += 1) {
      const concept = numberAt(codes, entry, terminology);
      if (concept !== undefined) found.push(concept * factor + entry);
      if (entry % atOnce === 0) yield;
    }
  const pairs = Float64Array.from(found).sort();
  yield;
  return {
    concepts: Uint32Array.from(pairs, (pair) => Math.floor(pair / factor)),
    entries: Uint32Array.from(pairs, (pair) => pair % factor),
  };
}

function numberAt(codes: Texts, entry: number, terminology: Terminology): number | undefined {
  const code = textAt(codes, entry);
  return code === null ? undefined : conceptNumber(terminology, code);
}
