import { execFileSync, spawnSync } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOwner, isHeldBy, releaseLock, takeLock } from '../../../server/neo4j/lock.ts';
import { createDataDir } from '../../support/neo4j.ts';

/** Whether this user may mount a small disk: root may, outside of containers that forbid it. */
const canMount = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

let dataDir: string;
let lock: string;

beforeEach(async () => {
  dataDir = await createDataDir();
  lock = join(dataDir, 'lock');
});

afterEach(() => rm(dataDir, { recursive: true }));

describe('takeLock', () => {
  it('gives a free lock to the first', async () => {
    const owner = await createOwner('bolt://a');
    expect(await takeLock(lock, owner)).toBe(owner);
  });

  it('lets nobody else read the lock', async () => {
    await takeLock(lock, await createOwner('bolt://a'));
    expect((await stat(lock)).mode & 0o777).toBe(0o600);
  });

  it('names the holder to the second', async () => {
    const first = await takeLock(lock, await createOwner('bolt://a'));
    expect(await takeLock(lock, await createOwner('bolt://b'))).toEqual(first);
  });

  it('takes over from a process that started at another time under the same number', async () => {
    await writeFile(lock, JSON.stringify({ pid: process.pid, start: 'long ago', uri: 'bolt://old' }));
    const owner = await createOwner('bolt://a');
    expect(await takeLock(lock, owner)).toBe(owner);
  });

  it('takes over a lock that a power cut left empty', async () => {
    await writeFile(lock, '');
    const owner = await createOwner('bolt://a');
    expect(await takeLock(lock, owner)).toBe(owner);
  });

  it('gives a stale lock to one of many', async () => {
    await writeFile(lock, JSON.stringify({ pid: process.pid, start: 'long ago', uri: 'bolt://old' }));
    const owners = await Promise.all(Array.from({ length: 20 }, (_, at) => createOwner(`bolt://${at}`)));
    const holders = await Promise.all(owners.map((owner) => takeLock(lock, owner)));
    expect(new Set(holders.map(({ uri }) => uri)).size).toBe(1);
  });

  it.skipIf(!canMount)('leaves nothing behind on a full disk', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', dataDir]);
    try {
      await writeFile(join(dataDir, 'full'), Buffer.alloc(4_096));
      const taken = takeLock(lock, await createOwner('bolt://a'));
      await expect(taken).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await readdir(dataDir)).toEqual(['full']);
    } finally {
      execFileSync('umount', [dataDir]);
    }
  });

  it('leaves nothing but the lock behind', async () => {
    await writeFile(lock, '');
    const owner = await takeLock(lock, await createOwner('bolt://a'));
    expect([await readdir(dataDir), JSON.parse(await readFile(lock, 'utf8'))]).toEqual([['lock'], owner]);
  });
});

describe('isHeldBy', () => {
  it('holds for the holder', async () => {
    expect(await isHeldBy(lock, await takeLock(lock, await createOwner('bolt://a')))).toBe(true);
  });

  it('does not hold once the lock is given back', async () => {
    const owner = await takeLock(lock, await createOwner('bolt://a'));
    await releaseLock(lock, owner);
    expect(await isHeldBy(lock, owner)).toBe(false);
  });
});

describe('releaseLock', () => {
  it('leaves the lock of another', async () => {
    const holder = await takeLock(lock, await createOwner('bolt://a'));
    await releaseLock(lock, await createOwner('bolt://b'));
    expect(await isHeldBy(lock, holder)).toBe(true);
  });
});
