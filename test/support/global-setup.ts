import type { TestProject } from 'vitest/node';
import type { GraphAddress } from '../../loaders/graph.ts';
import { startTestNeo4j } from './neo4j.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that all integration tests share: `new Graph(inject('neo4j'))`. */
    neo4j: GraphAddress;
  }
}

/** Starts the database of the integration tests; gives what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestNeo4j();
  project.provide('neo4j', server.address);
  return server.stop;
}
