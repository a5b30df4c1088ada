import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../cohort/faults.ts';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import type { StoredDefinition } from '../../../cohort/saved/definition.ts';
import { readSaved } from '../../../cohort/saved/read.ts';
import { CriterionErrors } from '../../../ontology/errors.ts';

const female = { patient: { sex: ['FEMALE'] } };

/** What is read of saved cohorts that have these inputs, and what is wrong with it. */
async function read(where: object, stored: Readonly<Record<string, object>>) {
  const faults = createFaults();
  const asked: (readonly string[])[] = [];
  const find = async (ids: readonly string[]) => {
    asked.push(ids);
    return ids.map((id) => toStored(id, stored[id]));
  };
  const saved = await readSaved(parseCriterion(where), ['where'], { faults, find });
  return { ids: [...saved.keys()], asked, faults: faultsIn(faults.raise) };
}

function toStored(id: string, where: object | undefined): StoredDefinition | null {
  return where === undefined ? null : { id, where, inputVersion: 1, frozen: null };
}

function faultsIn(raise: () => void): readonly string[] {
  try {
    raise();
    return [];
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return error.errors.map(({ message }) => message);
  }
}

/** Saved cohorts 1 to `length`, each of which is `name` of the next; the last is of women. */
function chain(length: number, name: (next: string) => object): Readonly<Record<string, object>> {
  const links = Array.from({ length }, (_, at) => [
    `${at + 1}`,
    at + 1 === length ? female : name(`${at + 2}`),
  ]);
  return Object.fromEntries(links);
}

const once = (next: string) => ({ not: { cohort: next } });
const twice = (next: string) => ({ any: [{ cohort: next }, { not: { cohort: next } }] });

describe('readSaved', () => {
  it('reads each saved cohort once, those of one level together', async () => {
    const stored = { a: { any: [{ cohort: 'c' }, { cohort: 'b' }] }, b: { cohort: 'c' }, c: female };
    const { ids, asked } = await read(
      { all: [{ cohort: 'a' }, { cohort: 'b' }, { not: { cohort: 'a' } }] },
      stored,
    );
    expect([[...ids].sort(), asked.map((one) => [...one].sort())]).toEqual([
      ['a', 'b', 'c'],
      [['a', 'b'], ['c']],
    ]);
  });

  it('takes a saved cohort that is named by two others', async () => {
    const stored = { a: { cohort: 'c' }, b: { cohort: 'c' }, c: female };
    expect((await read({ all: [{ cohort: 'a' }, { cohort: 'b' }] }, stored)).faults).toEqual([]);
  });

  it('names the circle, at the place that leads into it', async () => {
    const stored = { a: { cohort: 'b' }, b: { not: { cohort: 'c' } }, c: { all: [female, { cohort: 'b' }] } };
    const { ids, faults } = await read({ all: [female, { cohort: 'a' }] }, stored);
    expect([ids, faults]).toEqual([[], ['where.all.1.cohort: refers to itself: b names c names b.']]);
  });

  it('gives nothing that could be followed in a circle', async () => {
    expect((await read({ cohort: 'a' }, { a: { cohort: 'a' } })).ids).toEqual([]);
  });

  it('follows 12 saved cohorts', async () => {
    expect((await read({ cohort: '1' }, chain(12, once))).faults).toEqual([]);
  });

  it('refuses to follow more', async () => {
    expect((await read({ cohort: '1' }, chain(13, once))).faults).toEqual([
      expect.stringContaining('leads through more than 12 saved cohorts'),
    ]);
  });

  it('takes 512 conditions of nine that name the next twice', async () => {
    expect((await read({ cohort: '1' }, chain(10, twice))).faults).toEqual([]);
  });

  it('refuses more than 1,000, without unfolding them', async () => {
    expect((await read({ cohort: '1' }, chain(12, twice))).faults).toEqual([
      'where: has more than 1000 conditions with those of the saved cohorts that it names.',
    ]);
  });
});
