import { type Command, Option } from 'commander';
import { allProfiles, isProfile, type Profile } from '../../fair/rdf/profiles.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { describe, validateDataset } from '../commands/dataset-description.ts';
import { readConfig } from '../config.ts';
import { keepIndex } from '../keep.ts';
import type { Log } from '../neo4j/index.ts';
import { alone, withGraph } from '../session.ts';

/** Adds the commands that describe and remove datasets. */
export function addDatasetCommands(program: Command, log: Log): void {
  const dataset = program.command('dataset').description('datasets of the graph');
  dataset
    .command('describe <files...>')
    .description('keep what description files say of datasets whose records are loaded')
    .action((files: readonly string[]) => describeFiles(log, files));
  dataset
    .command('remove <id>')
    .description('remove a dataset with its records; a tombstone stays')
    .action((id: string) => remove(log, id));
}

/** Adds the check of description files. */
export function addDatasetCheck(validate: Command, log: Log): void {
  validate
    .command('dataset <file>')
    .description('check the description file of a dataset')
    .addOption(
      new Option(
        '--profile <profile>',
        'also what the dataset, with its records in the graph, lacks for a profile',
      ).choices(allProfiles),
    )
    .action((file: string, { profile }: { readonly profile?: string }) =>
      check(log, file, profile !== undefined && isProfile(profile) ? profile : undefined),
    );
}

async function describeFiles(log: Log, files: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  const lines = await withGraph(config, log, (graph) => alone(config, () => describe(graph, config, files)));
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function remove(log: Log, id: string): Promise<void> {
  const config = readConfig(process.env);
  const removed = await withGraph(config, log, (graph) =>
    alone(config, async () => {
      const records = await removeDataset(graph, id);
      await keepIndex(graph, config);
      return records;
    }),
  );
  process.stdout.write(`Removed the dataset ${id} with ${removed} records.\n`);
}

async function check(log: Log, file: string, profile: Profile | undefined): Promise<void> {
  process.stdout.write(`${await validateDataset(file, profile, { config: readConfig(process.env), log })}\n`);
}
