import { inject } from 'vitest';
import type { GraphAddress } from '../../graph/graph.ts';

/** A database for tests, and the folder where they keep the cohort index of it, so that it is read once. */
export type TestDatabase = { readonly address: GraphAddress; readonly indexFolder: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker. */
    databases: readonly TestDatabase[];
    /** One for all workers: that of the shipped data. */
    seedDatabase: TestDatabase;
  }
}

/** The database of this worker: its test files use it one after another. */
export function testDatabase(): TestDatabase {
  const database = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1];
  if (database === undefined) throw new TypeError('more workers than databases');
  return database;
}

/** The database that has the shipped data once `loadSeed` is done: tests of all workers read it at once, and none changes it. */
export function seedDatabase(): TestDatabase {
  return inject('seedDatabase');
}
