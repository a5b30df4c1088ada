import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that describe, publish and remove datasets. */
export function addDatasetCommands(program: Command, surroundings: Surroundings): void {
  const dataset = program.command('dataset').description('datasets of the graph');
  dataset
    .command('describe <files...>')
    .description('keep what description files say of datasets whose records are loaded')
    .action(async (files: readonly string[]) =>
      (await import('../commands/dataset.ts')).describeFiles(surroundings, files),
    );
  dataset
    .command('publish <ids...>')
    .description('count what datasets that are not public hold, with noise, and tell it to everybody')
    .option('--dry-run', 'say what it would cost and when it was done last, and do nothing')
    .action(async (ids: readonly string[], { dryRun = false }: { readonly dryRun?: boolean }) => {
      const { planPublishing, publish } = await import('../commands/publish.ts');
      await (dryRun ? planPublishing : publish)(surroundings, ids);
    });
  dataset
    .command('remove <id>')
    .description('remove a dataset with its records; a tombstone stays')
    .action(async (id: string) => (await import('../commands/dataset.ts')).remove(surroundings, id));
}
