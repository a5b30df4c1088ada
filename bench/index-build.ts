import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { raiseVersion } from '../import/store/population.ts';
import { openStore } from '../import/store/store.ts';
import { type CurrentIndex, followIndex } from '../index/current.ts';
import { segmentPath } from '../index/snapshot.ts';
import { readConfig } from '../server/config.ts';
import { withGraph } from '../server/session.ts';
import { followTerminology } from '../terminology/current.ts';
import { printTable, residentMib, shown, watchLoop } from './measure.ts';
import { population } from './population-records.ts';

/** Reads the cohort index of a generated population from Neo4j, and again while the first one is in use; see README.md. */
const { values: options } = parseArgs({ options: { folder: { type: 'string', default: '.bench' } } });
const config = readConfig({
  DATA_DIR: join(resolve(options.folder), 'population'),
  NEO4J_MEMORY: process.env.NEO4J_MEMORY,
});
const path = segmentPath(config.dataDir, population);

/** What some work took: seconds, the longest block of the event loop in milliseconds (CPU and wall), memory in MiB. */
async function watch(work: () => Promise<unknown>): Promise<readonly string[]> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMib(process.pid));
  }, 200);
  const start = performance.now();
  const loop = watchLoop();
  await work();
  const { wall, cpu } = loop.stop();
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1_000;
  return [shown(seconds), shown(cpu), shown(wall), `${peak}`, `${residentMib(process.pid)}`];
}

/** Waits for the next version, as questions go on. */
async function untilNext(index: CurrentIndex, version: number): Promise<void> {
  for (;;) {
    const { segments } = await index();
    if (segments.some(({ state }) => state.version > version)) return;
  }
}

await withGraph({ config, env: process.env, log: { info: () => {} } }, async (graph) => {
  const rows: (readonly string[])[] = [];
  const open = async (name: string, work: () => Promise<unknown>) => {
    rows.push([name, ...(await watch(work))]);
    process.stderr.write(`${rows.at(-1)?.join(' ')}\n`);
  };
  await open('constraints, concepts', () => openStore(graph));
  const terminology = followTerminology(graph, config.dataDir);
  await open('terminology', terminology);
  rmSync(path, { force: true });
  const index = followIndex(graph, terminology, { folder: config.dataDir });
  await open('index from Neo4j', index);
  const [{ version } = { version: 0 }] = (await index()).segments.map(({ state }) => state);
  await graph.write((run) => raiseVersion(run, population));
  await open('a new version beside questions', () => untilNext(index, version));
  const again = followIndex(graph, terminology, { folder: config.dataDir });
  await open('index from its file', again);
  const head = ['', 's', 'longest block, CPU ms', 'wall ms', 'most resident, MiB', 'resident after, MiB'];
  printTable(`index file ${Math.round(statSync(path).size / 1e6)} MB`, [head, ...rows]);
});
