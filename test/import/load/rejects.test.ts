import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetRejects, writeRejects } from '../../../import/load/rejects.ts';
import { createReport } from '../../../import/load/report.ts';

const state = { folder: '' };
beforeEach(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-rejects-'));
});
afterEach(() => rm(state.folder, { recursive: true }));

const reject = {
  file: 'labs.tsv',
  row: 3,
  record: 'measurement',
  column: 'value',
  value: '4,5',
  reason: 'no number',
  kept: true,
  patient: 'opaque1',
};

async function write(...rejects: readonly Partial<typeof reject>[]): Promise<string> {
  const report = { ...createReport(), rejects: rejects.map((one) => ({ ...reject, ...one })) };
  return (await writeRejects(state.folder, 'load', report)) ?? 'none';
}
const rowsIn = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).row);

describe('writeRejects', () => {
  it('writes a line of JSON for each reject', async () => {
    const { kept, ...rest } = reject;
    expect(JSON.parse(await readFile(await write({}), 'utf8'))).toEqual({ ...rest, recordLoaded: kept });
  });
  it('writes a file that its owner alone may read', async () =>
    expect((await stat(await write({}))).mode & 0o777).toBe(0o600));
  it('writes no file of no rejects', async () => expect(await write()).toBe('none'));
});

describe('forgetRejects', () => {
  it('removes lines of a patient by the hash', async () => {
    const path = await write({ row: 1 }, { row: 2, patient: 'opaque2' });
    await forgetRejects(state.folder, ['opaque1']);
    expect(await rowsIn(path)).toEqual([2]);
  });
  it('removes lines whose value holds the source id', async () => {
    const path = await write({ row: 1, patient: '', value: 'P1-01A' }, { row: 2, value: 'P2-01A' });
    await forgetRejects(state.folder, ['P1']);
    expect(await rowsIn(path)).toEqual([2]);
  });
  it('leaves lines of a patient whose id is longer', async () => {
    const path = await write({ row: 1, value: 'P12' }, { row: 2, value: 'XP1' });
    await forgetRejects(state.folder, ['P1']);
    expect(await rowsIn(path)).toEqual([1, 2]);
  });
  it('takes no id for a pattern', async () => {
    const path = await write({ row: 1, value: 'PXX1' });
    await forgetRejects(state.folder, ['P..1']);
    expect(await rowsIn(path)).toEqual([1]);
  });
  it('finds ids with quotes in them', async () => {
    const path = await write({ row: 1, value: 'say "hi"' });
    await forgetRejects(state.folder, ['"hi"']);
    expect(await rowsIn(path)).toEqual([]);
  });
  it('leaves the file to its owner alone', async () => {
    const path = await write({ row: 1 });
    await forgetRejects(state.folder, ['opaque1']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
  it('is content without any file', async () =>
    expect(await forgetRejects(join(state.folder, 'nowhere'), ['x'])).toBeUndefined());
});
