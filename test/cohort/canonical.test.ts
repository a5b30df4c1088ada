import { describe, expect, it } from 'vitest';
import { fingerprintOf, toCanonical } from '../../cohort/canonical.ts';

describe('toCanonical', () => {
  it.each<readonly [fact: string, one: unknown, other: unknown]>([
    ['keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['members', { all: [{ a: 1 }, { b: 2 }] }, { all: [{ b: 2 }, { a: 1 }] }],
    [
      'members of members',
      { any: [{ all: [{ a: 1 }, { b: 2 }] }] },
      { any: [{ all: [{ b: 2 }, { a: 1 }] }] },
    ],
    ['values', { modality: ['CT', 'MR'] }, { modality: ['MR', 'CT'] }],
    ['members of atLeast', { of: [{ a: 1 }, { b: 2 }] }, { of: [{ b: 2 }, { a: 1 }] }],
  ])('is the same for %s in another order', (_fact, one, other) => {
    expect(JSON.stringify(toCanonical(other))).toBe(JSON.stringify(toCanonical(one)));
  });

  it('names equal members once', () => {
    expect(toCanonical({ all: [{ b: [2, 1] }, { b: [1, 2] }] })).toEqual({ all: [{ b: [1, 2] }] });
  });

  it('keeps equal members of atLeast, where each counts', () => {
    expect(toCanonical({ of: [{ a: 1 }, { a: 1 }] })).toEqual({ of: [{ a: 1 }, { a: 1 }] });
  });

  it('leaves out what is not given', () => {
    expect(toCanonical({ a: undefined, b: null, c: false, d: 0 })).toEqual({ c: false, d: 0 });
  });
});

describe('fingerprintOf', () => {
  it('is 22 characters that fit in a URL', () => {
    expect(fingerprintOf({ a: 1 }, 'v1')).toMatch(/^[\w-]{22}$/);
  });

  it('differs for another question', () => {
    expect(fingerprintOf({ a: 1 }, 'v1')).not.toBe(fingerprintOf({ a: 2 }, 'v1'));
  });

  it('differs for another version of the data', () => {
    expect(fingerprintOf({ a: 1 }, 'v1')).not.toBe(fingerprintOf({ a: 1 }, 'v2'));
  });
});
