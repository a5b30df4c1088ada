import type { Breathe } from '../graph/breathe.ts';
import { KnownError } from '../ontology/errors.ts';
import { linesBackwards, startAfter, timeIn } from './backwards.ts';
import { inLine, parseLine } from './line.ts';
import { type AuditFilter, type FoundEntry, passes } from './read.ts';
import { type FileSpan, openFile } from './spans.ts';

/** What entries are ordered by: their time, then their chain and the place in it. */
export type EntryKey = readonly [at: string, chain: string, n: number];

export function keyOfEntry({ at, chain, n }: FoundEntry): EntryKey {
  return [at, chain, n];
}

/** What is read of the files of an audit, for whom to go on, and how much of them at most. */
export type NewestAsk = {
  readonly spans: readonly FileSpan[];
  readonly filter: AuditFilter;
  /** Older ones than this alone. */
  readonly before?: EntryKey | undefined;
  readonly take: Take;
  readonly breathe: Breathe;
};

/** Is told how many bytes were read, down to which time. @throws KnownError of too many */
export type Take = (bytes: number, reached: string | undefined) => void;

/** So much may be read of the audit, all together; then somebody has to ask for less. */
export function createBudget(mostBytes: number): Take {
  let left = mostBytes;
  return (bytes, reached) => {
    left -= bytes;
    if (left >= 0) return;
    throw new KnownError(
      'QUERY_TOO_EXPENSIVE',
      `${Math.round(mostBytes / 1e6)} MB of the audit were read, back to ${reached ?? 'no entry'}, and hold too few of these entries: ask from then on (from), and for what was before it on its own (until).`,
    );
  };
}

/** A file of which some lines were read: the newest entry that was not given yet, and the others. */
type Reading = { readonly head: FoundEntry; readonly rest: AsyncGenerator<FoundEntry> };

/** Entries of all files, the newest first. A file is opened when it may have the next one. */
export async function* newestFirst(ask: NewestAsk): AsyncGenerator<FoundEntry> {
  const waiting = ask.spans.filter((span) => isAsked(span, ask)).sort(byLast);
  const readings = new Set<Reading>();
  const go = async (rest: Reading['rest']) => {
    const { value, done } = await rest.next();
    if (!done) readings.add({ head: value, rest });
  };
  try {
    for (;;) {
      const newest = newestOf(readings);
      const next = waiting.at(-1);
      if (next !== undefined && (newest === undefined || next.last >= newest.head.at)) {
        waiting.pop();
        await go(entriesOf(next, ask));
      } else if (newest === undefined) return;
      else {
        yield newest.head;
        readings.delete(newest);
        await go(newest.rest);
      }
    }
  } finally {
    for (const { rest } of readings) await rest.return(undefined);
  }
}

/** Entries of a file that pass, the newest first. */
async function* entriesOf(
  span: FileSpan,
  { filter, before, take, breathe }: NewestAsk,
): AsyncGenerator<FoundEntry> {
  const { from = '' } = filter;
  const needles = needlesOf(filter);
  const latest = latestOf(filter, before);
  const handle = await openFile(span);
  if (handle === undefined) return;
  try {
    const end = latest < span.last ? await startAfter(handle, span.size, latest) : span.size;
    for await (const { lines, bytes } of linesBackwards(handle, end)) {
      const reached = timeIn(lines.at(-1) ?? Buffer.of());
      take(bytes, reached);
      await breathe();
      for (const line of lines) {
        if (!needles.every((needle) => line.includes(needle))) continue;
        await breathe();
        const entry = parseLine(line.toString());
        if (entry === undefined) continue;
        const found = { chain: span.chain, ...entry };
        if (passes(found, filter) && (before === undefined || compare(keyOfEntry(found), before) < 0))
          yield found;
      }
      if (reached !== undefined && reached < from) return;
    }
  } finally {
    await handle.close();
  }
}

/** What stands in the line of every entry that passes: most lines need not be read for what they say. */
function needlesOf({ dataset, subject, patient }: AuditFilter): readonly string[] {
  return [dataset, subject, patient].flatMap((text) => (text === undefined ? [] : [inLine(text)]));
}

/** No entry that is asked for is later. */
function latestOf({ until }: AuditFilter, before: EntryKey | undefined): string {
  const [latest = '9999'] = [until, before?.[0]].filter((time) => time !== undefined).sort();
  return latest;
}

function isAsked({ first, last }: FileSpan, { filter, before }: NewestAsk): boolean {
  return last >= (filter.from ?? '') && first <= latestOf(filter, before);
}

function byLast(one: FileSpan, other: FileSpan): number {
  return one.last < other.last ? -1 : one.last > other.last ? 1 : 0;
}

function newestOf(readings: ReadonlySet<Reading>): Reading | undefined {
  let newest: Reading | undefined;
  for (const reading of readings)
    if (newest === undefined || compare(keyOfEntry(reading.head), keyOfEntry(newest.head)) > 0)
      newest = reading;
  return newest;
}

function compare(one: EntryKey, other: EntryKey): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at < 0) return 0;
  const [part = '', than = ''] = [one[at], other[at]];
  return part < than ? -1 : 1;
}
