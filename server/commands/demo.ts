import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdsAt } from '../../access/grants/grant.ts';
import { addGrants } from '../../access/grants/grants.ts';
import { readGrantsOf } from '../../access/grants/held-grants.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDescription } from '../../import/describe/description.ts';
import { readTables } from '../../import/load/load.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type Config, readConfig } from '../config.ts';
import { type Filled, run } from '../run.ts';
import type { Surroundings } from '../surroundings.ts';
import { describe } from './dataset-description.ts';
import { type DemoAccount, demoAccounts, guarded, hospital } from './demo-accounts.ts';
import { startDemoProvider } from './demo-provider.ts';
import { load } from './load-source.ts';

const shipped = fileURLToPath(new URL('../../seeds/tcga/datasets', import.meta.url));
const example = fileURLToPath(new URL('../../docs/examples/hospital', import.meta.url));

/**
 * Serves the shipped data and a hospital that is not open under tiered access, with an identity provider of four accounts: until it
 * is asked to stop. What it keeps has a folder of its own. @throws KnownError
 */
export async function demoLogin(surroundings: Surroundings, version: string): Promise<void> {
  const { port, dataDir } = readConfig(surroundings.env);
  if (port === 0 || port === 65_535)
    throw new KnownError(
      'ARGUMENT_INVALID',
      'PORT: the demo takes the port that is set and the next one, such as 4000 and 4001.',
    );
  const address = `http://localhost:${port}`;
  const provider = await startDemoProvider(port + 1, `${address}/login/callback`);
  const env = {
    ...surroundings.env,
    ...{ ACCESS: 'tiered', SEED: 'shipped', DATA_DIR: join(dataDir, 'demo'), PUBLIC_URL: address },
    ...{
      OIDC_ISSUER: provider.url,
      OIDC_AUDIENCE: 'oncograph',
      OIDC_CLIENT_ID: 'demo',
      OIDC_CLIENT_SECRET: '',
    },
  };
  const addition = {
    check: refuseOthers,
    fill: async (graph: Graph, config: Config, filled: Filled) => {
      await loadHospital(graph, config, filled);
      await guard(graph, config);
      for (const account of demoAccounts) await grantTo(graph, account, provider.url);
    },
    told: toldOf(address),
  };
  await run({ ...surroundings, env }, version, addition).finally(provider.close);
}

/** What is said once it serves. */
function toldOf(address: string): string {
  const width = Math.max(...demoAccounts.map(({ subject }) => subject.length));
  return [
    `Log in at ${address}/login?returnTo=/account as one of four. No password is asked for.`,
    ...demoAccounts.map(({ subject, sees }) => `  ${subject.padEnd(width)}  ${sees}`),
    `Then ask in ${address}/graphql: { cohort(where: { patient: {} }) { count { value } } }`,
    '',
  ].join('\n');
}

/** The demo grants nothing of what is not its own. @throws KnownError CONFLICT */
async function refuseOthers(graph: Graph): Promise<void> {
  const others = await graph.read<{ id: string }>(cypher`
    MATCH (dataset:Dataset)
    WHERE dataset.population <> 'idc' AND dataset.id <> ${hospital}
    RETURN dataset.id AS id ORDER BY id`);
  if (others.length === 0) return;
  const named = others.map(({ id }) => id).join(', ');
  throw new KnownError(
    'CONFLICT',
    `The database holds ${named}: the demo takes an empty one, or starts one itself without NEO4J_URI.`,
  );
}

async function loadHospital(graph: Graph, config: Config, { stderr, server }: Filled): Promise<void> {
  const [there] = await graph.read(cypher`MATCH (dataset:Dataset {id: ${hospital}}) RETURN dataset.id AS id`);
  if (there !== undefined) return;
  const [folder, mapping] = [join(example, 'tables'), join(example, 'mapping.yaml')];
  await load(graph, config, { source: () => readTables({ folder, mapping }), stderr, server });
  await describe(graph, config, [await readDescription(join(example, 'dataset.yaml'))]);
}

/** Makes some of the shipped datasets what those of a hospital are: not open, and admitting counts of whoever is logged in. */
async function guard(graph: Graph, config: Config): Promise<void> {
  await graph.write((run) =>
    run(
      cypher`MATCH (dataset:Dataset WHERE dataset.id IN ${guarded}) SET dataset.accessRights = 'RESTRICTED'`,
    ),
  );
  const descriptions = await Promise.all(guarded.map((id) => readDescription(join(shipped, `${id}.yaml`))));
  await describe(
    graph,
    config,
    descriptions.map((one) => ({ ...one, accessRights: 'RESTRICTED', counts: 'REGISTERED' })),
  );
}

/** Gives an account what it lacks of its grants. */
async function grantTo(graph: Graph, { subject, granted }: DemoAccount, issuer: string): Promise<void> {
  if (granted === undefined) return;
  const person = { issuer, subject };
  const at = new Date().toISOString();
  const held = (await readGrantsOf(graph, person)).filter((grant) => holdsAt(grant, at));
  const all = granted.datasets === 'all' ? await datasetsOf(graph) : [hospital];
  const datasets = all.filter((id) => !held.some(({ dataset }) => dataset === id));
  if (datasets.length === 0) return;
  const span = { at, from: at, until: null };
  await addGrants(graph, { person, datasets, role: granted.role, reason: 'demo', by: 'demo', ...span });
}

async function datasetsOf(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(
    cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
