import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOf } from '../../server/neo4j/process.ts';
import { startCli } from '../support/cli.ts';
import { createDataDir, testEnv } from '../support/neo4j.ts';

const dataDir = await createDataDir();
const settings = { ...testEnv, SEED: 'none', NEO4J_MEMORY: '600m', DATA_DIR: dataDir };
afterAll(() => rm(dataDir, { recursive: true }));

const locks = async () => (await readdir(dataDir)).filter((name) => name.includes('lock'));
const left = async () => {
  const pid = join(dataDir, 'neo4j/run/neo4j.pid');
  return existsSync(pid) ? startOf(Number(await readFile(pid, 'utf8'))) : undefined;
};

describe('serve', () => {
  it('ends with 0 when it is told to stop twice while it starts, and leaves neither a lock nor a database', async () => {
    const child = startCli(['serve'], { ...settings, PORT: '0' });
    expect(await child.says('Starting Neo4j')).toBe(true);
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const { code, stderr } = await child.ended;
    expect([code, await locks(), await left()], stderr).toEqual([0, [], undefined]);
  });

  describe('on a port that is taken', () => {
    const other = createServer();
    const port = () => {
      const address = other.address();
      return typeof address === 'object' ? `${address?.port}` : '';
    };
    beforeAll(() => once(other.listen(0, '127.0.0.1'), 'listening'));
    afterAll(() => void other.close());

    it('ends with 1 and a line that says what to do, and leaves neither a lock nor a database', async () => {
      const { code, stderr } = await startCli(['serve'], { ...settings, PORT: port() }).ended;
      const lines = stderr
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('{'));
      expect([code, lines, await locks(), await left()]).toEqual([
        1,
        [`PORT: ${port()} of 127.0.0.1 is taken by another program. Stop it, or set PORT to a free one.`],
        [],
        undefined,
      ]);
    });
  });
});
