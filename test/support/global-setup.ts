import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import type { TestDatabase } from './database.ts';
import { createDataDir, startTestNeo4j } from './neo4j.ts';

/** A database that runs. */
type Running = { readonly database: TestDatabase; readonly stop: () => Promise<void> };

/**
 * Starts a database for each worker, and one for the shipped data; gives what stops them. A database that is given is all of
 * them. @throws Error where several projects run at once: workers of one that begins while the last of another ends can have
 * the same number, and so the same database
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.vitest.projects.length > 1)
    throw new Error('Say which tests are to run: --project unit, integration or long.');
  const running = [await start()]; // it may fetch what all need
  const further = process.env.NEO4J_URI ? 0 : project.config.maxWorkers;
  const started = await Promise.allSettled(
    Array.from({ length: further }, (_, at) => start(at === further - 1 ? 'late' : 'quick')),
  );
  running.push(...started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  const stop = async () => void (await Promise.all(running.map((one) => one.stop())));
  for (const one of started)
    if (one.status === 'rejected') {
      await stop();
      throw one.reason;
    }
  const databases = running.map(({ database }) => database);
  const seedDatabase = databases.at(-1);
  if (seedDatabase === undefined) throw new TypeError('no database');
  project.provide('databases', databases.slice(0, project.config.maxWorkers));
  project.provide('seedDatabase', seedDatabase);
  return stop;
}

async function start(compiles?: Parameters<typeof startTestNeo4j>[0]): Promise<Running> {
  const server = await startTestNeo4j(compiles);
  const indexFolder = await createDataDir();
  return {
    database: { address: server.address, indexFolder },
    stop: () => server.stop().finally(() => rm(indexFolder, { recursive: true })),
  };
}
