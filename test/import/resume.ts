import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { runCli, settingsOf, startCli, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { clearPopulation, hashPopulation } from '../support/population.ts';
import { writeSeedPart } from './seed-part.ts';

const population = 'it-resume';
const address = testDatabase().address;
const graph = new Graph(address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-resume-'));

/** The unbroken load. */
export const state = { args: [''], ms: 0, hash: '', rejects: [''] };
/** Of a load that another tried to join: what became of the other, and what the load left. */
export const joined = { second: [0 as number | null, ''], hash: '' };

/** A folder for the rejects and the lock of one series of runs. */
const settingsIn = (dataDir: string) => ({ ...settingsOf(address), DATA_DIR: dataDir });

/** The lines of the newest reject file. */
async function rejectsIn(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'rejects'));
  const paths = names.map((name) => join(dataDir, 'rejects', name));
  const dated = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  const newest = dated.sort((a, b) => b.at - a.at)[0]?.path ?? '';
  return (await readFile(newest, 'utf8')).trim().split('\n').sort();
}

async function loadJoined(dataDir: string): Promise<void> {
  await clearPopulation(graph, population);
  const first = startCli(state.args, settingsIn(dataDir));
  while (!existsSync(join(dataDir, 'load.lock'))) await sleep(20);
  const second = await runCli(state.args, settingsIn(dataDir));
  await first.ended;
  joined.second = [second.code, whyIn(second)];
  joined.hash = await hashPopulation(graph, population);
}

async function loadUnbroken(dataDir: string): Promise<void> {
  await clearPopulation(graph, population);
  const startedAt = performance.now();
  const { code, stderr } = await startCli(state.args, settingsIn(dataDir)).ended;
  expect([code, stderr.includes('Error')]).toEqual([0, false]);
  state.ms = performance.now() - startedAt;
  state.hash = await hashPopulation(graph, population);
  state.rejects = await rejectsIn(dataDir);
}

/** Says that a load is taken up rightly wherever it is killed, of so many kills. */
export function describeResume(kills: number): void {
  beforeAll(async () => {
    const { data, mapping } = await writeSeedPart(home, population, 60);
    // A gzip file may have several members: rows that are rejected, early and late.
    const orphan = 'NOBODY\tpart_kirc\themoglobin\tblood\tlow\t\t\t\t\t\n';
    await appendFile(join(data, 'tcga-clinical/labs.tsv.gz'), gzipSync(orphan));
    await appendFile(join(data, 'tcga-clinical/drug_treatments.tsv.gz'), gzipSync('broken\n'));
    state.args = ['load', 'tables', data, '--mapping', mapping];
    await loadJoined(join(home, 'joined'));
    await loadUnbroken(join(home, 'unbroken'));
  });
  afterAll(async () => {
    await clearPopulation(graph, population);
    await rm(home, { recursive: true });
    await graph.close();
  });

  describe('a load that is killed and run again', () => {
    // Drawn anew at each run: the name of a failing test says when its load was killed.
    const points = Array.from({ length: kills }, (_, n) => (n + Math.random()) / kills);

    it.each(points)('ends in the graph of an unbroken load, killed after %f of its time', async (point) => {
      await clearPopulation(graph, population);
      const dataDir = join(home, String(point));
      const first = startCli(state.args, settingsIn(dataDir));
      await sleep(point * state.ms);
      first.kill('SIGKILL');
      await first.ended;
      const { code, stderr } = await runCli(state.args, settingsIn(dataDir));
      const graphAndRejects = [await hashPopulation(graph, population), await rejectsIn(dataDir)];
      expect([code, ...graphAndRejects], stderr).toEqual([0, state.hash, state.rejects]);
    });
  });
}
