import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../server/cli/cli.ts';
import { makeFolder } from '../../server/folder.ts';
import { createCollector } from '../support/collector.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-folder-'));
afterAll(() => rm(home, { recursive: true }));

describe('makeFolder', () => {
  it('makes a folder and those around it, for all who ask at once', async () => {
    const path = join(home, 'a/b/c');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(path)]);
    await makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('fails where a file stands in its way', async () => {
    await writeFile(join(home, 'file'), '');
    await expect(makeFolder(join(home, 'file'))).rejects.toThrow('EEXIST');
    await expect(makeFolder(join(home, 'file/a'))).rejects.toThrow(/ENOTDIR|EEXIST/);
  });

  it.runIf(existsSync('/proc/self'))('fails where no folder can be made', async () => {
    await expect(makeFolder('/proc/nothing/a')).rejects.toThrow('ENOENT');
    const [stdout, stderr] = [createCollector(), createCollector()];
    expect(await main(['status'], { DATA_DIR: '/proc/nothing' }, { stdout, stderr })).toBe(1);
    expect(stderr.text()).toBe('/proc/nothing cannot be made there. Set DATA_DIR to another folder.\n');
  });
});
