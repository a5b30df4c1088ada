import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { fixSharers } from '../../questions/sharers.ts';
import { keepToldAnswers, readToldAnswers, type StoredQuestion } from '../../questions/told.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const forget = () => graph.write((run) => run(cypher`MATCH (asked:AskedQuestion|SharedNumber) DELETE asked`));
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

  it('is gone where a site does not answer it any more', async () => {
    await keep(women, { north: 1, south: 2 });
    await keepToldAnswers(graph, { question: women, answers: new Map([['north', null]]) }, now);
    expect(Object.keys(await read())).toEqual(['south']);
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
  /** `a1`: the number 1 of the site `a`, which has no other of that name. */
  const fix = (totals: Readonly<Record<string, string>>, when = now) =>
    fixSharers(
      graph,
      Object.fromEntries(
        Object.entries(totals).map(([name, of]) => [
          name,
          of.split(' ').map((one) => ({ site: one.slice(0, 1), number: one.slice(1) })),
        ]),
      ),
      when,
    );
  const sites = async (...asked: Parameters<typeof fix>) =>
    Object.fromEntries(
      Object.entries(await fix(...asked)).map(([name, of]) => [name, of.toSorted().join(' ')]),
    );

  it('are those that did first, of whomever asks at once', async () => {
    const [one, other] = await Promise.all([sites({ all: 'a1 b1 c1' }), sites({ all: 'a1 b1 c1 d1' })]);
    // Of two of whom the one has a site more, the other gets none where it comes second.
    expect(['a b c,a b c', ',a b c d']).toContain([one.all, other.all].join());
    expect(await sites({ all: 'a1 b1 c1 d1 e1' })).toEqual(other);
  });

  it('are the same whatever the total is called, and however else it was asked', async () => {
    await fix({ all: 'a1 b1 c1 d1' });
    expect(await sites({ 'SEX = female': 'a1 b1 c1 d1 e1' })).toEqual({ 'SEX = female': 'a b c d' });
  });

  it('are none where one of them does not now: the total would tell its number', async () => {
    await fix({ all: 'a1 b1 c1 d1' });
    expect(await sites({ all: 'a1 b1 c1' })).toEqual({ all: '' });
    expect(await sites({ all: 'b1 c1 d1 e1' })).toEqual({ all: '' });
    expect(await sites({ all: 'a1 b1 c1 d1' })).toEqual({ all: 'a b c d' });
  });

  it('are none of numbers that stand in two totals', async () => {
    await fix({ all: 'a1 b1 c1', other: 'd1 e1 f1' });
    expect(await sites({ all: 'a1 b1 c1 d1 e1 f1' })).toEqual({ all: '' });
  });

  it('are of each total by themselves', async () => {
    await fix({ all: 'a1 b1 c1' });
    expect(await sites({ all: 'a1 b1 c1', 'AGE = 60-69': 'b2 c2 d2' })).toEqual({
      all: 'a b c',
      'AGE = 60-69': 'b c d',
    });
  });

  it('stay it longer than sites remember what they drew: three years after they were told last', async () => {
    const at = (day: string) => new Date(`${day}T08:00:00.000Z`);
    await fix({ all: 'a1 b1 c1' });
    expect(await sites({ all: 'a1 b1 c1 d1' }, at('2028-11-30'))).toEqual({ all: 'a b c' });
    expect(await sites({ all: 'b1 c1 d1' }, at('2030-11-29'))).toEqual({ all: '' });
    expect(await sites({ all: 'b1 c1 d1' }, at('2032-11-30'))).toEqual({ all: 'b c d' });
  });
});
