import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { checkMapping } from '../../import/concepts/check-mapping.ts';
import { type Delivery, deliveryOf } from '../../import/delivery.ts';
import { readTables } from '../../import/load/load.ts';
import type { Source } from '../../import/load/source.ts';
import { withCdm } from '../../import/omop/open.ts';
import { type OmopOptions, omopSource } from '../../import/omop/source.ts';
import { KnownError } from '../../ontology/errors.ts';
import { createSession, type Session, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditData } from './audit-change.ts';
import { load } from './load-source.ts';

/** Options of `load`, whatever is loaded. */
type LoadFlags = {
  readonly dataset?: string;
  readonly replace?: boolean;
  readonly allowOpen?: boolean;
  readonly dryRun?: boolean;
  readonly maxRejects?: number;
};

/** Options of `load tables`. */
export type TablesFlags = LoadFlags & { readonly mapping: string };

/** Options of `load omop`. */
export type OmopFlags = LoadFlags & {
  readonly dataset: string;
  readonly accessRights: OmopOptions['accessRights'];
  readonly license?: string;
  readonly withText?: boolean;
};

/** Loads a folder of tables by a mapping and says what it did. */
export async function loadFolder(
  surroundings: Surroundings,
  folder: string,
  { mapping, ...flags }: TablesFlags,
): Promise<void> {
  const checked = await checkMapping(mapping); // whatever is wrong with it is said before a database is waited for
  const source = () => readTables({ folder, mapping });
  await loadAndSay(surroundings, { flags, delivery: deliveryOf(checked), source });
}

/** Loads tables of the OMOP CDM out of a folder or a database and says what it did. */
export async function loadOmop(
  surroundings: Surroundings,
  from: string,
  { accessRights, license, withText = false, ...flags }: OmopFlags,
): Promise<void> {
  const { env } = surroundings;
  const said = {
    dataset: flags.dataset,
    accessRights,
    license: license === undefined ? [] : [license],
    withText,
  };
  await withCdm(from, { env, texts: 'whole' }, async (cdm) => {
    const source = omopSource({ cdm, ...said });
    await loadAndSay(surroundings, { flags, delivery: source.delivery, source: async () => source });
  });
}

/** What is loaded, and what the command line says of it. */
type Loading = {
  readonly flags: LoadFlags;
  readonly delivery: Pick<Delivery, 'population' | 'title'>;
  readonly source: () => Promise<Source>;
};

async function loadAndSay(surroundings: Surroundings, loading: Loading): Promise<void> {
  const session = createSession(surroundings);
  const { stdout, stderr } = surroundings;
  const { flags, source } = loading;
  const summary = await withGraph(session, (graph, server) => {
    const make = () => load(graph, session.config, { ...flags, source, stderr, server });
    return flags.dryRun ? make() : audited(session, graph, { ...loading, make });
  });
  stdout.write(`${summary}\n`);
}

/** The summary of a load that is kept in the audit. */
async function audited(
  session: Session,
  graph: Graph,
  loading: Loading & { readonly make: () => Promise<string> },
): Promise<string> {
  const { flags, delivery, make } = loading;
  const { dataset, replace = false } = flags;
  const { population, title } = delivery;
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
