import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../../server/free-port.ts';
import { toConfiguration } from '../../server/nats/conf.ts';
import { nameAt } from '../../server/nats/greeting.ts';
import { findProgram } from '../../server/nats/program.ts';
import { startWatched, type Watched } from '../../server/neo4j/watched.ts';
import { connectTo } from './nats.ts';
import { silent } from './neo4j.ts';

/** NATS servers that pass on to each other what is said. */
export type TestCluster = {
  /** Addresses for clients. */
  readonly servers: readonly string[];
  /** Ends the server at an address at once, by SIGKILL. */
  readonly kill: (server: string) => Promise<void>;
  /** Stops it where it is, as if its machine were gone: nothing is closed. */
  readonly freeze: (server: string) => void;
  /** Starts those again that were killed. */
  readonly heal: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const patience = { timeout: 30_000, interval: 50 };

/** Where Docker runs, it would be taken; processes that know each other are what is wanted here. */
const env = { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1' };

/** The file of users that servers let in, and the seed of one of them. */
type Users = { readonly users: string; readonly seed: string };

/** Starts three servers, and waits until they know each other; whom they let in may depend on where they are. */
export async function startCluster(
  folder: string,
  usersOf: (servers: readonly string[]) => Promise<Users>,
): Promise<TestCluster> {
  await mkdir(folder, { recursive: true });
  const program = await findProgram({ env, folder, log: silent, stopped: new AbortController().signal });
  const members = await Promise.all([1, 2, 3].map(freeMember));
  const servers = members.map(({ address }) => address);
  const { users, seed } = await usersOf(servers);
  const running = new Map<string, Watched>();
  const start = async ({ address, name, port, route }: ClusterMember) => {
    const files = { configuration: join(folder, `${name}.conf`), users, port };
    await writeFile(files.configuration, toConfiguration(files, { name, listen: program.listen(port) }));
    await appendFile(files.configuration, toCluster(route, members));
    const output = join(folder, `${name}.log`);
    running.set(address, await startWatched(program.command(files), { env: program.env, output }));
    await vi.waitUntil(async () => (await nameAt({ host: '127.0.0.1', port })) === name, patience);
    await vi.waitUntil(async () => (await knownAt(address, seed)) === running.size, patience);
  };
  const heal = async () => {
    for (const member of members) if (!running.has(member.address)) await start(member);
  };
  await heal();
  const at = (server: string) => {
    const watched = running.get(server);
    if (watched === undefined) throw new TypeError(`nothing runs at ${server}`);
    return watched;
  };
  return {
    servers,
    freeze: (server) => process.kill(at(server).pid, 'SIGSTOP'),
    kill: async (server) => {
      const watched = at(server);
      process.kill(watched.pid, 'SIGKILL');
      await vi.waitUntil(() => watched.ended.aborted, patience);
      running.delete(server);
    },
    heal,
    stop: async () => {
      await Promise.all([...running.values()].map((one) => one.stop()));
    },
  };
}

type ClusterMember = {
  readonly address: string;
  readonly name: string;
  readonly port: number;
  /** The port for the other servers. */
  readonly route: number;
};

async function freeMember(n: number): Promise<ClusterMember> {
  const [port, route] = [await freePort(), await freePort()];
  return { address: `nats://127.0.0.1:${port}`, name: `member-${n}-${port}`, port, route };
}

function toCluster(route: number, members: readonly ClusterMember[]): string {
  const routes = members.map((one) => JSON.stringify(`nats://127.0.0.1:${one.route}`));
  return `cluster {
  name: "oncograph"
  listen: "127.0.0.1:${route}"
  routes: [${routes.join(', ')}]
}
`;
}

/** How many servers a server tells its clients of, itself among them; one that is alone tells of none. */
async function knownAt(address: string, seed: string): Promise<number> {
  const connection = await connectTo([address], seed);
  const known = connection.info?.connect_urls?.length ?? 1;
  await connection.close();
  return known;
}
