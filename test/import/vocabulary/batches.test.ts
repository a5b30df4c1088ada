import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../import/vocabulary/batches.ts';

const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

describe('inBatches', () => {
  it('gives every row once, in order, in batches of 10,000', async () => {
    const batches: (readonly number[])[] = [];
    await inBatches(rows(20_001), async (batch) => void batches.push(batch));
    expect([batches.map(({ length }) => length), batches.flat()]).toEqual([
      [10_000, 10_000, 1],
      rows(20_001),
    ]);
  });
  it('works one batch after the other, if nothing else is said', async () => {
    const ended: number[] = [];
    await inBatches(rows(30_000), async ([first = -1]) => {
      await setTimeout(first === 0 ? 20 : 0);
      ended.push(first);
    });
    expect(ended).toEqual([0, 10_000, 20_000]);
  });
  it('has as many at work at once as there are writers, and no more', async () => {
    const running = { now: 0, most: 0 };
    const work = async () => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await setTimeout(5);
      running.now -= 1;
    };
    await inBatches(rows(60_000), work, 2);
    expect(running).toEqual({ now: 0, most: 2 });
  });
  it('does nothing for no rows', async () => {
    const batches: unknown[] = [];
    await inBatches([], async (batch) => void batches.push(batch));
    expect(batches).toEqual([]);
  });
  it.each([1, 2, 3])('fails where a batch fails, with %i writers', (writers) =>
    expect(
      inBatches(
        rows(30_000),
        async ([first]) => {
          if (first === 10_000) throw new TypeError('the second batch');
        },
        writers,
      ),
    ).rejects.toThrow('the second batch'),
  );
  it('has ended all work when it fails', async () => {
    const ended: number[] = [];
    const work = async ([first = -1]: readonly number[]) => {
      if (first === 10_000) throw new TypeError('the second batch');
      await setTimeout(20);
      ended.push(first);
    };
    await expect(inBatches(rows(20_000), work, 2)).rejects.toThrow('the second batch');
    expect(ended).toEqual([0]);
  });
  it('fails where the rows end in an error', async () => {
    function* broken() {
      yield 1;
      throw new TypeError('a broken line');
    }
    await expect(inBatches(broken(), async () => {})).rejects.toThrow('a broken line');
  });
});
