import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDatasetTable } from '../../../import/mapping/dataset-table.ts';

const state = { folder: '' };
beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-datasets-'));
});
afterAll(() => rm(state.folder, { recursive: true }));

/** What a table of datasets with these lines says. */
async function read(...lines: readonly string[]) {
  await writeFile(join(state.folder, 'sites.tsv'), ['site\tname\tupdated', ...lines, ''].join('\n'));
  const catalogue = { file: 'sites.tsv', id: 'site', title: 'name', releasedAt: 'updated' };
  const { entries, rejects } = await readDatasetTable(state.folder, {
    datasets: { accessRights: 'PUBLIC', license: [], catalogue },
  });
  return { entries: [...entries], rejects: rejects.map(({ row, column, reason }) => [row, column, reason]) };
}

describe('readDatasetTable', () => {
  it.each(['2024-02-03', '2024', '2024-02-03T04:05:06Z', ''])(
    'takes a dataset released at "%s"',
    async (at) =>
      expect(await read(`a\tAlpha\t${at}`)).toEqual({
        entries: [['a', { title: 'Alpha', description: null, releasedAt: at || null }]],
        rejects: [],
      }),
  );
  it('rejects a release at what is no date', async () =>
    expect(await read('a\tAlpha\tsoon', 'b\tBeta\t2024')).toMatchObject({
      entries: [['b', {}]],
      rejects: [[2, 'updated', expect.stringContaining('no date')]],
    }));
  it('rejects a row of no dataset', async () =>
    expect(await read('\tAlpha\t2024')).toEqual({
      entries: [],
      rejects: [[2, 'site', 'there is no dataset']],
    }));
  it('keeps the first of two rows that say different things of one dataset, and rejects the other', async () =>
    expect(await read('a\tAlpha\t2024', 'a\tOmega\t2024', 'a\tAlpha\t2024')).toMatchObject({
      entries: [['a', { title: 'Alpha' }]],
      rejects: [[3, 'site', 'a row before says other things of this dataset']],
    }));
});
