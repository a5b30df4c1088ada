import type { Command } from 'commander';
import type { InviteFlags, ReloadFlags } from '../commands/hub.ts';
import type { Surroundings } from '../surroundings.ts';

const reloadOption = [
  '--reload <pid file>',
  'file with the number of the NATS server on this machine, which then reads its users anew',
] as const;

/** Adds the commands by which a hub says which sites take part. */
export function addHubCommands(program: Command, surroundings: Surroundings): void {
  const hub = program.command('hub').description('the sites that this server asks as a hub');
  hub
    .command('invite <id>')
    .description('let a site take part, and write its invitation, this once')
    .requiredOption('--name <text>', 'what the site is called')
    .requiredOption('--servers <addresses>', 'NATS servers where both meet, apart by commas')
    .option('--country <code>', 'where it is, by ISO 3166-1')
    .option('--out <file>', 'a file for the invitation; without it standard output')
    .option('--again', 'a site that was invited before gets another invitation: that of before is void')
    .option(...reloadOption)
    .action(async (id: string, flags: InviteFlags) =>
      (await import('../commands/hub.ts')).invite(surroundings, id, flags),
    );
  hub
    .command('list')
    .description('sites that were ever invited')
    .action(async () => (await import('../commands/hub.ts')).list(surroundings));
  hub
    .command('remove <id>')
    .description('take a site out: it is shut out once the NATS servers have read their users anew')
    .option(...reloadOption)
    .action(async (id: string, flags: ReloadFlags) =>
      (await import('../commands/hub.ts')).remove(surroundings, id, flags),
    );
}
