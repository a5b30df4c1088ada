import { describe, expect, it } from 'vitest';
import { createEntries } from '../../../index/build/entries.ts';

describe('createEntries', () => {
  it('gives equal rows one number, from 1', () => {
    const { entryOf } = createEntries([1, 0]);
    const rows = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'b'],
      ['a', null],
      [null, 'a'],
    ];
    expect(rows.map(entryOf)).toStrictEqual([1, 2, 1, 3, 4]);
  });

  it('gives 0 where nothing is known', () => {
    expect(createEntries([0, 1]).entryOf([null, null])).toBe(0);
  });

  it('tells what is unknown from a text of that name', () => {
    const { entryOf } = createEntries([0]);
    expect([['null'], [null], ['']].map(entryOf)).toStrictEqual([1, 0, 2]);
  });

  it('knows the texts of each part', () => {
    const { entryOf, texts } = createEntries([0, 2]);
    for (const row of [
      ['x', 'not asked', true],
      [null, '', false],
    ])
      entryOf(row);
    expect(texts).toStrictEqual([
      [null, 'x', null],
      [null, 'true', 'false'],
    ]);
  });
});
