import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that gives a server a folder of its own, and asks it by its own name. */
export type TestProxy = {
  /** Address of the folder. */
  readonly url: string;
  /** Origin of the server behind it. */
  to: string;
  readonly close: () => Promise<void>;
};

/** Starts a proxy for a folder such as `/kg`; an empty one is the whole host. */
export async function startProxy(folder: string): Promise<TestProxy> {
  const agent = new Agent({ keepAlive: false });
  const server = createServer((asked, answer) => {
    const url = new URL((asked.url ?? '').slice(folder.length), proxy.to);
    const headers = { ...asked.headers, host: url.host };
    const onwards = request(url, { method: asked.method, headers, agent }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
      got.pipe(answer);
    });
    onwards.once('error', () => answer.destroy());
    asked.pipe(onwards);
  });
  server.keepAliveTimeout = 0; // a connection that closes by itself may meet a request on its way
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const proxy: TestProxy = {
    url: `http://127.0.0.1:${port}${folder}`,
    to: '',
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
