import type { Properties } from '../../../ontology/model.ts';
import type { Precision } from '../../../ontology/time.ts';
import type { Times } from './times.ts';

/** A day since 1970-01-01 on the time of an export, or why it has none there. */
export type Standing = { readonly day: number } | { readonly reason: string };

/** The properties of a record, and the time on which its dates are written. */
export type Dated = { readonly properties: Properties; readonly times: Times };

/** Where the date in a field that two properties hold stands, if it is known to the day, or as precisely as one of `precisions`. */
export function standingOf(
  { properties, times: { timelines, anchor } }: Dated,
  [dayProperty = '', precisionProperty = '']: readonly string[],
  precisions: readonly Precision[] = ['DAY'],
): Standing {
  const [day, precision] = [properties[dayProperty], String(properties[precisionProperty])];
  if (typeof day !== 'number') return { reason: 'is not known' };
  const own = properties.timelineName;
  const timeline = timelines.find((one) => one.name === own);
  if (timeline === undefined)
    return { reason: `stands on the timeline ${own}, which --timeline alone writes` };
  const isIndexed = timeline.kind === 'FROM_INDEX';
  const enough: readonly string[] = isIndexed ? ['DAY'] : precisions;
  if (!enough.includes(precision)) return { reason: `is known to the ${precision.toLowerCase()} alone` };
  return { day: isIndexed ? day + (anchor ?? 0) : day };
}
