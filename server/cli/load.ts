import type { Command } from 'commander';
import type { LoadFlags } from '../commands/load.ts';
import type { Surroundings } from '../surroundings.ts';
import { parseCount } from './options.ts';

/** Adds the command that loads records. */
export function addLoadCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('load')
    .description('load records')
    .command('tables <folder>')
    .description('load a folder of CSV, TSV or Parquet tables by a mapping file')
    .requiredOption('--mapping <file>', 'the mapping file')
    .option('--dataset <id>', 'only the rows of this dataset')
    .option('--replace', 'remove records of the datasets that occur which the input no longer has')
    .option('--allow-open', 'load data that are not public although ACCESS=open')
    .option('--dry-run', 'read and check everything, change nothing in the graph')
    .option('--max-rejects <n>', 'end when more than n rows or values are rejected', parseCount)
    .action(async (folder: string, flags: LoadFlags) =>
      (await import('../commands/load.ts')).loadFolder(surroundings, folder, flags),
    );
}
