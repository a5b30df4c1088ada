import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { checkMapping } from '../../import/concepts/check-mapping.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { createSession, type Session, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditData } from './audit-change.ts';
import { load } from './load-tables.ts';

/** Options of `load tables`. */
export type LoadFlags = {
  readonly mapping: string;
  readonly dataset?: string;
  readonly replace?: boolean;
  readonly allowOpen?: boolean;
  readonly dryRun?: boolean;
  readonly maxRejects?: number;
};

/** Loads a folder of tables and says what it did. */
export async function loadFolder(
  surroundings: Surroundings,
  folder: string,
  flags: LoadFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const { stdout, stderr } = surroundings;
  const mapping = await checkMapping(flags.mapping); // whatever is wrong with it is said before a database is waited for
  const summary = await withGraph(session, (graph, server) => {
    const make = () => load(graph, session.config, { folder, ...flags, stderr, server });
    return flags.dryRun ? make() : audited(session, graph, { flags, mapping, make });
  });
  stdout.write(`${summary}\n`);
}

/** What a load is asked to do, and does. */
type Loading = {
  readonly flags: LoadFlags;
  readonly mapping: Pick<Mapping, 'population' | 'title'>;
  readonly make: () => Promise<string>;
};

/** The summary of a load that is kept in the audit. */
async function audited(
  session: Session,
  graph: Graph,
  { flags: { dataset, replace = false }, mapping: { population, title }, make }: Loading,
): Promise<string> {
  const loaded = auditData(session, graph, {
    kind: 'DATA_LOADED',
    details: { population, mapping: title, replace },
    make: async () => ({
      summary: await make(),
      datasets: dataset === undefined ? await datasetsIn(graph, population) : [dataset],
    }),
    datasetsOf: ({ datasets }) => datasets,
  });
  const { summary } = await loaded.catch((error: unknown) => {
    throw toResumable(error);
  });
  return summary;
}

async function datasetsIn(graph: Graph, population: string): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(cypher`
    MATCH (dataset:Dataset {population: ${population}})
    RETURN dataset.id AS id ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Where the database is gone for good, that its load is not. */
function toResumable(error: unknown): unknown {
  if (!(error instanceof KnownError && error.code === 'GRAPH_UNAVAILABLE')) return error;
  const message = `${error.message} The same command goes on where the load was broken off.`;
  return new KnownError(error.code, message, { cause: error });
}
