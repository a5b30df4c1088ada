import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Run, runCommand, type Settings } from './process.ts';

/**
 * Loads the index of the whole Imaging Data Commons over the shipped data, and once more; prints the time and memory
 * that this takes. What each load says and what the graph then holds goes to stderr. See README.md.
 */
const { values: options, positionals } = parseArgs({
  options: {
    folder: { type: 'string', default: '.bench' },
    memory: { type: 'string', default: '2g' },
  },
  allowPositionals: true,
});
const [index] = positionals;
if (index === undefined) throw new Error('say where the folder with idc_index_slim.parquet is');

const settings: Settings = { DATA_DIR: resolve(options.folder, 'idc'), NEO4J_MEMORY: options.memory };
const seeds = fileURLToPath(new URL('../seeds', import.meta.url));
const tables = (folder: string, mapping: string) => ['load', 'tables', folder, '--mapping', mapping];

function toLine(name: string, { steps, peak }: Run): string {
  const seconds = steps.reduce((sum, [, time]) => sum + time, 0);
  const cells = [name, seconds.toFixed(0), peak.cpuSeconds.toFixed(0), peak.node, peak.neo4j, peak.sum];
  return `| ${cells.join(' | ')} |\n`;
}

process.stdout.write('| load | seconds | CPU seconds | MiB: Node.js | Neo4j | both at once |\n');
for (const [name, args] of [
  ['the shipped data', tables(`${seeds}/tcga`, `${seeds}/tcga.mapping.yaml`)],
  ['the index over them', tables(index, `${seeds}/idc.mapping.yaml`)],
  ['the index again', tables(index, `${seeds}/idc.mapping.yaml`)],
] as const)
  process.stdout.write(toLine(name, await runCommand(settings, args)));
await runCommand(settings, ['status']);
