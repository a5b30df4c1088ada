import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import type { GraphAddress } from '../../graph/graph.ts';
import { createDataDir, startTestNeo4j } from './neo4j.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that all integration tests share: `new Graph(inject('neo4j'))`. */
    neo4j: GraphAddress;
    /** Where all test files keep the cohort index, so that the shipped data are read once. */
    indexFolder: string;
  }
}

/** Starts the database of the integration tests; gives what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestNeo4j();
  const folder = await createDataDir();
  project.provide('neo4j', server.address);
  project.provide('indexFolder', folder);
  return () => server.stop().finally(() => rm(folder, { recursive: true }));
}
