import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database at `uri` that freezes as SIGSTOP freezes a server: connections stay open, nothing answers. */
export async function createFreezer(uri: string) {
  const sockets = new Set<Socket>();
  const state = { frozen: false };
  const server = createServer((client) => {
    const target = new URL(uri);
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      if (state.frozen) from.cork();
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const freeze = (frozen: boolean) => {
    state.frozen = frozen;
    for (const socket of sockets) frozen ? socket.cork() : socket.uncork();
  };
  /** Ends the connections that there are; new ones can be made. */
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const close = () => {
    breakAll();
    server.close();
  };
  return { uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`, freeze, breakAll, close };
}
