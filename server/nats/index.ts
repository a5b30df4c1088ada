import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KnownError } from '../../ontology/errors.ts';
import { makeFolder } from '../folder.ts';
import { freePort } from '../free-port.ts';
import { createOwner, takeOrRefuse } from '../neo4j/lock.ts';
import type { Log, Starting } from '../neo4j/server.ts';
import { isThere } from './greeting.ts';
import { launch } from './launch.ts';
import { findProgram } from './program.ts';
import type { NatsPlace, NatsServer } from './server.ts';

/** A server that is given may itself still be starting. */
const patienceMs = 60_000;

/**
 * A NATS server that answers: one that is given; else a new one, for trying and tests, on the loopback interface, which ends with this process.
 * @throws KnownError NETWORK_UNAVAILABLE saying what to install or what failed, CONFLICT where another process runs one out of the folder; what
 * `stopped` was aborted with
 */
export async function findOrStartNats(
  place: NatsPlace,
  log: Log,
  { env, stopped = new AbortController().signal }: Starting,
): Promise<NatsServer> {
  const { given, folder, users, port } = place;
  if (given.length > 0) return givenServer(given, stopped);
  await makeFolder(folder);
  const giveBack = await takeOrRefuse(
    join(folder, 'lock'),
    await createOwner(''),
    (process) => `Process ${process} runs a NATS server out of ${folder}.`,
  );
  try {
    const program = await findProgram({ env, folder, log, stopped });
    stopped.throwIfAborted();
    log.info(`Starting NATS (${program.kind}).`);
    const server = await launch({ program, folder, users, port: port ?? (await freePort()), stopped });
    return { ...server, stop: () => server.stop().finally(giveBack) };
  } catch (error) {
    await giveBack();
    throw error;
  }
}

/** Servers that somebody else runs, one of which answers. @throws KnownError when all stay silent */
async function givenServer(servers: readonly string[], stopped: AbortSignal): Promise<NatsServer> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!(await Promise.all(servers.map(isThere))).includes(true)) {
    stopped.throwIfAborted();
    if (patience.aborted)
      throw new KnownError('NETWORK_UNAVAILABLE', `NATS_URL: nothing answers at ${hostsOf(servers)}.`);
    await delay(500);
  }
  const lost = new AbortController().signal; // nobody knows whether it is started again
  return { kind: 'given', servers, pidFile: undefined, lost, stop: async () => {} };
}

/** Without what else stands in addresses: it may be secret. */
function hostsOf(servers: readonly string[]): string {
  return servers.map((address) => new URL(address).host).join(', ');
}
