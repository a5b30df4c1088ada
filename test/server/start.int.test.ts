import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOf } from '../../server/neo4j/process.ts';
import { startProgram } from '../support/cli.ts';
import { createDataDir } from '../support/neo4j.ts';

/** How `npm start` ended, and what it left. */
type Stopped = {
  code: number | null;
  seconds: number;
  stderr: string;
  left: readonly unknown[];
  locked: boolean;
};

const dataDir = await createDataDir();
let processes: readonly number[] = [];
let stopped: Stopped;

/** The server and its Neo4j, by the files that they keep. */
function processesOf(folder: string): readonly number[] {
  const { pid }: { readonly pid: number } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));
  return [pid, Number(readFileSync(join(folder, 'neo4j/run/neo4j.pid'), 'utf8'))];
}

beforeAll(async () => {
  // Where Docker runs, it would be taken; here Java is what is looked for.
  const settings = { DOCKER_HOST: 'tcp://127.0.0.1:1', PORT: '0', NEO4J_MEMORY: '600m', DATA_DIR: dataDir };
  const npm = startProgram(['npm', 'start'], settings);
  expect(await npm.says('"file":"tcga-clinical/patients.tsv.gz"')).toBe(true);
  processes = processesOf(dataDir);
  const at = performance.now();
  npm.kill('SIGTERM');
  const { code, stderr } = await npm.ended;
  const seconds = (performance.now() - at) / 1_000;
  const left = await Promise.all(processes.map(startOf));
  stopped = { code, seconds, stderr, left, locked: existsSync(join(dataDir, 'lock')) };
}); // the first on a machine fetches Neo4j
afterAll(async () => {
  for (const pid of processes) if ((await startOf(pid)) !== undefined) process.kill(pid, 'SIGKILL');
  await rm(dataDir, { recursive: true });
});

describe('npm start', () => {
  it('ends with 0 when it alone gets SIGTERM, and leaves neither server nor Neo4j', () => {
    const { code, left, locked, stderr } = stopped;
    expect([code, left, locked], stderr).toEqual([0, [undefined, undefined], false]);
  });
});

describe('serve', () => {
  it('ends with 0 within 15 s of SIGTERM in the middle of its first load, with the database it started', () => {
    const { code, seconds, stderr } = stopped;
    expect([code, seconds < 15], stderr).toEqual([0, true]);
  });
});
