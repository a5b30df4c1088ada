import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { oneByOne } from '../../federation/one-by-one.ts';

describe('oneByOne', () => {
  it('tells in the order in which it comes, each when the one before is told', async () => {
    const said: string[] = [];
    const { tell, until } = oneByOne(async (ms: number) => {
      said.push(`${ms} begins`);
      await sleep(ms);
      said.push(`${ms} is told`);
    });
    const work = async () => {
      for (const ms of [30, 1]) tell(ms);
      return 'done';
    };
    expect(await until(work())).toBe('done');
    expect(said).toEqual(['30 begins', '30 is told', '1 begins', '1 is told']);
  });

  it('tells nothing after a failure, for which the work is not waited', async () => {
    const said: number[] = [];
    const { tell, until } = oneByOne(async (one: number) => {
      said.push(one);
      if (one === 2) throw new TypeError('two');
    });
    for (const one of [1, 2, 3]) tell(one);
    await expect(until(new Promise(() => {}))).rejects.toThrow('two');
    await sleep(10);
    expect(said).toEqual([1, 2]);
  });

  it('passes on what goes wrong with the work', async () => {
    const { until } = oneByOne(async () => {});
    await expect(until(Promise.reject(new TypeError('work')))).rejects.toThrow('work');
  });
});
