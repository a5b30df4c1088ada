import { describe, expect, it } from 'vitest';
import { pagePartIri, partOf } from '../../../fair/http/paged.ts';

describe('partOf', () => {
  it.each([
    [['a', 'b'], 2, undefined],
    [['a', 'b', 'c'], 2, 'b'],
    [[], 2, undefined],
  ])('of %j by %i goes on after %s', (read, size, next) =>
    expect(partOf(read, size, (one) => one)).toEqual({ members: read.slice(0, 2), next }),
  );
});

describe('partIri', () => {
  it('holds the key in its query', () =>
    expect(pagePartIri('https://site.example.org/mappings', 'X:a/b.ttl')).toBe(
      'https://site.example.org/mappings?after=X%3Aa%2Fb.ttl',
    ));
});
