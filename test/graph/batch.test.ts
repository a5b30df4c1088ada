import { describe, expect, it } from 'vitest';
import { manyByKey, oncePerArguments, oneByKey } from '../../graph/batch.ts';

const rows = [
  { owner: 'b', n: 1 },
  { owner: 'a', n: 2 },
  { owner: 'b', n: 3 },
];

describe('manyByKey', () => {
  it('gives the rows of each key in the order they came, and none for a key without rows', async () => {
    const loader = manyByKey(
      async () => rows,
      ({ owner }) => owner,
    );
    const answers = await loader.loadMany(['a', 'c', 'b']);
    expect(answers).toEqual([[rows[1]], [], [rows[0], rows[2]]]);
  });

  it('reads once for all keys of a turn', async () => {
    const asked: (readonly string[])[] = [];
    const loader = manyByKey<{ owner: string }>(
      async (keys) => {
        asked.push(keys);
        return [];
      },
      ({ owner }) => owner,
    );
    await Promise.all([loader.load('a'), loader.load('b'), loader.load('a')]);
    expect(asked).toEqual([['a', 'b']]);
  });
});

describe('oneByKey', () => {
  it('gives the row of each key, and null for a key without one', async () => {
    const loader = oneByKey(
      async () => rows.slice(0, 2),
      ({ owner }) => owner,
    );
    expect(await loader.loadMany(['a', 'c', 'b'])).toEqual([rows[1], null, rows[0]]);
  });
});

describe('oncePerArguments', () => {
  it('makes one thing for equal arguments and another for others', () => {
    const make = oncePerArguments((type: string, selection: { readonly first: number }) => ({
      type,
      selection,
    }));
    const [same, again, other] = [make('a', { first: 1 }), make('a', { first: 1 }), make('a', { first: 2 })];
    expect([same === again, same === other]).toEqual([true, false]);
  });
});
