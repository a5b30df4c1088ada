import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { readPassword } from '../../server/neo4j/password.ts';
import { startOf } from '../../server/neo4j/process.ts';
import { type Run, startCli } from './cli.ts';
import { testEnv } from './neo4j.ts';

/** Where Docker runs, it would be taken; a process is what is killed here. */
export const env: NodeJS.ProcessEnv = { ...testEnv, DOCKER_HOST: 'tcp://127.0.0.1:1' };

/** For starts of a database on a machine that has much else to do. */
export const patience = { timeout: 240_000, interval: 50 };

/** Commands with these settings and a data folder of their own, whose database can be killed. */
export async function createKillable(further: NodeJS.ProcessEnv = {}) {
  const home = await mkdtemp(join(tmpdir(), 'oncograph-outage-'));
  const dataDir = join(home, 'own');
  const settings = {
    JAVA_TOOL_OPTIONS: env.JAVA_TOOL_OPTIONS,
    DOCKER_HOST: env.DOCKER_HOST,
    DATA_DIR: dataDir,
    NEO4J_MEMORY: '600m',
    SEED: 'none',
    PORT: '0',
    ...further,
  };
  const children: Run[] = [];
  return {
    home,
    dataDir,
    settings,
    start: (...args: readonly string[]): Run => {
      const child = startCli(args, settings);
      children.push(child);
      return child;
    },
    /** Kills the database; waits until there is another one than `before`. */
    kill: async (before?: number): Promise<number> => {
      const living = async () => {
        const pid = databasePid(dataDir);
        return pid !== before && pid !== undefined && (await startOf(pid)) !== undefined ? pid : undefined;
      };
      const pid = await vi.waitUntil(living, patience);
      process.kill(pid, 'SIGKILL');
      return pid;
    },
    /** What `work` gives of the database that runs now. */
    withDatabase: async <Result>(work: (graph: Graph) => Promise<Result>): Promise<Result> => {
      const { uri }: { readonly uri: string } = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8'));
      const graph = new Graph({ uri, user: 'neo4j', password: (await readPassword(dataDir)) ?? '' });
      return work(graph).finally(() => graph.close());
    },
    /** Ends all of it. */
    end: async () => {
      for (const child of children) child.kill('SIGKILL');
      const pid = databasePid(dataDir);
      if (pid !== undefined) await vi.waitUntil(async () => (await startOf(pid)) === undefined, patience);
      await rm(home, { recursive: true });
    },
  };
}

/** The process that the database says it is; undefined while there is none. */
function databasePid(dataDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'neo4j/run/neo4j.pid'), 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** The address of a server once it is ready. @throws Error with what it said where it ends before */
export async function addressOf(server: Run): Promise<string> {
  if (!(await server.says('oncograph ready at http'))) throw new Error((await server.ended).stderr);
  return /oncograph ready at (http\S+)/.exec(server.said().stdout)?.[1] ?? '';
}

/** What readiness of a server says. */
export async function readyAt(url: string) {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: (await response.json()) as object };
}
