import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that describe and remove datasets. */
export function addDatasetCommands(program: Command, surroundings: Surroundings): void {
  const dataset = program.command('dataset').description('datasets of the graph');
  dataset
    .command('describe <files...>')
    .description('keep what description files say of datasets whose records are loaded')
    .action(async (files: readonly string[]) =>
      (await import('../commands/dataset.ts')).describeFiles(surroundings, files),
    );
  dataset
    .command('remove <id>')
    .description('remove a dataset with its records; a tombstone stays')
    .action(async (id: string) => (await import('../commands/dataset.ts')).remove(surroundings, id));
}
