import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that keep a copy of the data folder, and bring it back. */
export function addBackupCommands(program: Command, surroundings: Surroundings): void {
  program
    .command('backup <folder>')
    .description('copy what cannot be made again of DATA_DIR to a new folder, while no server runs')
    .action(async (folder: string) => (await import('../commands/backup.ts')).backup(surroundings, folder));
  program
    .command('restore <folder>')
    .description('put a backup into an empty DATA_DIR')
    .action(async (folder: string) => (await import('../commands/backup.ts')).restore(surroundings, folder));
}
