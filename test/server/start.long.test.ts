import { existsSync, readFileSync } from 'node:fs';
import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOf } from '../../server/neo4j/process.ts';
import { startCli, startProgram, whyIn } from '../support/cli.ts';
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

// Where Docker runs, it would be taken; here Java is what is looked for.
const ownDatabase = { DOCKER_HOST: 'tcp://127.0.0.1:1', PORT: '0', NEO4J_MEMORY: '600m' };

describe('npm start', () => {
  it('ends with 0 when it alone gets SIGTERM, and leaves neither server nor Neo4j', async () => {
    const npm = startProgram(['npm', 'start'], { ...ownDatabase, SEED: 'none', DATA_DIR: dataDir });
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

describe('serve', () => {
  const start = (more: NodeJS.ProcessEnv = {}) =>
    startCli(['serve'], { ...ownDatabase, DATA_DIR: dataDir, ...more });

  it('ends with 0 within 15 s of SIGTERM in the middle of its first load, with the database it started', async () => {
    const child = start();
    expect(await child.says('"file":"tcga-clinical/patients.tsv.gz"')).toBe(true);
    processes = processesOf(dataDir);
    const at = performance.now();
    child.kill('SIGTERM');
    const { code, stderr } = await child.ended;
    const seconds = (performance.now() - at) / 1_000;
    expect([code, seconds < 15, await Promise.all(processes.map(startOf))], stderr).toEqual([
      0,
      true,
      [undefined, undefined],
    ]);
  });

  it('says in a line that a database is damaged, and what to do, and leaves no lock', async () => {
    const first = start({ SEED: 'none' });
    expect(await first.says('oncograph ready at http://127.0.0.1:')).toBe(true);
    processes = processesOf(dataDir);
    first.kill('SIGTERM');
    await first.ended;
    await truncate(join(dataDir, 'neo4j/data/databases/neo4j/neostore'), 0);
    const ended = await start({ SEED: 'none' }).ended;
    expect([ended.code, whyIn(ended), existsSync(join(dataDir, 'lock'))]).toEqual([
      1,
      expect.stringMatching(
        /Neo4j did not start: .* is damaged: put a backup of DATA_DIR in its place, or move it away/,
      ),
      false,
    ]);
  });
});
