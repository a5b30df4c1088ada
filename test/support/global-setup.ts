import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import type { TestDatabase } from './database.ts';
import { createDataDir, startTestNeo4j } from './neo4j.ts';

/** A database that runs. */
type Running = { readonly database: TestDatabase; readonly stop: () => Promise<void> };

/**
 * Starts a database for each worker; gives what stops them. @throws Error where several projects run at once: workers of one
 * that begins while the last of another ends can have the same number, and so the same database
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.vitest.projects.length > 1)
    throw new Error('Say which tests are to run: --project unit, integration or long.');
  const running: Running[] = [];
  const stop = async () => void (await Promise.all(running.map((one) => one.stop())));
  try {
    // One after another: the first may fetch what all need.
    for (let left = project.config.maxWorkers; left > 0; left -= 1) running.push(await start());
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide(
    'databases',
    running.map(({ database }) => database),
  );
  return stop;
}

async function start(): Promise<Running> {
  const server = await startTestNeo4j();
  const indexFolder = await createDataDir();
  return {
    database: { address: server.address, indexFolder },
    stop: () => server.stop().finally(() => rm(indexFolder, { recursive: true })),
  };
}
