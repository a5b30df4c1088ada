import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Argument, type Command, Option } from 'commander';
import { type DumpFormatName, dumpFormats } from '../../fair/dump/formats.ts';
import { dumpRecords } from '../../fair/dump/records.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { exportMappings } from '../commands/export-mappings.ts';
import { type Config, readConfig } from '../config.ts';
import type { Log } from '../neo4j/index.ts';
import { withGraph } from '../session.ts';

type Flags = {
  readonly format?: string;
  readonly dataset?: readonly string[];
  readonly output?: string;
  readonly gzip?: boolean;
};

type Export = {
  /** Forms of the file, the usual one first. */
  readonly formats: readonly string[];
  readonly open: (
    graph: Graph,
    flags: Flags & { readonly format: string },
    config: Config,
  ) => AsyncIterable<string>;
};

const isDumpFormat = (format: string): format is DumpFormatName => Object.hasOwn(dumpFormats, format);

/** What can be written, by its name. */
const exports: ReadonlyMap<string, Export> = new Map([
  ['mappings', { formats: ['sssom'], open: (graph) => withLineEnds(exportMappings(graph)) }],
  ['rdf', { formats: Object.keys(dumpFormats), open: openRecords }],
]);

/** Adds the command that writes what the graph holds to a file. */
export function addExportCommand(program: Command, log: Log): void {
  const formats = [...exports.values()].flatMap((one) => one.formats);
  program
    .command('export')
    .description('write what the graph holds to a file')
    .addArgument(new Argument('<what>', 'what is written').choices([...exports.keys()]))
    .addOption(
      new Option('--format <format>', 'form of the file; of rdf nquads if nothing is said').choices(formats),
    )
    .option('--dataset <id...>', 'datasets whose records are written as rdf')
    .option('--output <file>', 'the file; without it standard output')
    .option('--gzip', 'compress what is written')
    .action((what: string, flags: Flags) => write(log, what, flags));
}

function openRecords(
  graph: Graph,
  { format, dataset = [] }: Flags & { readonly format: string },
  { publicUrl, host, port }: Config,
): AsyncIterable<string> {
  if (dataset.length === 0)
    throw new KnownError('ARGUMENT_INVALID', 'Say with --dataset whose records are to be written.');
  if (!isDumpFormat(format)) throw new TypeError(`${format} is no format of dumps`);
  const iris = createIris(publicUrl ?? `http://${host}:${port}`);
  return dumpRecords({ graph, iris, datasets: [...new Set(dataset)], format });
}

async function write(log: Log, what: string, flags: Flags): Promise<void> {
  const { formats = [], open } = exports.get(what) ?? {};
  const format = flags.format ?? formats[0] ?? '';
  if (open === undefined || !formats.includes(format))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `${what} can be written as ${formats.join(', ')}, not as ${format}.`,
    );
  const config = readConfig(process.env);
  if (flags.output !== undefined) await refuseUnwritable(flags.output);
  await withGraph(config, log, (graph) => save(open(graph, { ...flags, format }, config), flags));
  log.info(`${what} written to ${flags.output ?? 'standard output'}`);
}

/** A file has its name when it is whole: what was broken off leaves none. */
async function save(pieces: AsyncIterable<string>, { output, gzip = false }: Flags): Promise<void> {
  const source = [Readable.from(pieces), ...(gzip ? [createGzip()] : [])];
  if (output === undefined) return pipeline([...source, process.stdout], { end: false });
  const part = `${output}.part`;
  try {
    await pipeline([...source, createWriteStream(part)]);
    await rename(part, output);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function refuseUnwritable(output: string): Promise<void> {
  const folder = await stat(output).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const refused = await access(dirname(output), constants.W_OK).then(
    () => false,
    () => true,
  );
  if (!folder && !refused) return;
  const reason = folder ? 'it is a folder' : 'its folder is not there or takes no files';
  throw new KnownError('ARGUMENT_INVALID', `${output} cannot be written: ${reason}.`);
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
