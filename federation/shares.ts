import type { Heard } from './ask-all.ts';
import type { NetworkSite } from './network.ts';
import type { Told } from './site.ts';

type HeardSite = Pick<Heard<Pick<NetworkSite, 'id'>>, 'site' | 'told'>;

/** A total has numbers that are not shown of so many sites at least: of fewer it would tell them. */
const fewest = 3;

/** Ids of sites whose numbers are not shown, and may take part in a total: none where there are too few of them. */
export function sharersAmong(heard: readonly HeardSite[]): readonly string[] {
  const ids = heard.flatMap(({ site, told }) => (shareIn(told) === undefined ? [] : [site.id]));
  return ids.length < fewest ? [] : ids;
}

/** What sites told, those of these ids with the number that they do not show. */
export function withShares<One extends HeardSite>(
  heard: readonly One[],
  ids: readonly string[],
): readonly One[] {
  return heard.map((one) => {
    const told = ids.includes(one.site.id) ? shareIn(one.told) : undefined;
    return told === undefined ? one : { ...one, told };
  });
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
