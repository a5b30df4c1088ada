import { describe, expect, it } from 'vitest';
import { type Batching, createBatching, manyByKey, oncePerArguments, oneByKey } from '../../graph/batch.ts';
import { unhurried } from '../../graph/breathe.ts';
import { block } from '../support/block.ts';

const rows = [
  { owner: 'b', n: 1 },
  { owner: 'a', n: 2 },
  { owner: 'b', n: 3 },
];

/** A loader, and the keys of each read. */
function listening(batching?: Batching) {
  const asked: (readonly string[])[] = [];
  const read = async (keys: readonly string[]): Promise<readonly { owner: string }[]> => {
    asked.push(keys);
    return [];
  };
  return { asked, loader: manyByKey(read, ({ owner }) => owner, batching) };
}

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
    const { loader, asked } = listening();
    await Promise.all([loader.load('a'), loader.load('b'), loader.load('a')]);
    expect(asked).toEqual([['a', 'b']]);
  });
});

describe('createBatching', () => {
  it('reads once for all that is asked for in turns', async () => {
    const batching = createBatching(unhurried);
    const { loader, asked } = listening(batching);
    const work = (key: string) => {
      block(10); // others have waited for long
      return batching.inTurn(() => loader.load(key));
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(work));
    expect(asked).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('does not wait for what asks for nothing', async () => {
    const state = { over: false };
    const busy = (async () => {
      while (!state.over) await unhurried();
    })();
    const loader = oneByKey(
      async () => rows,
      ({ owner }) => owner,
      createBatching(unhurried),
    );
    expect(await loader.load('a')).toEqual(rows[1]);
    state.over = true;
    await busy;
  });

  it('reads for others when one of them has ended while it waited', async () => {
    const ended = new Error('ended');
    const breaths = [async () => {}, () => Promise.reject(ended)];
    const batching = createBatching(() => (breaths.pop() ?? unhurried)());
    const loader = oneByKey(
      async () => rows,
      ({ owner }) => owner,
      batching,
    );
    await expect(batching.inTurn(() => loader.load('b'))).rejects.toBe(ended);
    expect(await loader.load('a')).toEqual(rows[1]);
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
