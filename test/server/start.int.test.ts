import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOf } from '../../server/neo4j/process.ts';
import { startProgram } from '../support/cli.ts';
import { createDataDir } from '../support/neo4j.ts';

let dataDir: string;
let processes: readonly number[] = [];

beforeEach(async () => {
  dataDir = await createDataDir();
});

afterEach(async () => {
  for (const pid of processes) if ((await startOf(pid)) !== undefined) process.kill(pid, 'SIGKILL');
  await rm(dataDir, { recursive: true });
});

/** The server and its Neo4j, by the files that they keep. */
function processesOf(folder: string): readonly number[] {
  const { pid }: { readonly pid: number } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));
  return [pid, Number(readFileSync(join(folder, 'neo4j/run/neo4j.pid'), 'utf8'))];
}

describe('npm start', () => {
  it('ends with 0 when it alone gets SIGTERM, and leaves neither server nor Neo4j', async () => {
    // Where Docker runs, it would be taken; here Java is what is looked for.
    const settings = { DOCKER_HOST: 'tcp://127.0.0.1:1', SEED: 'none', PORT: '0', NEO4J_MEMORY: '600m' };
    const npm = startProgram(['npm', 'start'], { ...settings, DATA_DIR: dataDir });
    expect(await npm.says('oncograph ready at http://127.0.0.1:')).toBe(true);
    processes = processesOf(dataDir);
    npm.kill('SIGTERM');
    const { code, stderr } = await npm.ended;
    const left = await Promise.all(processes.map(startOf));
    expect([code, left, existsSync(join(dataDir, 'lock'))], stderr).toEqual([
      0,
      [undefined, undefined],
      false,
    ]);
  }, 300_000); // the first on a machine fetches Neo4j
});
