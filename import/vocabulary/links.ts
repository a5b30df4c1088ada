import type { Pairs, Release } from './release.ts';

/** Relationships of one type that a release says; `tag` is the place of the properties of each in `tags`. */
export type Links = Pairs & {
  readonly type: 'IS_A' | 'NOT_UNDER' | 'MAPS_TO' | 'MEMBER_OF' | 'HAS_ATTRIBUTE';
  readonly tags: readonly LinkProperties[];
  readonly tag: Uint32Array;
};

/** Properties of a relationship. */
export type LinkProperties = Readonly<Record<string, string | number>>;

/** All relationships of a release. */
export function linksOf({ isA, notUnder, mappings, attributes, members, codes }: Release): readonly Links[] {
  const plain = (type: Links['type'], pairs: Pairs): Links => ({
    ...pairs,
    type,
    tags: [{}],
    tag: new Uint32Array(pairs.from.length),
  });
  return [
    plain('IS_A', isA),
    plain('NOT_UNDER', notUnder),
    mappingLinks(mappings),
    plain('MEMBER_OF', members),
    attributeLinks(attributes, codes),
  ];
}

function mappingLinks(mappings: Release['mappings']): Links {
  return {
    type: 'MAPS_TO',
    tags: mappings.map(({ relationship, source }) => ({ relationship, source })),
    tag: join(mappings.map(({ pairs }, at) => new Uint32Array(pairs.from.length).fill(at))),
    from: join(mappings.map(({ pairs }) => pairs.from)),
    to: join(mappings.map(({ pairs }) => pairs.to)),
  };
}

function join(arrays: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const array of arrays) {
    joined.set(array, end);
    end += array.length;
  }
  return joined;
}

function attributeLinks({ from, to, type, group }: Release['attributes'], codes: readonly string[]): Links {
  const tags: LinkProperties[] = [];
  const places = new Map<string, number>();
  const tag = from.map((_, at) => {
    const key = `${type[at]} ${group[at]}`;
    const known = places.get(key) ?? tags.length;
    if (known === tags.length) {
      places.set(key, known);
      tags.push({ type: codes[type[at] ?? 0] ?? '', group: group[at] ?? 0 });
    }
    return known;
  });
  return { type: 'HAS_ATTRIBUTE', tags, tag, from, to };
}
