import { KnownError } from '../ontology/errors.ts';

/** A day, or a time with its distance from UTC. ISO 8601. */
const form = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A time that somebody gave as `option`, in UTC as `2026-11-29T08:00:00.000Z`: texts of this form stand in the order of their
 * times. A day begins at midnight UTC. @throws KnownError ARGUMENT_INVALID
 */
export function parseTime(text: string, option: string): string {
  const [, day] = form.exec(text) ?? [];
  const time = new Date(text);
  if (day !== undefined && isDay(day) && !Number.isNaN(time.getTime())) return time.toISOString();
  throw new KnownError(
    'ARGUMENT_INVALID',
    `${option}: expected a day such as 2027-06-30 or a time such as 2027-06-30T12:00:00Z, got ${JSON.stringify(text)}.`,
  );
}

/** `2026-02-30` would be taken for the second of March. */
function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/** From when, and until when: `until` itself no more. In UTC; null: without an end. */
export type Span = { readonly from: string; readonly until: string | null };

/** Whether a time lies in a span. */
export function isDuring({ from, until }: Span, at: string): boolean {
  return from <= at && (until === null || at < until);
}

/** What options say of a span; without `from` it begins now. */
export type SaidSpan = { readonly from?: string | undefined; readonly until?: string | undefined };

/** What stands before the name of an argument: of a command, and of a field of GraphQL. */
export type ArgumentPrefix = '--' | '';

/** The span that is meant at the time `now`. @throws KnownError ARGUMENT_INVALID of one that is empty, or over */
export function parseSpan({ from, until }: SaidSpan, now: string, prefix: ArgumentPrefix = '--'): Span {
  const span = {
    from: from === undefined ? now : parseTime(from, `${prefix}from`),
    until: until === undefined ? null : parseTime(until, `${prefix}until`),
  };
  if (span.until !== null && span.until <= now)
    throw new KnownError('ARGUMENT_INVALID', `${prefix}until: ${span.until} is over already.`);
  if (span.until !== null && span.until <= span.from)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `${prefix}until: ${span.until} is not after ${prefix}from ${span.from}.`,
    );
  return span;
}
