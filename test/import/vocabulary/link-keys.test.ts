import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys, placeOf } from '../../../import/vocabulary/link-keys.ts';

describe('createKeys', () => {
  it('gives back what a key was made of', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 4_999_999 }),
        fc.nat({ max: 4_999_999 }),
        fc.nat({ max: 99 }),
        (from, to, tag) => {
          const keys = createKeys(5_000_000, { tags: Array(100).fill({}) });
          expect(keys.split(keys.of(from, to, tag))).toEqual({ from, to, tag });
        },
      ),
    ));
  it('gives relationships without properties keys, too', () => {
    const keys = createKeys(10, { tags: [] });
    expect(keys.split(keys.of(9, 8, 0))).toEqual({ from: 9, to: 8, tag: 0 });
  });
  it('refuses where numbers are not exact any more', () =>
    expect(() => createKeys(100_000_000, { tags: [{}] })).toThrow('have no keys'));
});

describe('placeOf', () => {
  const sorted = Float64Array.of(2, 3, 2 ** 53 - 1);
  it.each([
    [2, 0],
    [3, 1],
    [2 ** 53 - 1, 2],
    [1, undefined],
    [4, undefined],
    [2 ** 53, undefined],
  ])('of %d is %s', (key, place) => expect(placeOf(sorted, key)).toBe(place));
  it('is undefined in no keys', () => expect(placeOf(new Float64Array(), 1)).toBeUndefined());
});
