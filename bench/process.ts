import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { GraphAddress } from '../graph/graph.ts';
import { freePort } from '../server/free-port.ts';
import { readPassword } from '../server/neo4j/password.ts';

const ownCheckout = fileURLToPath(new URL('..', import.meta.url));

/** Settings of a process of oncograph. */
export type Settings = Readonly<Record<string, string>> & { readonly DATA_DIR: string };

/**
 * Most memory that was resident, in MiB, `sum` of both processes at one moment; and the processor time of both until the
 * last look at them.
 */
export type Peak = {
  readonly node: number;
  readonly neo4j: number;
  readonly sum: number;
  readonly cpuSeconds: number;
};

/** What a command did: seconds from each message on stderr to the next, and memory. */
export type Run = { readonly steps: readonly (readonly [string, number])[]; readonly peak: Peak };

/** Runs a command of oncograph to its end. @throws Error with what it said where it fails */
export async function runCommand(settings: Settings, args: readonly string[]): Promise<Run> {
  const child = launch(settings, args);
  const memory = watchMemory(settings, child.pid);
  const marks: (readonly [string, number])[] = [['start', performance.now()]];
  const lines = createInterface(child.stderr).on('line', (line) => {
    process.stderr.write(`${line}\n`);
    marks.push([messageOf(line), performance.now()]);
  });
  const [code] = await once(child, 'close');
  lines.close();
  const peak = memory.stop();
  if (code !== 0) throw new Error(`oncograph ${args.join(' ')} ended with ${code}: ${marks.at(-1)?.[0]}`);
  const end = performance.now();
  const steps = marks.map(([name, at], n) => [name, ((marks[n + 1]?.[1] ?? end) - at) / 1000] as const);
  return { steps, peak };
}

/** A server that is ready. */
export type Server = {
  readonly url: string;
  readonly pid: number;
  /** From its start to the first time that `/health/ready` says so. */
  readonly startSeconds: number;
  readonly stop: () => Promise<Peak>;
};

/** Starts oncograph, that of another checkout if one is named, and waits until it is ready. @throws Error where it ends before */
export async function startServer(settings: Settings, checkout = ownCheckout): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = launch({ ...settings, PORT: `${port}` }, ['serve'], checkout);
  child.stderr.pipe(process.stderr);
  const memory = watchMemory(settings, child.pid);
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`oncograph serve ended with ${child.exitCode}`);
    await delay(50);
  }
  const stop = async () => {
    const closed = once(child, 'close');
    const peak = memory.stop();
    child.kill('SIGTERM');
    await closed;
    return peak;
  };
  return {
    url: `${url}/graphql`,
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - started) / 1000,
    stop,
  };
}

function launch(settings: Settings, args: readonly string[], checkout = ownCheckout) {
  const child = spawn(process.execPath, [join(checkout, 'bin/oncograph.js'), ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(process.stderr);
  return child;
}

function messageOf(line: string): string {
  return /"message":"([^"]*)"/.exec(line)?.[1] ?? line;
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health/ready`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok === true;
}

/** Looks once a second at what is resident of a process and of the Neo4j of its data folder. */
function watchMemory({ DATA_DIR }: Settings, pid: number | undefined) {
  let peak: Peak = { node: 0, neo4j: 0, sum: 0, cpuSeconds: 0 };
  const look = () => {
    const [node, neo4j] = [residentMib(`${pid}`), residentMib(neo4jPid(DATA_DIR))];
    peak = {
      node: Math.max(peak.node, node),
      neo4j: Math.max(peak.neo4j, neo4j),
      sum: Math.max(peak.sum, node + neo4j),
      cpuSeconds: Math.max(peak.cpuSeconds, cpuSeconds(`${pid}`) + cpuSeconds(neo4jPid(DATA_DIR))),
    };
  };
  const timer = setInterval(look, 1_000);
  const stop = () => {
    look();
    clearInterval(timer);
    return peak;
  };
  return { stop };
}

/** Where the database of a data folder answers, while a server runs there. */
export async function addressIn(dataDir: string): Promise<GraphAddress> {
  const { uri }: { readonly uri: string } = JSON.parse(textOf(join(dataDir, 'lock')));
  return { uri, user: 'neo4j', password: (await readPassword(dataDir)) ?? '' };
}

/** The process of the Neo4j of a data folder; empty where there is none. */
export function neo4jPid(dataDir: string): string {
  return textOf(join(dataDir, 'neo4j', 'run', 'neo4j.pid')).trim();
}

function residentMib(pid: string): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(pid === '' ? '' : textOf(`/proc/${pid}/status`)) ?? [];
  return Math.round(Number(kib ?? 0) / 1024);
}

/** User and system time of a process: fields 14 and 15 of `/proc/PID/stat`, in hundredths of a second. */
function cpuSeconds(pid: string): number {
  const [, after = ''] = pid === '' ? [] : textOf(`/proc/${pid}/stat`).split(') ');
  const [user = 0, system = 0] = after.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

/** The text of a file; empty where it is not there. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
