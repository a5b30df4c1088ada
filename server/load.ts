import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type LoadOptions, loadTables } from '../import/load.ts';
import { writeRejects } from '../import/rejects.ts';
import { toText } from '../import/report.ts';
import { cypher } from '../loaders/cypher.ts';
import type { Graph } from '../loaders/graph.ts';
import type { Config } from './config.ts';
import { createProgress } from './progress.ts';
import { alone } from './session.ts';

/** What the command line says of a load. */
export type LoadRequest = Omit<LoadOptions, 'access' | 'identitySecret' | 'onProgress'>;

/** Loads a folder of tables with progress on stderr; gives the summary as text. */
export async function load(graph: Graph, config: Config, request: LoadRequest): Promise<string> {
  const { access, identitySecret, dataDir } = config;
  const progress = createProgress(process.stderr);
  try {
    const options = { ...request, access, identitySecret, onProgress: progress.step };
    const { id, report } = await alone(config, () => loadTables(graph, options));
    const rejects = request.dryRun ? undefined : await writeRejects(dataDir, id, report);
    return `${toText(report)}${rejects === undefined ? '' : `\n\n${report.rejects.length} rejects: ${rejects}`}`;
  } finally {
    progress.end();
  }
}

const seedFolder = fileURLToPath(new URL('../seeds/tcga', import.meta.url));
const seedMapping = fileURLToPath(new URL('../seeds/tcga.mapping.yaml', import.meta.url));

/** Loads the data that come with the software into a graph that no load has filled. */
export async function seed(graph: Graph, config: Config, log: Logger): Promise<void> {
  if (config.seed === 'none' || (await wasLoaded(graph))) return;
  log.info('loading the shipped data');
  const summary = await load(graph, config, { folder: seedFolder, mapping: seedMapping });
  log.info({ summary: summary.split('\n') }, 'shipped data loaded');
}

async function wasLoaded(graph: Graph): Promise<boolean> {
  const rows = await graph.read(cypher`
    MATCH (load:Load {state: 'DONE'})
    RETURN load.id AS id
    LIMIT 1`);
  return rows.length > 0;
}
