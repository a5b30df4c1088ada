import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { readTables } from '../../import/load/load.ts';
import {
  type Loaded,
  loadSource,
  type SourceOptions,
  TooManyRejects,
} from '../../import/load/load-source.ts';
import { writeRejects } from '../../import/load/rejects.ts';
import { toText } from '../../import/load/report.ts';
import type { Source } from '../../import/load/source.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { keepIndex } from '../keep.ts';
import type { Neo4jServer } from '../neo4j/index.ts';
import { alone, throughOutages } from '../session.ts';
import type { Output } from '../surroundings.ts';
import { createProgress } from './progress.ts';

/** What the command line says of a load, how its source is read, and where the database is. */
export type LoadRequest = Omit<SourceOptions, 'access' | 'identitySecret' | 'onProgress'> & {
  readonly source: () => Promise<Source>;
  readonly stderr: Output;
  readonly server: Pick<Neo4jServer, 'back'>;
};

/** Loads a source with progress on stderr, outages of the database included; gives the summary as text. */
export async function load(
  graph: Graph,
  config: Config,
  { stderr, server, source, ...request }: LoadRequest,
): Promise<string> {
  const { access, identitySecret, dataDir } = config;
  const progress = createProgress(stderr);
  try {
    const options = { ...request, access, identitySecret, onProgress: progress.step };
    const loaded = await alone(config, () =>
      throughOutages(server, async () => loadSource(graph, await source(), options)),
    );
    if (request.dryRun !== true) await throughOutages(server, () => keepIndex(graph, config));
    return [toText(loaded.report), ...(await keepRejects(dataDir, loaded))].join('\n\n');
  } catch (error) {
    if (!(error instanceof TooManyRejects)) throw error;
    const kept = await keepRejects(dataDir, error.loaded);
    throw new KnownError(error.code, [error.message, ...kept].join(' '), { cause: error });
  } finally {
    progress.end();
  }
}

/** Writes the reject file of a load; says so where there is one. */
async function keepRejects(dataDir: string, { id, report }: Loaded): Promise<readonly string[]> {
  const path = await writeRejects(dataDir, id, report);
  return path === undefined ? [] : [`${report.rejects.length} rejects: ${path}`];
}

const seedFolder = fileURLToPath(new URL('../../seeds/tcga', import.meta.url));
const seedMapping = fileURLToPath(new URL('../../seeds/tcga.mapping.yaml', import.meta.url));

/** Where the first load tells what it does, a log and its progress, and where the database is. */
export type SeedRequest = Pick<LoadRequest, 'stderr' | 'server'> & { readonly log: Logger };

/** Loads the data that come with the software into a graph that no load has filled. */
export async function seed(graph: Graph, config: Config, { log, ...request }: SeedRequest): Promise<void> {
  if (config.seed === 'none' || (await throughOutages(request.server, () => wasLoaded(graph)))) return;
  log.info('loading the shipped data');
  const source = () => readTables({ folder: seedFolder, mapping: seedMapping });
  const summary = await load(graph, config, { source, ...request });
  log.info({ summary: summary.split('\n') }, 'shipped data loaded');
}

async function wasLoaded(graph: Graph): Promise<boolean> {
  const rows = await graph.read(cypher`
    MATCH (load:Load {state: 'DONE'})
    RETURN load.id AS id
    LIMIT 1`);
  return rows.length > 0;
}
