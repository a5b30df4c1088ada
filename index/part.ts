import { setImmediate } from 'node:timers/promises';
import { atOnce, type Steps } from '../graph/breathe.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { makePart } from './build/part.ts';
import type { CohortIndex } from './cohort-index.ts';
import { datasetsAmong, type Segment } from './columns/segment.ts';

/** Parts of a segment that are remembered: of one population that different people may use different datasets of. */
const most = 8;

/** Parts by the datasets that they are of, the one that was used last behind all others. */
const partsOf = rememberBy<[Segment], Map<string, Segment>>(() => new Map());

/** Parts that are being made. */
const coming = rememberBy<[Segment], Map<string, Promise<Segment>>>(() => new Map());

/**
 * A segment as it would be decided what patients are if it held some of its datasets alone; the rest is the same in both. Made
 * once, at once where `prepareParts` has not made it.
 */
export function partOf(segment: Segment, ids: readonly string[]): Segment {
  const key = JSON.stringify(ids);
  return keep(segment, key, partsOf(segment).get(key) ?? atOnce(makePart(segment, ids)));
}

/** Makes the parts of an index that questions over these datasets need; others go on meanwhile. */
export async function prepareParts({ segments }: CohortIndex, datasets: readonly string[]): Promise<void> {
  await Promise.all(segments.map((segment) => prepare(segment, datasetsAmong(segment, datasets))));
}

async function prepare(segment: Segment, ids: readonly string[]): Promise<void> {
  const key = JSON.stringify(ids);
  if (ids.length === 0 || ids.length === segment.datasets.ids.length || partsOf(segment).has(key)) return;
  const under = coming(segment);
  const part = under.get(key) ?? unhurried(makePart(segment, ids)).finally(() => under.delete(key));
  under.set(key, part);
  keep(segment, key, await part);
}

/** What comes of work between the steps of which others get their turn; nobody's leaving ends it. */
async function unhurried<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}

function keep(segment: Segment, key: string, part: Segment): Segment {
  const parts = partsOf(segment);
  parts.delete(key);
  parts.set(key, part);
  const [oldest] = parts.keys();
  if (parts.size > most && oldest !== undefined) parts.delete(oldest);
  return part;
}
