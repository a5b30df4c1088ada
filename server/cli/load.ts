import { type Command, Option } from 'commander';
import type { OmopFlags, TablesFlags } from '../commands/load.ts';
import type { Surroundings } from '../surroundings.ts';
import { parseCount } from './options.ts';

/** Adds the commands that load records. */
export function addLoadCommand(program: Command, surroundings: Surroundings): void {
  const load = program.command('load').description('load records');
  withCommonOptions(
    load
      .command('tables <folder>')
      .description('load a folder of CSV, TSV or Parquet tables by a mapping file')
      .requiredOption('--mapping <file>', 'the mapping file')
      .option('--dataset <id>', 'only the rows of this dataset'),
  ).action(async (folder: string, flags: TablesFlags) =>
    (await import('../commands/load.ts')).loadFolder(surroundings, folder, flags),
  );
  withCommonOptions(
    load
      .command('omop <from>')
      .description(
        'load tables of OMOP CDM 5.3 or 5.4, with MI-CDM: a folder of CSV, TSV or Parquet, or postgres://user@host:port/database?schema=…',
      )
      .requiredOption('--dataset <id>', 'the dataset that they are')
      .addOption(
        new Option('--access-rights <rights>', 'who may be shown the records')
          .choices(['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'])
          .default('NON_PUBLIC'),
      )
      .option('--license <name>', 'the licence of the data, such as "CC BY 4.0"')
      .option('--with-text', 'keep the texts of notes'),
  ).action(async (from: string, flags: OmopFlags) =>
    (await import('../commands/load.ts')).loadOmop(surroundings, from, flags),
  );
}

function withCommonOptions(command: Command): Command {
  return command
    .option('--replace', 'remove records of the datasets that occur which the input no longer has')
    .option('--allow-open', 'load data that are not public although ACCESS=open')
    .option('--dry-run', 'read and check everything, change nothing in the graph')
    .option('--max-rejects <n>', 'end when more than n rows or values are rejected', parseCount);
}
