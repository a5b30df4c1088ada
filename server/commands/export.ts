import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type DumpFormatName, dumpFormats } from '../../fair/dump/formats.ts';
import { dumpRecords, type RecordDump } from '../../fair/dump/records.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDatasetAccess } from '../../loaders/open-datasets.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { exportMappings } from './export-mappings.ts';
import { type Exported, exportFormats } from './formats.ts';
import { openPlace, toStream } from './output.ts';

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
  const { format = usual, output, gzip = false } = flags;
  if (!formats.includes(format))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `${what} can be written as ${formats.join(', ')}, not as ${format}.`,
    );
  const session = createSession(surroundings);
  const place = output === undefined ? toStream(surroundings.stdout) : await openPlace(output);
  await withGraph(session, (graph) => {
    const pieces = Readable.from(exports[what](graph, { ...flags, format }, session.config));
    return place.write(gzip ? [pieces, createGzip()] : [pieces]);
  });
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
  return dumpOfOperator(graph, { iris, datasets: [...new Set(dataset)], format });
}

/** The operator may use all datasets: what a patient is follows from them all, whichever are written. */
async function* dumpOfOperator(
  graph: Graph,
  dump: Pick<RecordDump, 'iris' | 'datasets' | 'format'>,
): AsyncGenerator<string> {
  const usable = (await readDatasetAccess(graph)).map(({ id }) => id);
  yield* dumpRecords({ ...dump, records: recordReads(graph), usable });
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
