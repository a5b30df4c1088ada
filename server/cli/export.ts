import { Argument, type Command, Option } from 'commander';
import type { ExportFlags } from '../commands/export.ts';
import type { OmopExportFlags } from '../commands/export-omop.ts';
import { type Exported, exportFormats } from '../commands/formats.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the command that writes what the graph holds to a file. */
export function addExportCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('export')
    .description('write what the graph holds to a file')
    .enablePositionalOptions()
    .addArgument(new Argument('<what>', 'what is written').choices(Object.keys(exportFormats)))
    .addOption(
      new Option('--format <format>', 'form of the file; of rdf nquads if nothing is said').choices(
        Object.values(exportFormats).flat(),
      ),
    )
    .option('--dataset <id...>', 'datasets whose records are written as rdf')
    .option('--output <file>', 'the file; without it standard output')
    .option('--gzip', 'compress what is written')
    .action(async (what: Exported, flags: ExportFlags) =>
      (await import('../commands/export.ts')).write(surroundings, what, flags),
    );
  command
    .command('omop <folder>')
    .description('write a dataset as tables of CDM 5.4 with MI-CDM, into a new folder')
    .requiredOption('--dataset <id>', 'the dataset')
    .option('--anchor <date>', 'what day 0 of dates that count from an index event stands for')
    .option(
      '--timeline <name...>',
      'timelines whose dates are written; that of the births if nothing is said',
    )
    .action(async (folder: string, flags: OmopExportFlags) =>
      (await import('../commands/export-omop.ts')).writeOmop(surroundings, folder, flags),
    );
}
