import { defineConfig } from 'vitest/config';
import { SeedFirst } from './test/support/seed-first.ts';
import { Slowest } from './test/support/slowest.ts';

const integration = 'test/**/*.int.test.ts';
const long = 'test/**/*.long.test.ts';

/** What tests with a database have in common: each worker has one of its own, unless one is given. */
const withDatabase = {
  globalSetup: 'test/support/global-setup.ts',
  maxWorkers: process.env.NEO4J_URI ? 1 : 2,
  testTimeout: 300_000, // of a machine that has much else to do
  hookTimeout: 900_000,
};

/** The folder named by `TEST_RESULTS` takes what came of each test, a file a run. */
const results = process.env.TEST_RESULTS
  ? [['json', { outputFile: `${process.env.TEST_RESULTS}/${process.pid}.json` }] satisfies ['json', object]]
  : [];

export default defineConfig({
  // Vite would take the ES module of graphql and the libraries the CommonJS one: two copies, whose types do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    sequence: { sequencer: SeedFirst },
    reporters: ['default', new Slowest(), ...results],
    logHeapUsage: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [integration, long],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          isolate: false, // files of a worker share its modules: to read them anew takes a second each
          ...withDatabase,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: [long], ...withDatabase },
      },
    ],
  },
});
