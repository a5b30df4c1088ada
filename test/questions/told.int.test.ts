import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { fixSharers, keepToldAnswers, readToldAnswers } from '../../questions/told.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const forget = () => graph.write((run) => run(cypher`MATCH (asked:AskedQuestion) DELETE asked`));
beforeEach(forget);
afterAll(async () => {
  await forget();
  await graph.close();
});

const women = { where: { patient: { sex: ['FEMALE'] } }, purpose: null };
const now = new Date('2026-11-30T08:00:00.000Z');
const at = now.toISOString();

const keep = (question: typeof women | { where: unknown; purpose: string }, told: object, when = now) =>
  keepToldAnswers(
    graph,
    { question, answers: new Map(Object.entries(told).map(([id, one]) => [id, { told: one, at }])) },
    when,
  );
const read = async (question: { where: unknown; purpose: string | null } = women) =>
  Object.fromEntries(await readToldAnswers<unknown>(graph, question));

describe('what sites told of a question', () => {
  it('is there again, by site', async () => {
    await keep(women, { north: { value: 7 }, 'odd `id` é': { value: null } });
    expect(await read()).toEqual({
      north: { told: { value: 7 }, at },
      'odd `id` é': { told: { value: null }, at },
    });
  });

  it('is of the same question however it is written, and of no other', async () => {
    await keep(women, { north: 1 });
    expect(await read({ where: { patient: { sex: ['FEMALE', 'FEMALE'] } }, purpose: null })).not.toEqual({});
    expect(await read({ ...women, purpose: 'a trial' })).toEqual({});
    expect(await read({ where: { patient: { sex: ['MALE'] } }, purpose: null })).toEqual({});
  });

  it('stays where other sites tell of it later, and is replaced by what the same site tells', async () => {
    await keep(women, { north: 1, south: 2 });
    await Promise.all([keep(women, { south: 3 }), keep(women, { west: 4 })]);
    const told = await read();
    expect(Object.values(told).map((one) => Object(one).told)).toEqual(expect.arrayContaining([1, 3, 4]));
  });

  it('is gone 14 days after the last of it, when something else is told', async () => {
    await keep(women, { north: 1 });
    const other = { where: {}, purpose: 'x' };
    await keep(other, { north: 1 }, new Date('2026-12-14T07:59:00.000Z'));
    expect(await read()).not.toEqual({});
    await keep(other, { north: 1 }, new Date('2026-12-14T08:00:00.000Z'));
    expect(await read()).toEqual({});
  });
});

describe('sites that take part with numbers that they do not show', () => {
  it('are those that did first, of each question', async () => {
    await keep(women, { north: 1 });
    const all = await Promise.all([
      fixSharers(graph, women, ['a', 'b', 'c']),
      fixSharers(graph, women, ['a', 'b', 'c', 'd']),
    ]);
    expect(all[0]).toEqual(all[1]);
    expect(await fixSharers(graph, women, ['x', 'y', 'z'])).toEqual(all[0]);
    expect(await read()).toEqual({ north: { told: 1, at } });
  });

  it('are none of a question that is not kept', async () => {
    expect(await fixSharers(graph, women, ['a', 'b', 'c'])).toEqual([]);
  });
});
