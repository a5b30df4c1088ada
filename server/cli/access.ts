import { type Command, Option } from 'commander';
import type { GrantFlags, ListFlags } from '../commands/grant.ts';
import type { TokenFlags } from '../commands/token.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that say who may use which datasets, and the tokens and sessions that people log in with. */
export function addAccessCommands(program: Command, surroundings: Surroundings): void {
  addGrantCommands(program.command('grant').description('who may use which datasets'), surroundings);
  addTokenCommands(
    program.command('token').description('personal tokens, for people and their programs to log in with'),
    surroundings,
  );
  addSessionCommands(program.command('session').description('logins in the browser'), surroundings);
}

const issuerOption = [
  '--issuer <iss>',
  'who names the subject: one of OIDC_ISSUER; without it somebody who is known by personal tokens alone',
] as const;

function addGrantCommands(grant: Command, surroundings: Surroundings): void {
  grant
    .command('add <dataset...>')
    .description('allow somebody to count over datasets and to read their records, or their audit')
    .requiredOption('--to <subject>', 'whom it is granted')
    .option(...issuerOption)
    .requiredOption('--reason <text>', 'why, such as the reference of the permit')
    .option('--purpose <text>', 'what for')
    .option('--from <time>', 'a day or a time from which it holds; without it now')
    .option('--until <time>', 'a day or a time from which it holds no more; without it until it is ended')
    .addOption(
      new Option('--role <role>', 'an auditor reads the audit of the datasets alone; a steward may all of it')
        .choices(['reader', 'steward', 'auditor'])
        .default('reader'),
    )
    .action(async (datasets: readonly string[], flags: GrantFlags) =>
      (await import('../commands/grant.ts')).add(surroundings, datasets, flags),
    );
  grant
    .command('list')
    .description('grants that hold or will hold')
    .option('--dataset <id>', 'of this dataset')
    .option('--to <subject>', 'to this subject')
    .option('--all', 'those that are over or were ended, too')
    .action(async (flags: ListFlags) => (await import('../commands/grant.ts')).list(surroundings, flags));
  grant
    .command('end <id>')
    .description('end a grant: it holds no more with the next request, and is kept')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { readonly reason: string }) =>
      (await import('../commands/grant.ts')).end(surroundings, id, reason),
    );
}

function addTokenCommands(token: Command, surroundings: Surroundings): void {
  token
    .command('create')
    .description('make a personal token and write it to standard output, this once')
    .requiredOption('--for <subject>', 'who logs in with it')
    .option(...issuerOption)
    .requiredOption('--name <text>', 'what it is for')
    .addOption(
      new Option(
        '--network',
        'a network asks by it for many people: it has the share of an organisation in protected numbers',
      ).conflicts('issuer'),
    )
    .option('--until <time>', 'a day or a time from which it is not accepted; without it a year from now')
    .action(async (flags: TokenFlags) => (await import('../commands/token.ts')).create(surroundings, flags));
  token
    .command('list')
    .description('all personal tokens, without what is secret of them')
    .action(async () => (await import('../commands/token.ts')).list(surroundings));
  token
    .command('revoke <id>')
    .description('revoke a personal token: it is not accepted with the next request')
    .action(async (id: string) => (await import('../commands/token.ts')).revoke(surroundings, id));
}

function addSessionCommands(session: Command, surroundings: Surroundings): void {
  session
    .command('list')
    .description('who is logged in in a browser')
    .action(async () => (await import('../commands/session.ts')).list(surroundings));
  session
    .command('end <id>')
    .description('end a session: its cookie is not accepted with the next request')
    .action(async (id: string) => (await import('../commands/session.ts')).end(surroundings, id));
}
