import { Command, CommanderError, Option } from 'commander';
import { softwareVersion } from '../../import/store/software.ts';
import { KnownError } from '../../ontology/errors.ts';
import { toPlainLines } from '../../ontology/plain-line.ts';
import type { ForgetFlags } from '../commands/forget.ts';
import type { Io, Output, Surroundings } from '../surroundings.ts';
import { addAccessCommands } from './access.ts';
import { addAuditCommands } from './audit.ts';
import { addBackupCommands } from './backup.ts';
import { addDatasetCommands } from './dataset.ts';
import { addDemoCommands } from './demo.ts';
import { addExportCommand } from './export.ts';
import { addHubCommands } from './hub.ts';
import { addLoadCommand } from './load.ts';
import { addPrivacyCommands } from './privacy.ts';
import { addSiteCommands } from './site.ts';
import { addValidateCommand } from './validate.ts';
import { addVocabularyCommands } from './vocabulary.ts';

/**
 * Runs a command of oncograph; gives its exit code: 0 done, 1 failed, 2 wrong use. It reads settings from `env` alone and
 * leaves the process as it was.
 * @example await main(['status'], process.env, process)
 */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const { stdout, stderr } = io;
  const lost: NodeJS.ErrnoException[] = [];
  const note = (error: Error) => lost.push(error);
  stdout.on('error', note);
  try {
    await parse(createProgram({ env, stdout, stderr }), argv);
    await written(stdout);
  } catch (error) {
    if (error instanceof CommanderError) return 2;
    if (!lost.some((one) => one === error)) return fail(stderr, await faultOf(error, env));
  } finally {
    stdout.off('error', note);
  }
  const [fault] = lost;
  if (fault === undefined || fault.code === 'EPIPE') return 0; // who read it has what they wanted, as head -1
  return fail(stderr, `Standard output cannot be written: ${fault.message}.`);
}

function fail(stderr: Output, text: string): number {
  stderr.write(`${toPlainLines(text)}\n`);
  return 1;
}

/** Runs what is asked for; help and version are asked for like any command, though commander ends them by an error. */
async function parse(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
}

/** Waits until a stream has taken what it was given, or has said that it cannot. */
function written(stream: Output): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

async function faultOf(error: unknown, env: NodeJS.ProcessEnv): Promise<string> {
  return error instanceof KnownError ? error.message : (await import('./failure.ts')).failureText(error, env);
}

/** The command line of oncograph. What a command works with is loaded when it is run: help needs none of it. */
function createProgram(surroundings: Surroundings): Command {
  const program = withOutput(new Command('oncograph'), surroundings)
    .description('A knowledge graph of cancer imaging, pathology, molecular and laboratory records.')
    .version(softwareVersion)
    .enablePositionalOptions() // an option belongs to the command that it stands behind
    .exitOverride();
  program
    .command('serve')
    .description('find or start Neo4j, load the shipped data into an empty graph, and serve')
    .action(async () => (await import('../run.ts')).run(surroundings, softwareVersion));
  addDemoCommands(program, surroundings);
  addLoadCommand(program, surroundings);
  addVocabularyCommands(program, surroundings);
  addDatasetCommands(program, surroundings);
  addAccessCommands(program, surroundings);
  addAuditCommands(program, surroundings);
  addPrivacyCommands(program, surroundings);
  addExportCommand(program, surroundings);
  addHubCommands(program, surroundings);
  addSiteCommands(program, surroundings);
  program
    .command('forget <patient>')
    .description(
      'erase a patient, by opaque or source id, and keep the patient out of later loads of the population',
    )
    .option(
      '--population <id>',
      'whose patient it is: needed where patients of several populations have the id',
    )
    .option('--dry-run', 'say what would be erased, and change nothing')
    .addOption(
      new Option('--undo', 'let later loads bring the id again: it was mistyped').conflicts('dryRun'),
    )
    .action(async (patient: string, flags: ForgetFlags) =>
      (await import('../commands/forget.ts')).forget(surroundings, patient, flags),
    );
  program
    .command('status')
    .description('what the graph holds')
    .action(async () => (await import('../commands/status.ts')).status(surroundings));
  addBackupCommands(program, surroundings);
  addValidateCommand(program, surroundings);
  return program;
}

function withOutput(program: Command, { stdout, stderr }: Io): Command {
  return program.configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    getOutHelpWidth: () => stdout.columns ?? 80,
    getErrHelpWidth: () => stderr.columns ?? 80,
  });
}
