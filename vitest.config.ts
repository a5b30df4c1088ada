import { defineConfig } from 'vitest/config';

const integration = 'test/**/*.int.test.ts';
const long = 'test/**/*.long.test.ts';

export default defineConfig({
  // Vite would take the ES module of graphql and the libraries the CommonJS one: two copies, whose types do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [integration, long] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          globalSetup: 'test/support/global-setup.ts',
          fileParallelism: false, // there is one database
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
});
