import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addGrants } from '../../access/grants/grants.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { startOf } from '../../server/neo4j/process.ts';
import { type Ended, type Run, startCli } from '../../test/support/cli.ts';
import { addressIn, neo4jPid } from '../process.ts';
import { type Client, createClient, msUntil } from './client.ts';

/** A server of the command line that is ready. */
export type Server = Client & { readonly run: Run; readonly url: string };

/** A data folder under tiered access. */
export type Site = {
  readonly dataDir: string;
  /** Whose questions are answered. */
  readonly token: string;
  /** Starts a server; waits until it is ready. @throws Error with what it said where it ends before */
  readonly start: (more?: NodeJS.ProcessEnv) => Promise<Server>;
  /** Starts a command. */
  readonly command: (...args: readonly string[]) => Run;
  /** What `work` gives of the database that runs now. */
  readonly withGraph: <Result>(work: (graph: Graph) => Promise<Result>) => Promise<Result>;
  readonly address: () => Promise<GraphAddress>;
  /** The process of the database. */
  readonly databasePid: () => number;
  /** Ends all that was started. */
  readonly end: () => Promise<void>;
};

/** Person and dataset of all questions. */
export const ada = { issuer: 'local', subject: 'ada.lovelace' };
const dataset = 'hospital-oncology';

const example = fileURLToPath(new URL('../../docs/examples/hospital', import.meta.url));
const exampleLoad = ['load', 'tables', join(example, 'tables'), '--mapping', join(example, 'mapping.yaml')];

/** A count is answered from memory, once the grant was read; a page needs the database. */
export const count = '{ cohort(where: { patient: {} }) { count { value } } }';
export const page = `{ cohort(where: { patient: {} }) { patients(first: 20) { nodes {
  id sex conditions { code { source } } imagingStudies { id series { nodes { instances } } } measurements { nodes { value unit } } } } } }`;

/** A database of its own in a folder of its own; where Docker runs, it would be taken: here a process is what is killed. */
const settings = {
  ACCESS: 'tiered',
  SEED: 'none',
  PORT: '0',
  LOG_LEVEL: 'warn',
  NEO4J_MEMORY: '600m',
  DOCKER_HOST: 'tcp://127.0.0.1:1',
  JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1', // databases that live for minutes gain nothing by compiling well
  REQUESTS_A_MINUTE: '1000000',
  COST_A_MINUTE: '100000000',
  REQUESTS_AT_ONCE: '1000',
};

/** Makes the data folder `data` in a folder, loads the hospital of docs/access.md and grants it; the server that did it runs. */
export async function createSite(home: string): Promise<{ readonly site: Site; readonly server: Server }> {
  const empty = openSite(join(home, 'data'));
  const { run, url } = await empty.start();
  mustSucceed(await empty.command(...exampleLoad).ended);
  const token = await empty.withGraph(admit);
  const site = openSite(join(home, 'data'), token);
  const server = { ...createClient(url, token), run, url };
  const { codes } = await server.ask(page);
  if (codes.length > 0) throw new Error(`a page is answered with ${codes}`);
  return { site, server };
}

/** Grants the dataset; gives a token. */
async function admit(graph: Graph): Promise<string> {
  await grantAll(graph);
  const span = { from: new Date().toISOString(), until: '2090-01-01T00:00:00.000Z' };
  return (await addPersonalToken(graph, { person: ada, name: 'faults', ...span })).text;
}

/** What runs with a data folder, asked with `token`. */
function openSite(dataDir: string, token = ''): Site {
  const own = { ...settings, DATA_DIR: dataDir };
  const runs: Run[] = [];
  const command = (...args: readonly string[]) => kept(startCli(args, own));
  const kept = (run: Run) => {
    runs.push(run);
    return run;
  };
  const address = () => addressIn(dataDir);
  const withGraph = async <Result>(work: (graph: Graph) => Promise<Result>) => {
    const graph = new Graph(await address());
    return work(graph).finally(() => graph.close());
  };
  const databasePid = () => Number(neo4jPid(dataDir));
  return {
    ...{ dataDir, token, command, withGraph, address, databasePid },
    start: async (more = {}) => {
      const run = kept(startCli(['serve'], { ...own, ...more }));
      if (!(await run.says('oncograph ready at http'))) throw new Error((await run.ended).stderr);
      const url = /oncograph ready at (http\S+)/.exec(run.said().stdout)?.[1] ?? '';
      return { ...createClient(url, token), run, url };
    },
    end: async () => {
      for (const run of runs) run.kill('SIGKILL');
      await msUntil(async () => (await startOf(databasePid())) === undefined);
    },
  };
}

/** Grants the dataset from now on; gives the id of the grant. */
export async function grantAll(graph: Graph): Promise<string> {
  const at = new Date().toISOString();
  const why = { role: 'READER', reason: 'faults', by: 'bench', at, from: at, until: null } as const;
  const [grant] = await addGrants(graph, { person: ada, datasets: [dataset], ...why });
  return grant?.id ?? '';
}

/** Asks a server to end, and waits. */
export async function stop({ run }: Pick<Server, 'run'>): Promise<Ended> {
  run.kill('SIGTERM');
  return run.ended;
}

/** @throws Error with what a command said that did not end with 0 */
export function mustSucceed({ code, stderr }: Ended): void {
  if (code !== 0) throw new Error(stderr);
}
