import type { Sharer, Sharers } from '../questions/sharers.ts';
import type { NetworkSite } from './network.ts';
import { keyOf, type Told } from './site.ts';
import type { ToldBefore } from './told-before.ts';
import { type Total, totalOf } from './total.ts';

/** What one site told of one total. */
export type TotalPart = { readonly site: Pick<NetworkSite, 'id' | 'origin'>; readonly told: Told | null };

/** A total of a question, which has a name of its own, and what sites told of it. */
export type PartedTotal = { readonly name: string; readonly parts: readonly TotalPart[] };

/** A total has numbers that are not shown of so many sites at least: of fewer it would tell them. */
const fewest = 3;

/**
 * Which sites take part in totals over all sites with numbers that they do not show: of each total those that did first, in whatever words it was
 * asked, or none where one of them does not now, or where there are too few.
 */
export async function sharersOf(
  totals: readonly PartedTotal[],
  before: Pick<ToldBefore, 'fixSharers'>,
): Promise<Sharers> {
  const now = totals.map(({ name, parts }) => [name, parts.flatMap(sharerIn)] as const);
  const some = now.filter(([, sharers]) => sharers.length >= fewest);
  return some.length === 0 ? {} : before.fixSharers(Object.fromEntries(some));
}

function sharerIn({ site, told }: TotalPart): readonly Sharer[] {
  const isOne = told?.share != null && shareIn(told) !== undefined;
  return isOne ? [{ site: keyOf(site), number: told.share.key }] : [];
}

/** Adds up a total, with the numbers of its sharers. */
export function sumOf({ name, parts }: PartedTotal, sharers: Sharers): Total {
  const taking = sharers[name] ?? [];
  return totalOf(
    parts.map(({ site, told }) => ({
      told: (taking.includes(keyOf(site)) ? shareIn(told) : undefined) ?? told,
    })),
  );
}

/** What a site told as if it showed its number, where it may take part. It was not rounded: its bounds are those of its noise, which the total knows. */
function shareIn(told: Told | null): Told | undefined {
  if (told === null || told.count.value !== null) return undefined;
  const { count, noise, share } = told;
  if (noise === null || share === null) return undefined;
  return {
    ...{ ...told, noise: { ...noise, rounding: 0 } },
    count: { ...count, value: share.number, low: share.number, high: share.number, precision: 'NOISY' },
  };
}
