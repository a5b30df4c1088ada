import type { Sharers } from '../questions/sharers.ts';
import type { NetworkSite } from './network.ts';
import type { Told } from './site.ts';
import type { ToldBefore } from './told-before.ts';
import { type Total, totalOf } from './total.ts';

/** What one site told of one total. */
export type TotalPart = { readonly site: Pick<NetworkSite, 'id'>; readonly told: Told | null };

/** A total of a question, which has a name of its own, and what sites told of it. */
export type PartedTotal = { readonly name: string; readonly parts: readonly TotalPart[] };

/** A total has numbers that are not shown of so many sites at least: of fewer it would tell them. */
const fewest = 3;

/**
 * Which sites take part in totals of a criterion over all sites with numbers that they do not show: those that did first, or none where one of
 * them does not now, or where there are too few.
 */
export async function sharersOf(
  totals: readonly PartedTotal[],
  where: unknown,
  before: Pick<ToldBefore, 'fixSharers'>,
): Promise<Sharers> {
  const now = new Map(totals.map(({ name, parts }) => [name, sharersAmong(parts)]));
  const some = [...now].filter(([, ids]) => ids.length >= fewest);
  if (some.length === 0) return {};
  const first = Object.entries(await before.fixSharers(where, Object.fromEntries(some)));
  return Object.fromEntries(first.filter(([name, ids]) => ids.every((id) => now.get(name)?.includes(id))));
}

function sharersAmong(parts: readonly TotalPart[]): readonly string[] {
  return parts.flatMap(({ site, told }) => (shareIn(told) === undefined ? [] : [site.id]));
}

/** Adds up a total, with the numbers of its sharers. */
export function sumOf({ name, parts }: PartedTotal, sharers: Sharers): Total {
  const ids = sharers[name] ?? [];
  return totalOf(
    parts.map(({ site, told }) => ({ told: (ids.includes(site.id) ? shareIn(told) : undefined) ?? told })),
  );
}

/** What a site told as if it showed its number, where it may take part. It was not rounded: its bounds are those of its noise, which the total knows. */
function shareIn(told: Told | null): Told | undefined {
  if (told === null || told.count.value !== null) return undefined;
  const { count, noise, share } = told;
  if (noise === null || share === null) return undefined;
  return {
    ...{ ...told, noise: { ...noise, rounding: 0 } },
    count: { ...count, value: share, low: share, high: share, precision: 'NOISY' },
  };
}
