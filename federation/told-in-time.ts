import type { SiteLog } from './ask-all.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import type { ToldBefore } from './told-before.ts';

/** Ends nothing: what was told is kept, whoever asked. */
const nobody = new AbortController().signal;

/** So long it may take to read what sites told before, and to keep what they tell: who asks does not wait for it. */
const patienceMs = 1_500;

/**
 * What sites told before, of which nothing is waited for longer than that: what cannot be read in time is asked anew, what cannot be kept is not
 * told again, and where it is not known who took part in a total before nobody does.
 */
export function toldInTime(before: ToldBefore, log: SiteLog): ToldBefore {
  const within = <Result>(work: Promise<Result>, instead: Result): Promise<Result> =>
    withDeadline(patienceMs, nobody, (until) => untilAborted(until, work)).catch((error: unknown) => {
      log.warn({ err: error }, 'what sites told before could not be read or kept in time');
      return instead;
    });
  return {
    read: (question) => within(before.read(question), new Map()),
    keep: (question, answers) => within(before.keep(question, answers), undefined),
    fixSharers: (totals) => within(before.fixSharers(totals), {}),
  };
}
