import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type DumpFormatName, dumpFormats } from '../../fair/dump/formats.ts';
import { dumpRecords } from '../../fair/dump/records.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import type { Graph } from '../../graph/graph.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { createSession, withGraph } from '../session.ts';
import type { Output, Surroundings } from '../surroundings.ts';
import { exportMappings } from './export-mappings.ts';
import { type Exported, exportFormats } from './formats.ts';

/** Options of `export`. */
export type ExportFlags = {
  readonly format?: string;
  readonly dataset?: readonly string[];
  readonly output?: string;
  readonly gzip?: boolean;
};

type Open = (
  graph: Graph,
  flags: ExportFlags & { readonly format: string },
  config: Config,
) => AsyncIterable<string>;

/** How each export is read. */
const exports: Readonly<Record<Exported, Open>> = {
  mappings: (graph) => withLineEnds(exportMappings(graph)),
  rdf: openRecords,
};

/** Writes what the graph holds to a file or to standard output. @throws KnownError */
export async function write(surroundings: Surroundings, what: Exported, flags: ExportFlags): Promise<void> {
  const formats: readonly string[] = exportFormats[what];
  const [usual = ''] = formats;
  const { format = usual, output } = flags;
  if (!formats.includes(format))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `${what} can be written as ${formats.join(', ')}, not as ${format}.`,
    );
  const session = createSession(surroundings);
  if (output !== undefined) await refuseUnwritable(output);
  await withGraph(session, (graph) =>
    save(exports[what](graph, { ...flags, format }, session.config), flags, surroundings.stdout),
  );
  session.log.info(`${what} written to ${output ?? 'standard output'}`);
}

const isDumpFormat = (format: string): format is DumpFormatName => Object.hasOwn(dumpFormats, format);

function openRecords(
  graph: Graph,
  { format, dataset = [] }: ExportFlags & { readonly format: string },
  { publicUrl, host, port }: Config,
): AsyncIterable<string> {
  if (dataset.length === 0)
    throw new KnownError('ARGUMENT_INVALID', 'Say with --dataset whose records are to be written.');
  if (!isDumpFormat(format)) throw new TypeError(`${format} is no format of dumps`);
  const iris = createIris(publicUrl ?? `http://${host}:${port}`);
  return dumpRecords({ records: recordReads(graph), iris, datasets: [...new Set(dataset)], format });
}

/** A file has its name when it is whole: what was broken off leaves none. */
async function save(
  pieces: AsyncIterable<string>,
  { output, gzip = false }: ExportFlags,
  stdout: Output,
): Promise<void> {
  const source = [Readable.from(pieces), ...(gzip ? [createGzip()] : [])];
  if (output === undefined) return pipeline([...source, stdout], { end: false });
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
