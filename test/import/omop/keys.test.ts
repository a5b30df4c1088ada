import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys } from '../../../import/omop/keys.ts';

describe('createKeys', () => {
  it('has the last number of each of many keys, of 64 bits and of text', () => {
    const key = fc.oneof(
      fc.integer().map(String),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat()), { maxLength: 3_000 }), (pairs) => {
        const [keys, expected] = [createKeys(), new Map<string, number>()];
        for (const [one, value] of pairs) {
          keys.set(one, value);
          expected.set(canonical(one), value);
        }
        for (const [one, value] of expected) expect(keys.get(one)).toBe(value);
        expect(keys.get('no key')).toBe(expected.get('no key'));
      }),
      { numRuns: 30 },
    );
  });
  it('grows with its keys', () => {
    const keys = createKeys();
    for (let key = 0; key < 100_000; key++) keys.set(String(key * 65_536), key);
    expect([keys.get(String(99_999 * 65_536)), keys.get('65537')]).toEqual([99_999, undefined]);
  });
  it('takes a whole number for the same however it is written', () => {
    const keys = createKeys();
    keys.set('0000000000000000007', 1);
    expect([keys.get('7'), keys.get('+7'), keys.get('-7'), keys.get('7.0')]).toEqual([
      1,
      1,
      undefined,
      undefined,
    ]);
  });
  it('tells ids apart that a double does not', () => {
    const keys = createKeys();
    keys.set('9007199254740993', 1);
    expect([keys.get('9007199254740992'), keys.get('9007199254740993')]).toEqual([undefined, 1]);
  });
});

/** How `Map` has to be asked for what keys takes for the same. */
function canonical(key: string): string {
  return /^[+-]?\d{1,19}$/.test(key) ? String(BigInt(key.replace('+', ''))) : key;
}
