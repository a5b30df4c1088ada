import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Address } from './address.ts';

/** How long a server may take to let somebody in. */
export const secondsToConnect = 30;

const secondsToKeepAlive = 60;

/** Whether a host is the folder of a socket of this machine. */
export function isSocketFolder({ host }: Pick<Address, 'host'>): boolean {
  return host.startsWith('/');
}

/**
 * Makes the socket to a server, and never a second one: the client asks for another one whenever a server closes it, as often as it does.
 * It has the name of the host, by which the client looks at the certificate.
 */
export function socketMaker({ host, port }: Pick<Address, 'host' | 'port'>): () => Promise<Socket> {
  const made: Socket[] = [];
  return async () => {
    if (made.length > 0) throw new Error('it ends the connection');
    const socket = isSocketFolder({ host })
      ? connect(`${host}/.s.PGSQL.${port}`)
      : connect({ host, port, keepAlive: true, keepAliveInitialDelay: secondsToKeepAlive * 1000 });
    made.push(socket);
    await connected(socket);
    return Object.assign(socket, { host });
  };
}

async function connected(socket: Socket): Promise<void> {
  const signal = AbortSignal.timeout(secondsToConnect * 1000);
  try {
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? new Error('it does not answer') : error;
  }
}
