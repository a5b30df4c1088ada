import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { clearSaved, save, storeDefinition } from '../support/saved-cohorts.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, cohortGraph));
afterEach(() => clearSaved(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

/** Ann and Cat. */
const ct = { imaging: { modality: ['CT'] } };
/** Ann, Ben and Cat. */
const staged = { measurement: { test: { source: ['pathologic_stage'] } } };
/** Ben and Eli. */
const male = { patient: { sex: ['MALE'] } };

type Part = {
  readonly in: readonly string[];
  readonly notIn: readonly string[];
  readonly count: { readonly value: number };
  readonly facets: readonly object[];
};

async function compare(ids: readonly string[], more = '', caller?: Caller) {
  const { data, errors } = await ask<{ compareCohorts: { parts: readonly Part[] } } | null>(
    `query ($ids: [ID!]!) { compareCohorts(ids: $ids ${more}) {
      parts { in notIn count { value } facets { field values { value count { value } } missing { value } other { value } } }
    } }`,
    caller,
    { ids },
  );
  return { parts: data?.compareCohorts.parts ?? [], errors };
}

describe('compareCohorts', () => {
  it('parts the patients of two cohorts', async () => {
    const [a, b] = [await save(ask, staged), await save(ask, male, { freeze: true })];
    expect((await compare([a, b])).parts).toEqual([
      { in: [a], notIn: [b], count: { value: 2 }, facets: [] },
      { in: [b], notIn: [a], count: { value: 1 }, facets: [] },
      { in: [a, b], notIn: [], count: { value: 1 }, facets: [] },
    ]);
  });

  it('parts the patients of three cohorts', async () => {
    const [a, b, c] = [await save(ask, staged), await save(ask, male), await save(ask, ct)];
    const { parts } = await compare([a, b, c]);
    expect(parts.map((part) => [part.in, part.notIn, part.count.value])).toEqual([
      [[a], [b, c], 0],
      [[b], [a, c], 1],
      [[c], [a, b], 0],
      [[a, b], [c], 1],
      [[a, c], [b], 2],
      [[b, c], [a], 0],
      [[a, b, c], [], 0],
    ]);
  });

  it('counts the facets of each part', async () => {
    const [a, b] = [await save(ask, staged), await save(ask, ct)];
    const { parts } = await compare([a, b], 'facets: [STAGE, SEX]');
    const sex = (value: string, n: number) => ({
      field: 'SEX',
      values: [{ value, count: { value: n } }],
      missing: { value: 0 },
      other: { value: 0 },
    });
    const stage = (...values: readonly (readonly [string, number])[]) => ({
      field: 'STAGE',
      values: values.map(([value, n]) => ({ value, count: { value: n } })),
      missing: { value: 0 },
      other: { value: 0 },
    });
    expect(parts.map(({ facets }) => facets)).toEqual([
      [stage(['stage ii', 1]), sex('MALE', 1)],
      [stage(), { ...sex('', 0), values: [] }],
      [stage(['stage i', 2], ['stage iii', 1]), sex('FEMALE', 2)],
    ]);
  });

  it('keeps the facet members of a definition in its facets', async () => {
    const [a, b] = [
      await save(ask, { facet: { field: 'STAGE', values: ['stage ii'] } }),
      await save(ask, ct),
    ];
    const { parts } = await compare([a, b], 'facets: [STAGE]');
    expect(parts[0]?.facets).toMatchObject([{ values: [{ value: 'stage ii', count: { value: 1 } }] }]);
  });

  it('shows as many values of each facet as are asked', async () => {
    const [a, b] = [await save(ask, staged), await save(ask, ct)];
    const { parts } = await compare([a, b], 'facets: [STAGE], top: 1');
    expect(parts[2]?.facets).toMatchObject([{ values: [{ value: 'stage i' }], other: { value: 1 } }]);
  });

  it('counts over the data of who asks', async () => {
    const [a, b] = [await save(ask, { patient: {} }), await save(ask, male)];
    const { parts } = await compare([a, b], '', callerOf('fx-b'));
    expect(parts.map(({ count }) => count.value)).toEqual([2, 0, 1]);
  });

  it('reads two versions of one cohort as two', async () => {
    const [a, b] = [await save(ask, ct), await save(ask, ct, { freeze: true })];
    const { parts } = await compare([a, b]);
    expect(parts.map(({ count }) => count.value)).toEqual([0, 0, 2]);
  });

  it('names every id that is none', async () => {
    const { errors } = await compare(['fx-1', await save(ask, ct), 'fx-2']);
    expect(errors).toEqual([
      { code: 'NOT_FOUND', path: ['ids', 0] },
      { code: 'NOT_FOUND', path: ['ids', 2] },
    ]);
  });

  it('refuses a definition that names what is gone, with its place in it', async () => {
    await storeDefinition(graph, 'fx-1', { not: { dataset: ['fx-c'] } });
    const { errors } = await compare([await save(ask, ct), 'fx-1']);
    expect(errors).toEqual([{ code: 'CRITERION_INVALID', path: ['ids', 1, 'not', 'dataset', 0] }]);
  });

  it('refuses a cohort that names itself', async () => {
    await storeDefinition(graph, 'fx-1', { not: { cohort: 'fx-1' } });
    const { errors } = await compare([await save(ask, ct), 'fx-1']);
    expect(errors).toEqual([{ code: 'CRITERION_INVALID', path: ['ids', 1, 'not', 'cohort'] }]);
  });

  it.each([
    ['none', []],
    ['one', ['fx-1']],
    ['four', ['fx-1', 'fx-2', 'fx-3', 'fx-4']],
    ['the same twice', ['fx-1', 'fx-1']],
    ['an endless id', ['fx-1', 'x'.repeat(201)]],
  ])('refuses %s', async (_fact, ids) => {
    expect((await compare(ids)).errors).toEqual([{ code: 'ARGUMENT_INVALID', path: ['ids'] }]);
  });

  it('refuses a top that is none', async () => {
    expect((await compare(['fx-1', 'fx-2'], 'facets: [SEX], top: 0')).errors).toEqual([
      { code: 'ARGUMENT_INVALID', path: ['top'] },
    ]);
  });
});
