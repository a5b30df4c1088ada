import type { Command } from 'commander';
import { softwareVersion } from '../../import/store/software.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that show what the software does. */
export function addDemoCommands(program: Command, surroundings: Surroundings): void {
  const demo = program.command('demo').description('see what the software does');
  demo
    .command('login')
    .description('serve the shipped data under tiered access, with four people to log in as')
    .action(async () => (await import('../commands/demo.ts')).demoLogin(surroundings, softwareVersion));
  demo
    .command('federation')
    .description('start a hub and three sites on this machine, and ask all of them')
    .action(async () => (await import('../demo/federation.ts')).demoFederation(surroundings));
}
