import { describe, expect, it } from 'vitest';
import { createCodes, toMappings, toPairs } from '../../../import/vocabulary/pairs.ts';
import { namesOf } from './files.ts';

describe('createCodes', () => {
  it('numbers codes as they first occur', () => {
    const codes = createCodes(['b']);
    expect([codes.numberOf('a'), codes.numberOf('b'), codes.numberOf('a'), codes.list]).toEqual([
      1,
      0,
      1,
      ['b', 'a'],
    ]);
  });
});

describe('toPairs', () => {
  it('gives each pair once, in order, and none of a code with itself', () => {
    const codes = createCodes(['a', 'b', 'c']);
    const links = [
      { from: 'c', to: 'a' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'a', to: 'a' },
    ];
    expect(namesOf({ codes: codes.list }, toPairs(codes, links))).toEqual(['b > c', 'c > a']);
  });
});

describe('toMappings', () => {
  it('has one entry for each relationship and source', () => {
    const codes = createCodes();
    const links = [
      { from: 'a', to: 'b', relationship: 'Maps to', source: 'x' },
      { from: 'a', to: 'c', relationship: 'Maps to', source: 'y' },
      { from: 'b', to: 'c', relationship: 'Maps to', source: 'x' },
    ];
    expect(
      toMappings(codes, links).map(({ source, pairs }) => [source, namesOf({ codes: codes.list }, pairs)]),
    ).toEqual([
      ['x', ['a > b', 'b > c']],
      ['y', ['a > c']],
    ]);
  });
});
