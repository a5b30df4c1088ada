import { type Command, Option } from 'commander';
import { allProfiles } from '../../fair/rdf/profiles.ts';
import type { CheckFlags } from '../commands/site-check.ts';
import type { QueueFlags } from '../commands/site-queue.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands of a site that a hub invited. */
export function addSiteCommands(program: Command, surroundings: Surroundings): void {
  const site = program.command('site').description('what this server does as a site of a hub');
  const decide = async (id: string, isAnswered: boolean, reason: string | null = null) =>
    (await import('../commands/site-queue.ts')).decide(surroundings, id, { isAnswered, reason });
  site
    .command('check')
    .description('whether invitation, connection, clock, data, mapping and rules are good enough to join')
    .option('--json', 'the report for who runs the network: nothing in it that the hub is not told')
    .addOption(
      new Option('--profile <profile>', 'also what datasets lack for a profile').choices(allProfiles),
    )
    .action(async (flags: CheckFlags) =>
      (await import('../commands/site-check.ts')).check(surroundings, flags),
    );
  site
    .command('queue')
    .description('questions of the hub that wait for a person (ANSWER_AT_ONCE)')
    .option('--all', 'those that were decided, too')
    .option('--json', 'as JSON, one a line')
    .action(async (flags: QueueFlags) =>
      (await import('../commands/site-queue.ts')).queue(surroundings, flags),
    );
  site
    .command('answer <id>')
    .description('let a question be answered by the rules of the site, when the hub asks it again')
    .option('--reason <text>', 'why, for the audit')
    .action((id: string, { reason }: { readonly reason?: string }) => decide(id, true, reason));
  site
    .command('refuse <id>')
    .description('refuse a question')
    .requiredOption('--reason <text>', 'why, as the hub is told')
    .action((id: string, { reason }: { readonly reason: string }) => decide(id, false, reason));
}
