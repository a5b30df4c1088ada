import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { findOrStartNeo4j } from '../../../server/neo4j/index.ts';
import { createOwner } from '../../../server/neo4j/lock.ts';
import { alone } from '../../../server/session.ts';
import { createDataDir } from '../../support/neo4j.ts';

let dataDir: string;
let touching: NodeJS.Timeout;

/** A lock of a process in another container, which lives and has this number there. */
async function holdElsewhere(name: string): Promise<void> {
  const lock = join(dataDir, name);
  const elsewhere = { pid: 7, start: 'another start', space: 'boot pid:[1]', host: 'web-1' };
  await writeFile(lock, JSON.stringify({ ...(await createOwner('bolt://127.0.0.1:9')), ...elsewhere }));
  touching = setInterval(() => utimes(lock, new Date(), new Date()), 100);
}

beforeEach(async () => {
  dataDir = await createDataDir();
});

afterEach(async () => {
  clearInterval(touching);
  await rm(dataDir, { recursive: true });
});

describe('findOrStartNeo4j', () => {
  it('starts no database beside that of another container, and says where it is', async () => {
    await holdElsewhere('lock');
    const stop = new AbortController();
    const told: string[] = [];
    const log = {
      info: (message: string) => {
        told.push(message);
        stop.abort(new Error('enough'));
      },
    };
    const starting = findOrStartNeo4j(readConfig({ DATA_DIR: dataDir }), log, {
      env: {},
      stopped: stop.signal,
    });
    await expect(starting).rejects.toThrow('enough');
    expect(told).toEqual(['Waiting for the Neo4j of process 7 of another container or machine (web-1).']);
  });
});

describe('alone', () => {
  it('is refused while a process of another container loads', async () => {
    await holdElsewhere('load.lock');
    await expect(alone({ dataDir }, async () => {})).rejects.toThrow(
      'Process 7 of another container or machine (web-1) is loading or removing data: wait until it has ended.',
    );
  });
});
