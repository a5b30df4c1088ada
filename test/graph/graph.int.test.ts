import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
afterAll(() => graph.close());

const numbers = (rows: number, signal?: AbortSignal) =>
  graph.read<{ n: number }>(
    cypher`UNWIND range(1, ${rows}) AS n RETURN n`,
    signal === undefined ? {} : { signal },
  );

/** Somebody who leaves in the middle of what is read, again and again. */
async function leaveEarly(first: number): Promise<void> {
  for (let time = first; time < first + 40; time += 1) {
    const controller = new AbortController();
    const read = numbers(20_000, controller.signal).catch(() => {});
    await Promise.race([sleep(5 + ((time * 37) % 300)), read]);
    controller.abort();
    await sleep(1);
  }
}

describe('read', () => {
  it('answers others while some leave in the middle of what they read', async () => {
    const state = { over: false };
    const stay = async (rows: number) => {
      for (; !state.over; await sleep(2)) expect(await numbers(rows)).toHaveLength(rows);
    };
    const leaving = Promise.all([1, 3, 11].map(leaveEarly)).finally(() => {
      state.over = true;
    });
    await Promise.all([leaving, stay(1), stay(10), stay(5_000)]);
  });
});
