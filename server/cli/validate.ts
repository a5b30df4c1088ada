import { type Command, Option } from 'commander';
import { allProfiles, type Profile } from '../../fair/rdf/profiles.ts';
import { toPlainLines } from '../../ontology/plain-line.ts';
import type { ValidateOptions } from '../commands/validate-mapping.ts';
import type { Surroundings } from '../surroundings.ts';
import { parseCount } from './options.ts';

/** Adds the commands that check files. */
export function addValidateCommand(program: Command, surroundings: Surroundings): void {
  const validate = program.command('validate').description('check files before they are used');
  validate
    .command('dataset <file>')
    .description('check the description file of a dataset')
    .addOption(
      new Option(
        '--profile <profile>',
        'also what the dataset, with its records in the graph, lacks for a profile',
      ).choices(allProfiles),
    )
    .action(async (file: string, { profile }: { readonly profile?: Profile }) =>
      (await import('../commands/dataset.ts')).checkDescription(surroundings, file, profile),
    );
  validate
    .command('mapping <file>')
    .description(
      'check a mapping file with the files that it names; with a folder also what its tables would have rejected or left without a standard concept',
    )
    .option(
      '--folder <folder>',
      'read the tables, list what a load would reject, and suggest concepts for values that have none',
    )
    .option('--top <n>', 'rejects, and values of one field, that are listed', parseCount, 20)
    .action(async (file: string, options: ValidateOptions) => {
      const { validateMapping } = await import('../commands/validate-mapping.ts');
      surroundings.stdout.write(`${toPlainLines(await validateMapping(file, options))}\n`);
    });
  validate
    .command('omop <from>')
    .description(
      'judge the tables of an OMOP CDM, in a folder or at postgres://…, by the checks of the Data Quality Dashboard; nothing is loaded',
    )
    .option('--json', 'the report as JSON, with every check')
    .action(async (from: string, flags: { readonly json?: boolean }) =>
      (await import('../commands/validate-omop.ts')).validateOmop(surroundings, from, flags),
    );
}
