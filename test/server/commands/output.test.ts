import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlace } from '../../../server/commands/output.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-output-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFile(at(name), 'utf8');

async function write(path: string, pieces: Iterable<string> = ['new']): Promise<void> {
  await (await openPlace(path)).write([Readable.from(pieces)]);
}

function* broken() {
  yield 'half';
  throw new Error('the graph is gone');
}

describe('openPlace', () => {
  it('replaces a file by a whole one', async () => {
    await writeFile(at('a'), 'the old one');
    await write(at('a'));
    expect([await read('a'), await readdir(folder)]).toEqual(['new', ['a']]);
  });

  it('makes a file that others do not read, whatever was left of it', async () => {
    await writeFile(`${at('a')}.part`, 'left', { mode: 0o644 });
    await (await openPlace(at('a'), 0o600)).write([Readable.from(['secret'])]);
    expect([await read('a'), (await lstat(at('a'))).mode & 0o777]).toEqual(['secret', 0o600]);
  });

  it('leaves a file as it was when what comes breaks off', async () => {
    await writeFile(at('a'), 'old');
    await expect(write(at('a'), broken())).rejects.toThrow('the graph is gone');
    expect([await read('a'), await readdir(folder)]).toEqual(['old', ['a']]);
  });

  it.each(['a file', 'nothing yet'])('writes what a chain of links leads to: %s', async (end) => {
    await mkdir(at('sub'));
    if (end === 'a file') await writeFile(at('sub/end'), 'old');
    await symlink('sub/end', at('second'));
    await symlink(at('second'), at('first'));
    await write(at('first'));
    expect([await read('sub/end'), (await lstat(at('first'))).isSymbolicLink()]).toEqual(['new', true]);
    expect(await readdir(at('sub'))).toEqual(['end']);
  });

  it('gives a pipe what comes, and leaves it a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const [got] = await Promise.all([read('pipe'), write(at('pipe'))]);
    expect([got, (await lstat(at('pipe'))).isFIFO()]).toEqual(['new', true]);
  });

  it('leaves a device a device, by a link, too', async () => {
    await symlink('/dev/null', at('a'));
    await Promise.all([write('/dev/null'), write(at('a'))]);
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
    expect((await lstat(at('a'))).isSymbolicLink()).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('says what takes no more', () =>
    expect(write('/dev/full')).rejects.toThrow(/^\/dev\/full cannot be written: ENOSPC/),
  );

  it('refuses a folder', () => expect(openPlace(folder)).rejects.toThrow('it is a folder'));

  it.each(['nowhere/a', 'circle', 'into-nowhere'])('refuses %s, which cannot become a file', async (name) => {
    await symlink('circle', at('circle'));
    await symlink('nowhere/a', at('into-nowhere'));
    await expect(openPlace(at(name))).rejects.toThrow('its folder is not there or takes no files');
  });
});
