import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import { createFreezer } from '../support/freezer.ts';

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

describe('a read for somebody who has left before', () => {
  it('asks the database nothing', async () => {
    const statements = graph.statements;
    await expect(numbers(1, AbortSignal.abort())).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(graph.statements).toBe(statements);
  });
});

describe('a connection that was lost', () => {
  it('is made anew for a read', async () => {
    const cut = await createFreezer(testDatabase().address.uri);
    const lost = new Graph({ ...testDatabase().address, uri: cut.uri });
    const one = () => lost.read(cypher`RETURN 1 AS one`);
    await one();
    cut.breakAll();
    expect(await one()).toEqual([{ one: 1 }]);
    await lost.close();
    cut.close();
  });

  it('is made anew while what is read comes', async () => {
    const cut = await createFreezer(testDatabase().address.uri);
    const lost = new Graph({ ...testDatabase().address, uri: cut.uri });
    await lost.read(cypher`RETURN 1 AS one`);
    const reading = lost.read(cypher`UNWIND range(1, 300000) AS n RETURN n`);
    await sleep(50);
    cut.breakAll();
    expect(await reading).toHaveLength(300_000);
    await lost.close();
    cut.close();
  });

  it('is not waited for by who has left', async () => {
    const cut = await createFreezer(testDatabase().address.uri);
    const lost = new Graph({ ...testDatabase().address, uri: cut.uri });
    cut.close();
    const statements = lost.statements;
    const controller = new AbortController();
    const reading = lost.read(cypher`RETURN 1 AS one`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(reading).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await sleep(1_000);
    expect(lost.statements - statements).toBe(1);
    await lost.close();
  });
});

describe('a connection that breaks in the middle', () => {
  it('of a transaction is GRAPH_UNAVAILABLE, and nothing of it is there', async () => {
    const cut = await createFreezer(testDatabase().address.uri);
    const broken = new Graph({ ...testDatabase().address, uri: cut.uri });
    const writing = broken.write(async (run) => {
      await run(cypher`CREATE (:Halfway)`);
      cut.close();
      await run(cypher`CREATE (:Halfway)`);
    });
    await expect(writing).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(await graph.read(cypher`MATCH (node:Halfway) RETURN node`)).toEqual([]);
    await broken.close();
  });

  it('of a stream is GRAPH_UNAVAILABLE', async () => {
    const cut = await createFreezer(testDatabase().address.uri);
    const broken = new Graph({ ...testDatabase().address, uri: cut.uri });
    const read = async () => {
      for await (const _ of broken.stream(cypher`UNWIND range(1, 100000) AS n RETURN n`, { fetchSize: 10 }))
        cut.close();
    };
    await expect(read()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    await broken.close();
  });
});
