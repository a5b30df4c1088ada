import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../server/free-port.ts';
import { isThere, nameAt } from '../../../server/nats/greeting.ts';

const servers: (() => void)[] = [];
afterEach(() => {
  for (const close of servers.splice(0)) close();
});

/** A server that greets so, piece by piece. */
async function greet(
  ...pieces: readonly string[]
): Promise<{ readonly host: string; readonly port: number }> {
  const port = await freePort();
  const server = createServer((socket) => {
    for (const piece of pieces) socket.write(piece);
    if (pieces.length === 0) socket.end();
    socket.on('error', () => {});
  }).listen(port, '127.0.0.1');
  servers.push(() => server.close());
  await once(server, 'listening');
  return { host: '127.0.0.1', port };
}

describe('nameAt', () => {
  it('is what a server calls itself', async () => {
    expect(await nameAt(await greet('INFO {"server_name":"oncog', 'raph-1","max_payload":1}\r\n'))).toBe(
      'oncograph-1',
    );
  });

  it.each([
    ['another kind of server', ['HTTP/1.1 400 Bad Request\r\n']],
    ['one that breaks off', []],
    ['one without a name', ['INFO {}\r\n']],
    ['one with another name than a text', ['INFO {"server_name":7}\r\n']],
    ['broken JSON', ['INFO {"server_name":"a}\r\n']],
    ['a line without an end', ['x'.repeat(200_000)]],
  ])('is nothing of %s', async (_what, pieces) =>
    expect(await nameAt(await greet(...pieces))).toBeUndefined(),
  );

  it('is nothing where nobody listens', async () =>
    expect(await nameAt({ host: '127.0.0.1', port: await freePort() })).toBeUndefined());
});

describe('isThere', () => {
  it('asks a greeting of NATS, and of a WebSocket that something listens', async () => {
    const { port } = await greet('HTTP/1.1 400 Bad Request\r\n');
    const found = await Promise.all(
      ['nats', 'tls', 'ws', 'wss'].map((scheme) => isThere(`${scheme}://127.0.0.1:${port}`)),
    );
    expect(found).toEqual([false, false, true, true]);
  });
});
