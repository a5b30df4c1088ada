import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { forgetPatient } from '../../import/forget/remove.ts';
import { forgetRejects } from '../../import/load/rejects.ts';
import { softwareVersion } from '../../import/store/software.ts';
import { KnownError } from '../../ontology/errors.ts';
import { trimVersions } from '../catalogue.ts';
import { statusOf } from '../commands/graph-status.ts';
import { load } from '../commands/load-tables.ts';
import { type ValidateOptions, validateMapping } from '../commands/validate-mapping.ts';
import { readConfig } from '../config.ts';
import { keepIndex } from '../keep.ts';
import { run } from '../run.ts';
import { alone, withGraph } from '../session.ts';
import { addDatasetCheck, addDatasetCommands } from './dataset.ts';
import { addExportCommand } from './export.ts';
import { addVocabularyCommands } from './vocabulary.ts';

/** What a command waits for: plain on a terminal, else a line of JSON like all progress. */
const quiet = {
  info: (message: string) =>
    process.stderr.write(`${process.stderr.isTTY ? message : JSON.stringify({ progress: { message } })}\n`),
};

/** The command line of oncograph. */
function createProgram(): Command {
  const program = new Command('oncograph')
    .description('A knowledge graph of cancer imaging, pathology, molecular and laboratory records.')
    .version(softwareVersion)
    .exitOverride();
  program
    .command('serve')
    .description('find or start Neo4j, load the shipped data into an empty graph, and serve')
    .action(() => run(readConfig(process.env), softwareVersion));
  addLoad(program);
  addVocabularyCommands(program, quiet);
  addDatasetCommands(program, quiet);
  addExportCommand(program, quiet);
  program
    .command('forget <patient>')
    .description('erase a patient, by opaque or source id, and keep the patient out of every later load')
    .action(forget);
  program.command('status').description('what the graph holds').action(status);
  const check = program.command('validate').description('check files before they are used');
  addDatasetCheck(check, quiet);
  check
    .command('mapping <file>')
    .description(
      'check a mapping file, and what the tables of a folder hold that it gives no standard concept',
    )
    .option('--folder <folder>', 'read the tables, and suggest concepts for values that have none')
    .option('--top <n>', 'values of one field that are listed', parseCount, 20)
    .action(validate);
  return program;
}

function addLoad(program: Command): void {
  program
    .command('load')
    .description('load records')
    .command('tables <folder>')
    .description('load a folder of CSV, TSV or Parquet tables by a mapping file')
    .requiredOption('--mapping <file>', 'the mapping file')
    .option('--dataset <id>', 'only the rows of this dataset')
    .option('--replace', 'remove records of the datasets that occur which the input no longer has')
    .option('--allow-open', 'load data that are not public although ACCESS=open')
    .option('--dry-run', 'read and check everything, change nothing in the graph')
    .option('--max-rejects <n>', 'end when more than n rows or values are rejected', parseCount)
    .action((folder: string, options: LoadFlags) => loadTables(folder, options));
}

type LoadFlags = {
  readonly mapping: string;
  readonly dataset?: string;
  readonly replace?: boolean;
  readonly allowOpen?: boolean;
  readonly dryRun?: boolean;
  readonly maxRejects?: number;
};

function parseCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number.');
}

async function loadTables(folder: string, options: LoadFlags): Promise<void> {
  const config = readConfig(process.env);
  const summary = await withGraph(config, quiet, (graph) => load(graph, config, { folder, ...options }));
  process.stdout.write(`${summary}\n`);
}

async function forget(patient: string): Promise<void> {
  const config = readConfig(process.env);
  const { patients, records } = await withGraph(config, quiet, (graph) =>
    alone(config, async () => {
      const erased = await forgetPatient(graph, patient, config.identitySecret);
      await forgetRejects(config.dataDir, erased.words);
      await keepIndex(graph, config);
      await trimVersions(graph);
      return erased;
    }),
  );
  process.stdout.write(
    `Forgot ${patients} patient(s) with ${records} records; later loads leave them out.\n`,
  );
}

async function status(): Promise<void> {
  const config = readConfig(process.env);
  process.stdout.write(`${await withGraph(config, quiet, statusOf)}\n`);
}

async function validate(file: string, options: ValidateOptions): Promise<void> {
  process.stdout.write(`${await validateMapping(file, options)}\n`);
}

/** 0 done; 1 failed; 2 wrong use. */
async function main(): Promise<number> {
  try {
    await createProgram().parseAsync();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const text =
      error instanceof KnownError ? error.message : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${text}\n`);
    return 1;
  }
}

process.exit(await main());
