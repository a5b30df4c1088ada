import { inject } from 'vitest';
import type { GraphAddress } from '../../graph/graph.ts';

/** A database for tests, and the folder where they keep the cohort index of it, so that it is read once. */
export type TestDatabase = { readonly address: GraphAddress; readonly indexFolder: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker. */
    databases: readonly TestDatabase[];
  }
}

/** The database of this worker: its test files use it one after another. */
export function testDatabase(): TestDatabase {
  const database = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1];
  if (database === undefined) throw new TypeError('more workers than databases');
  return database;
}
