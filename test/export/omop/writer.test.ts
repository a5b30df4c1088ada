import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWriter } from '../../../export/omop/writer.ts';
import { canMount, onSmallDisk } from '../../support/small-disk.ts';

const state = { folder: '' };
beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-writer-'));
});
afterAll(() => rm(state.folder, { recursive: true }));

describe('createWriter', () => {
  it('writes a header, and cells by their columns', async () => {
    const path = join(state.folder, 'a.csv');
    const { write, end, rows } = await createWriter(path, ['a', 'b']);
    await write({ b: 'x, "y"\nz', c: 'left out' });
    await end();
    expect([await readFile(path, 'utf8'), rows()]).toEqual(['a,b\n,"x, ""y""\nz"\n', 1]);
  });

  it.runIf(canMount)('names the file that a full disk takes no more of', async () => {
    await onSmallDisk(state.folder, 64, async () => {
      const path = join(state.folder, 'b.csv');
      const { write } = await createWriter(path, ['a']);
      const all = async () => {
        for (let row = 0; row < 5_000; row += 1) await write({ a: 'x'.repeat(100) });
      };
      await expect(all()).rejects.toThrow(`${path} cannot be written: ENOSPC`);
    });
  });
});
