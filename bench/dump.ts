import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { importTables, writeGraphTables } from './population-graph.ts';
import { sites } from './population-records.ts';
import { runCommand, type Server, type Settings, startServer } from './process.ts';

/** Dumps of records of one population and of one that is ten times as large; see README.md. */
const { values: options } = parseArgs({
  options: { patients: { type: 'string', default: '2000' }, folder: { type: 'string', default: '.bench' } },
});
const folder = resolve(options.folder);

/** A data folder with a generated population, made once. */
async function populationOf(patients: number): Promise<Settings> {
  const settings = { DATA_DIR: join(folder, `dump-${patients}`), SEED: 'none', NEO4J_MEMORY: '1200m' };
  if (existsSync(settings.DATA_DIR)) return settings;
  const tables = join(folder, `dump-tables-${patients}`);
  mkdirSync(tables, { recursive: true });
  writeGraphTables(tables, patients);
  await importTables(tables, { ...process.env, ...settings });
  await (await startServer(settings)).stop(); // makes the constraints, which the bulk import leaves out
  return settings;
}

async function open(server: Server): Promise<{ readonly answer: IncomingMessage; readonly firstMs: number }> {
  const began = performance.now();
  const [answer] = await once(get(server.url.replace('/graphql', '/dump/records.nq.gz')), 'response');
  await once(answer, 'readable');
  return { answer, firstMs: performance.now() - began };
}

/** Statements of a dump, as its last line says. */
async function statementsIn(file: string): Promise<number> {
  let end = '';
  for await (const part of createReadStream(file).pipe(createGunzip())) end = `${end}${part}`.slice(-200);
  return Number(/# (\d+) statements;/.exec(end)?.[1] ?? Number.NaN);
}

function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}

/** Most memory that is resident until `work` has ended, in MiB. */
async function peakWhile<Result>(pid: number, work: Promise<Result>) {
  const seen = { peak: 0, ended: false };
  const result = work.finally(() => {
    seen.ended = true;
  });
  while (!seen.ended) {
    seen.peak = Math.max(seen.peak, residentMib(pid));
    await delay(50);
  }
  return { peak: seen.peak, result: await result };
}

/** Reads 10 kB a second. */
async function readSlowly(server: Server, seconds: number): Promise<void> {
  const { answer } = await open(server);
  for (let n = 0; n < seconds * 10; n += 1) {
    answer.read(1_000);
    await delay(100);
  }
  answer.destroy();
}

async function measure(patients: number): Promise<void> {
  const settings = await populationOf(patients);
  const file = join(settings.DATA_DIR, 'records.nq.gz');
  const { peak } = await runCommand(settings, [
    ...['export', 'rdf', '--dataset', ...sites],
    ...['--gzip', '--output', file],
  ]);
  const statements = await statementsIn(file);
  const server = await startServer(settings);
  const before = residentMib(server.pid);
  const rounds = 3;
  for (let n = 0; n < rounds; n += 1) {
    const { answer, firstMs } = await open(server);
    const began = performance.now() - firstMs;
    const { peak: during } = await peakWhile(server.pid, pipeline(answer, createWriteStream(file)));
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(
      `| ${patients} | ${statements} | ${seconds.toFixed(1)} | ${Math.round(statements / seconds)} | ${Math.round(firstMs)} | ${before} | ${during} | ${peak.node} |\n`,
    );
  }
  const { peak: slow } = await peakWhile(server.pid, readSlowly(server, 30));
  process.stdout.write(`| ${patients} | a client of 10 kB/s for 30 s | | | | ${before} | ${slow} | |\n`);
  await server.stop();
}

process.stdout.write(
  '| patients | statements | seconds | statements/s | first byte ms | server MiB before | during | command MiB |\n',
);
const few = Number(options.patients);
for (const patients of [few, 10 * few]) await measure(patients);
