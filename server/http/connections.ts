import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** How long a connection that has asked nothing yet is waited for, in ms. */
const graceMs = 1_000;

/** Connections that the system makes before Node.js sees them: its own limit is 511. */
const mostWaiting = 600;

const unheard = new WeakMap<Server, Set<Socket>>();

/** Follows which connections of a server have asked nothing yet. */
export function followConnections(server: Server): void {
  const sockets = new Set<Socket>();
  unheard.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
}

/**
 * Waits until everybody who is connected has asked something, for a second at most: a server that closes resets those whom
 * Node.js has not yet seen and, from Node.js 26 on, ends those who have said nothing.
 */
export async function hearOut(server: Server): Promise<void> {
  await acceptWaiting(server);
  const until = performance.now() + graceMs;
  while ((unheard.get(server)?.size ?? 0) > 0 && performance.now() < until) await sleep(10);
}

/** Takes the connections that the system has made: Node.js takes one a turn of its loop, of which the first may be half over. */
async function acceptWaiting(server: Server): Promise<void> {
  const turns = { quiet: 0, all: 0 };
  const hear = () => {
    turns.quiet = 0;
  };
  server.on('connection', hear);
  for (; turns.quiet < 3 && turns.all < mostWaiting; turns.all += 1) {
    turns.quiet += 1;
    await setImmediate();
  }
  server.off('connection', hear);
}
