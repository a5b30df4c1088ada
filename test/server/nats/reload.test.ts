import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reloadNats } from '../../../server/nats/reload.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-reload-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('reloadNats', () => {
  it.each([
    ['another program has by now', `${process.pid}\n`, 'NOT_FOUND'],
    ['nobody has', '99999999\n', 'NOT_FOUND'],
    ['means every process', '-1\n', 'ARGUMENT_INVALID'],
    ['means this group of processes', '0\n', 'ARGUMENT_INVALID'],
    ['is none', 'nats\n', 'ARGUMENT_INVALID'],
    ['is not there', '', 'ARGUMENT_INVALID'],
  ])('sends no signal where the file has a number that %s', async (_what, text, code) => {
    const file = join(folder, 'nats.pid');
    await writeFile(file, text);
    await expect(reloadNats(file)).rejects.toMatchObject({ code });
  });

  it('says of a file that is not there', async () => {
    await expect(reloadNats(join(folder, 'none.pid'))).rejects.toThrow('none.pid cannot be read.');
  });
});
