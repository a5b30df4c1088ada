import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands of numbers under protection. */
export function addPrivacyCommands(program: Command, surroundings: Surroundings): void {
  program
    .command('privacy')
    .description('what is told of numbers under protection')
    .command('confirm')
    .description(
      'give up charges that are lost: all that may be spent counts as spent, and after that numbers are told again',
    )
    .requiredOption('--reason <text>', 'what became of them')
    .action(async ({ reason }: { readonly reason: string }) =>
      (await import('../commands/privacy.ts')).confirm(surroundings, reason),
    );
}
