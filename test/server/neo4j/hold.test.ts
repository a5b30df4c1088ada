import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachedServer } from '../../../server/neo4j/attached.ts';
import { holdFolder } from '../../../server/neo4j/hold.ts';
import type { LockOwner } from '../../../server/neo4j/lock.ts';
import { createDataDir } from '../../support/neo4j.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await createDataDir();
});

afterEach(() => rm(dataDir, { recursive: true }));

describe('holdFolder', () => {
  it('gives what the work gives, and the folder back', async () => {
    const left = await holdFolder(dataDir, () => readdir(dataDir));
    expect([left, await readdir(dataDir)]).toEqual([['lock'], []]);
  });

  it('gives the folder back when the work fails', async () => {
    await expect(holdFolder(dataDir, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('lets whoever comes meanwhile wait, and start a database of its own afterwards', async () => {
    await mkdir(join(dataDir, 'neo4j'));
    await writeFile(join(dataDir, 'neo4j/password'), 'secret');
    const lock = join(dataDir, 'lock');
    const stopped = new AbortController().signal;
    const said: string[] = [];
    const [waiting] = await holdFolder(dataDir, async () => {
      const holder: LockOwner = JSON.parse(readFileSync(lock, 'utf8'));
      const log = { info: (text: string) => void said.push(text) };
      const found = attachedServer({ lock, holder, dataDir, stopped }, log);
      const first = await Promise.race([found, new Promise((done) => setTimeout(done, 500, 'waits'))]);
      return [found, said.push(String(first))] as const;
    });
    expect([said, await waiting]).toEqual([
      [`Waiting for the Neo4j of process ${process.pid}.`, 'waits'],
      undefined,
    ]);
  });
});
