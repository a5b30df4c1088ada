import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportOmop } from '../export/omop/export.ts';
import type { Graph } from '../graph/graph.ts';
import { loadSource } from '../import/load/load-source.ts';
import { openFolder } from '../import/omop/folder.ts';
import { omopSource } from '../import/omop/source.ts';
import { measureAlone } from './own-graph.ts';

/** Rows a second that folders of a CDM are read, loaded, loaded again and written at. */

const { values, positionals } = parseArgs({
  options: { least: { type: 'string', default: '6000' } },
  allowPositionals: true,
});

await measureAlone(async (graph) => {
  const rates: number[] = [];
  for (const [at, folder] of positionals.entries())
    rates.push(await measureFolder(graph, `bench-${at}`, folder));
  return rates.every((rate) => rate >= Number(values.least));
});

/** Measures one folder; gives the rows a second of its first load. */
async function measureFolder(graph: Graph, dataset: string, folder: string): Promise<number> {
  const cdm = await openFolder(folder, { texts: 'whole' });
  const source = omopSource({ cdm, dataset, accessRights: 'PUBLIC', license: [], withText: false });
  console.log(folder);
  await timed('read', () => countRows(folder));
  const first = await timed('load', () => load(graph, source));
  await timed('load again', () => load(graph, source));
  const out = await mkdtemp(join(tmpdir(), 'oncograph-bench-'));
  try {
    await timed('export', async () => {
      const tables = await exportOmop(graph, dataset, join(out, 'cdm'));
      return tables.reduce((sum, { rows }) => sum + rows, 0);
    });
  } finally {
    await rm(out, { recursive: true });
  }
  return first;
}

async function load(graph: Graph, source: Parameters<typeof loadSource>[1]): Promise<number> {
  const { report } = await loadSource(graph, source, { access: 'open' });
  return [...report.types.values()].reduce((sum, { read }) => sum + read, 0);
}

async function countRows(folder: string): Promise<number> {
  const { tables } = await openFolder(folder);
  let rows = 0;
  for (const { opened } of tables.values()) for await (const _ of opened.rows()) rows += 1;
  return rows;
}

async function timed(what: string, work: () => Promise<number>): Promise<number> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const rows = await work();
  const [seconds, used] = [(performance.now() - began) / 1000, process.cpuUsage(cpu)];
  const mib = Math.round(process.memoryUsage().rss / 2 ** 20);
  const own = (used.user + used.system) / 1e6;
  console.log(
    `  ${what.padEnd(12)} ${rows} rows in ${seconds.toFixed(1)} s (${own.toFixed(1)} s of this process): ${Math.round(rows / seconds)} rows/s, ${mib} MiB`,
  );
  return rows / seconds;
}
