/** What a request says of the page that it wants: members after one, and how many. */
export type Wanted = { readonly after: string | undefined; readonly size: number };

/** Some members in their order, and after which members the pages beside them begin; null is the first page. */
export type CataloguePage<Member> = {
  readonly members: readonly Member[];
  readonly total: number;
  readonly wanted: Wanted;
  /** Undefined where there is no such page. */
  readonly next: string | undefined;
  readonly previous: string | null | undefined;
  readonly last: string | null;
};

/** Members of a page where a request does not say how many, and at most. */
const usualSize = 20;
const mostSize = 100;

/** A size as it stands in a query; undefined where it is none. */
export function parseSize(text: string | undefined): number | undefined {
  if (text === undefined) return usualSize;
  const size = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : mostSize + 1;
  return size > mostSize ? undefined : size;
}

/** Why a size is refused. */
export const sizeMessage = `The parameter size is a whole number from 1 to ${mostSize}.`;

/**
 * The members whose key comes after another, in order of their keys: a page holds what it did when members are added
 * before it, so that whoever goes from page to page meets every member once.
 */
export function pageOf<Member>(
  all: readonly Member[],
  keyOf: (member: Member) => string,
  wanted: Wanted,
): CataloguePage<Member> {
  const { after, size } = wanted;
  const sorted = all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const keys = sorted.map(keyOf);
  const start = after === undefined ? 0 : keys.filter((key) => key <= after).length;
  const end = start + size;
  const lastStart = Math.max(0, Math.ceil(keys.length / size) - 1) * size;
  return {
    members: sorted.slice(start, end),
    total: keys.length,
    wanted,
    next: end < keys.length ? keys[end - 1] : undefined,
    previous: start === 0 ? undefined : (keys[start - size - 1] ?? null),
    last: keys[lastStart - 1] ?? null,
  };
}
