import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { createNkey } from '../../federation/members/nkey.ts';
import { toUsersFile } from '../../federation/members/users.ts';
import { findOrStartNats } from '../../server/nats/index.ts';
import { silent } from './neo4j.ts';

/** A NATS server of a hub and sites, which are known by new nkeys. */
export async function startTestNats(ids: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-nats-'));
  const users = join(folder, 'nats-users.conf');
  const hub = createNkey();
  const sites = ids.map((id) => ({ id, nkey: createNkey() }));
  const write = (now: readonly string[]) =>
    writeFile(
      users,
      toUsersFile(
        hub.public,
        sites.map(({ id, nkey }) => ({
          ...{ id, nkey: nkey.public, name: id, country: null, since: '2026-11-30T00:00:00.000Z' },
          ended: now.includes(id) ? null : '2026-11-30T01:00:00.000Z',
        })),
      ),
    );
  await write(ids);
  const place = { given: [], folder: join(folder, 'nats'), users };
  const server = await findOrStartNats(place, silent, { env: process.env });
  const connections: NatsConnection[] = [];
  return {
    server,
    /** The file has these sites alone. */
    write,
    /** A connection of the hub, or of a site. */
    as: async (who: string): Promise<NatsConnection> => {
      const { seed } = sites.find(({ id }) => id === who)?.nkey ?? hub;
      const connection = await connectTo(server.servers, seed);
      connections.push(connection);
      return connection;
    },
    stop: async () => {
      await Promise.all(connections.map((one) => one.close()));
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A connection that is not made again once it is lost. */
export function connectTo(servers: readonly string[], seed: string): Promise<NatsConnection> {
  return connect({
    servers: [...servers],
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    reconnect: false,
  });
}
