import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importTables, writeGraphTables } from './population-graph.ts';

/** Writes a generated population into the database of a data folder, offline. See README.md. */
const { values: options } = parseArgs({
  options: { patients: { type: 'string', default: '100000' }, folder: { type: 'string', default: '.bench' } },
});
const folder = resolve(options.folder);
const tables = join(folder, 'graph-tables');
const start = performance.now();
const seconds = () => `${Math.round((performance.now() - start) / 1_000)} s`;
writeGraphTables(tables, Number(options.patients));
process.stdout.write(`tables written after ${seconds()}\n`);
await importTables(tables, { DATA_DIR: join(folder, 'population') });
process.stdout.write(`imported after ${seconds()}\n`);
