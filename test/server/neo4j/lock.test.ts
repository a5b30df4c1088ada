import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createOwner,
  isHeldBy,
  type LockOwner,
  releaseLock,
  takeLock,
  whereabouts,
} from '../../../server/neo4j/lock.ts';
import { createDataDir } from '../../support/neo4j.ts';
import { canMount, onSmallDisk } from '../../support/small-disk.ts';

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

  it.each(['', 'null', '7', '[]', '{}', '{"pid":'])(
    'takes over a lock that holds no owner: "%s"',
    async (content) => {
      await writeFile(lock, content);
      const owner = await createOwner('bolt://a');
      expect(await takeLock(lock, owner)).toBe(owner);
    },
  );

  it('gives a stale lock to one of many', async () => {
    await writeFile(lock, JSON.stringify({ pid: process.pid, start: 'long ago', uri: 'bolt://old' }));
    const owners = await Promise.all(Array.from({ length: 20 }, (_, at) => createOwner(`bolt://${at}`)));
    const holders = await Promise.all(owners.map((owner) => takeLock(lock, owner)));
    expect(new Set(holders.map(({ uri }) => uri)).size).toBe(1);
  });

  it.skipIf(!canMount)('leaves nothing behind on a full disk', async () => {
    await onSmallDisk(dataDir, 4, async () => {
      await writeFile(join(dataDir, 'full'), Buffer.alloc(4_096));
      const taken = takeLock(lock, await createOwner('bolt://a'));
      await expect(taken).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await readdir(dataDir)).toEqual(['full']);
    });
  });

  it('takes over a lock of a version that noted less, from a process that has ended', async () => {
    const { pid, uri } = await createOwner('bolt://old');
    await writeFile(lock, JSON.stringify({ pid, uri, start: 'long ago' }));
    const owner = await createOwner('bolt://a');
    expect(await takeLock(lock, owner)).toBe(owner);
  });

  it('leaves a lock of a version that noted less to a process that lives', async () => {
    const { pid, start, uri } = await createOwner('bolt://old');
    await writeFile(lock, JSON.stringify({ pid, start, uri }));
    expect(await takeLock(lock, await createOwner('bolt://a'))).toEqual({ pid, start, uri });
  });

  describe('from another container', () => {
    /** A process that has this number here, too, and lives. */
    const owned = async (beatMs: number): Promise<LockOwner> => {
      const elsewhere = { space: 'boot pid:[1]', host: 'web-1', start: 'another start', beatMs };
      const owner = { ...(await createOwner('bolt://elsewhere')), ...elsewhere };
      await writeFile(lock, JSON.stringify(owner));
      return owner;
    };

    it('leaves the lock to who goes on touching it, whatever time it touches it with', async () => {
      const holder = await owned(5_000);
      const clock = { seconds: 0 };
      const touching = setInterval(() => {
        clock.seconds += 1;
        utimes(lock, clock.seconds, clock.seconds);
      }, 100);
      const found = await takeLock(lock, await createOwner('bolt://a')).finally(() =>
        clearInterval(touching),
      );
      expect(found).toEqual(holder);
    });

    it('takes over from who no longer touches the lock, though its number lives here', async () => {
      await owned(50);
      const owner = await createOwner('bolt://a');
      expect(await takeLock(lock, owner)).toBe(owner);
    });

    it('gives the lock of who no longer touches it to one of many', async () => {
      await owned(50);
      const owners = await Promise.all(Array.from({ length: 20 }, (_, at) => createOwner(`bolt://${at}`)));
      const holders = await Promise.all(owners.map((owner) => takeLock(lock, owner)));
      expect(new Set(holders.map(({ uri }) => uri)).size).toBe(1);
    });

    it('names the next holder where the lock changes hands while it is watched', async () => {
      await owned(400);
      const found = takeLock(lock, await createOwner('bolt://a'));
      await sleep(50);
      await rm(lock);
      const next = await takeLock(lock, await createOwner('bolt://b'));
      expect(await found).toEqual(next);
    });

    it('names where the holder runs', async () => {
      const holder = await owned(50);
      expect(await whereabouts(holder)).toBe(`${holder.pid} of another container or machine (web-1)`);
    });
  });

  it('touches its lock again and again', async () => {
    await takeLock(lock, { ...(await createOwner('bolt://a')), beatMs: 20 });
    const { mtimeMs } = await stat(lock);
    await vi.waitUntil(async () => (await stat(lock)).mtimeMs > mtimeMs, { timeout: 60_000 });
  });

  it('no longer touches a lock that it gave back', async () => {
    const owner = { ...(await createOwner('bolt://a')), beatMs: 20 };
    await takeLock(lock, owner);
    await releaseLock(lock, owner);
    await takeLock(lock, await createOwner('bolt://b'));
    const { mtimeMs } = await stat(lock);
    await sleep(200);
    expect((await stat(lock)).mtimeMs).toBe(mtimeMs);
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
