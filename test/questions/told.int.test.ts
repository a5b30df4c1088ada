import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { fixSharers } from '../../questions/sharers.ts';
import { keepToldAnswers, readToldAnswers, type StoredQuestion } from '../../questions/told.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const forget = () => graph.write((run) => run(cypher`MATCH (asked:AskedQuestion|SharedTotal) DELETE asked`));
beforeAll(() => applyConstraints(graph)); // of two that make one node one waits
beforeEach(forget);
afterAll(async () => {
  await forget();
  await graph.close();
});

const women: StoredQuestion = { where: { patient: { sex: ['FEMALE'] } }, purpose: null, facets: [] };
const now = new Date('2026-11-30T08:00:00.000Z');
const at = now.toISOString();

const keep = (question: StoredQuestion, told: object, when = now) =>
  keepToldAnswers(
    graph,
    { question, answers: new Map(Object.entries(told).map(([id, one]) => [id, { told: one, at }])) },
    when,
  );
const read = async (question = women) => Object.fromEntries(await readToldAnswers<unknown>(graph, question));

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
    expect(await read({ ...women, where: { patient: { sex: ['FEMALE', 'FEMALE'] } } })).not.toEqual({});
    expect(await read({ ...women, purpose: 'a trial' })).toEqual({});
    expect(await read({ ...women, where: { patient: { sex: ['MALE'] } } })).toEqual({});
    expect(await read({ ...women, facets: [{ field: 'SEX' }] })).toEqual({});
  });

  it('stays where other sites tell of it later, and is replaced by what the same site tells', async () => {
    await keep(women, { north: 1, south: 2 });
    await Promise.all([keep(women, { south: 3 }), keep(women, { west: 4 })]);
    const told = await read();
    expect(Object.values(told).map((one) => Object(one).told)).toEqual(expect.arrayContaining([1, 3, 4]));
  });

  it('is gone 14 days after the last of it, when something else is told', async () => {
    await keep(women, { north: 1 });
    const other = { ...women, where: {}, purpose: 'x' };
    await keep(other, { north: 1 }, new Date('2026-12-14T07:59:00.000Z'));
    expect(await read()).not.toEqual({});
    await keep(other, { north: 1 }, new Date('2026-12-14T08:00:00.000Z'));
    expect(await read()).toEqual({});
  });
});

describe('what sites told of facets', () => {
  it('is of the same facets in whatever order, and of the same values', async () => {
    const genes = (...values: readonly string[]) => ({ field: 'MUTATED_GENE', values }) as const;
    await keep({ ...women, facets: [{ field: 'SEX' }, genes('TP53', 'KRAS')] }, { north: 1 });
    const again = { ...women, facets: [genes('KRAS', 'TP53'), { field: 'SEX', missing: false } as const] };
    expect(await read(again)).toEqual({ north: { told: 1, at } });
    expect(await read({ ...women, facets: [{ field: 'SEX' }, genes('TP53')] })).toEqual({});
  });
});

describe('sites that take part in a total with numbers that they do not show', () => {
  const fix = (sharers: Record<string, readonly string[]>, where = women.where, when = now) =>
    fixSharers(graph, { where, sharers }, when);

  it('are those that did first, of whomever asks at once', async () => {
    const [one, other] = await Promise.all([
      fix({ all: ['a', 'b', 'c'] }),
      fix({ all: ['a', 'b', 'c', 'd'] }),
    ]);
    expect(one).toEqual(other);
    expect(await fix({ all: ['x', 'y', 'z'] })).toEqual(one);
  });

  it('are of each total and each criterion by themselves', async () => {
    await fix({ all: ['a', 'b', 'c'] });
    const women60 = { 'AGE_AT_DIAGNOSIS = 60-69': ['b', 'c', 'd'] };
    expect(await fix(women60)).toEqual({ all: ['a', 'b', 'c'], ...women60 });
    expect(await fix({ all: ['x', 'y', 'z'] }, { patient: {} })).toEqual({ all: ['x', 'y', 'z'] });
  });

  it('stay it as long as somebody asks within 14 days', async () => {
    const at = (day: string) => new Date(`2026-12-${day}T08:00:00.000Z`);
    await fix({ all: ['a', 'b', 'c'] });
    await fix({ all: ['x', 'y', 'z'] }, women.where, at('13'));
    expect(await fix({ all: ['x', 'y', 'z'] }, women.where, at('26'))).toEqual({ all: ['a', 'b', 'c'] });
    await fix({ all: ['k', 'l', 'm'] }, { patient: {} }, new Date('2027-01-09T08:00:00.000Z'));
    expect(await fix({ all: ['x', 'y', 'z'] })).toEqual({ all: ['x', 'y', 'z'] });
  });
});
