import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../graph/graph.ts';
import { lookAtDatabaseClock, lookAtServerClock, secondsAhead } from '../../../server/check/clock.ts';

/** What a server is found to be whose clock is so many seconds behind, and that says the time as a NATS server does. */
async function serverBehind(seconds: number) {
  const server = createServer((_asked, answer) => {
    answer.sendDate = false;
    answer.setHeader('date', new Date(Date.now() - seconds * 1_000).toUTCString());
    answer.writeHead(400).end('Bad Request');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const found = await lookAtServerClock([`ws://127.0.0.1:${port}`], undefined);
  server.close();
  return found;
}

/** A database whose clock is so many seconds behind. */
function databaseBehind(seconds: number): Pick<Graph, 'read'> {
  const rows = [{ ms: Date.now() - seconds * 1_000 }];
  return { read: async <Row>() => rows as readonly unknown[] as readonly Row[] }; // the row that the statement gives
}

describe('secondsAhead', () => {
  it('takes what it is told as of the middle of the time that asking took', async () => {
    const times = [100_000, 104_000];
    expect(
      await secondsAhead(
        async () => 97_000,
        () => times.shift() ?? 0,
      ),
    ).toBe(5);
  });
});

describe('lookAtServerClock', () => {
  it.each([
    [0, 'OK'],
    [20, 'WARN'],
    [-20, 'WARN'],
    [45, 'FAIL'],
    [-45, 'FAIL'],
  ])('of a server %i s behind is %s', async (seconds, result) => {
    const [finding] = await serverBehind(seconds);
    expect(finding?.result).toBe(result);
    expect(finding?.found).toMatch(seconds > 0 ? / s ahead of that of the server/ : /that of the server/);
  });

  it('is not known where no server tells the time', async () => {
    const tls = 'tls://nats.example.org:4222';
    const [finding, ...more] = await lookAtServerClock([tls], undefined);
    expect([finding?.result, more]).toEqual(['UNKNOWN', []]);
    expect(finding?.found).toContain('NATS tells no time at nats:// and tls:// addresses');
    const [away] = await lookAtServerClock([tls, 'ws://127.0.0.1:9'], undefined);
    expect(away?.found).toContain('no server of the invitation told the time');
  });
});

describe('lookAtDatabaseClock', () => {
  it.each([
    [1, 'OK'],
    [60, 'WARN'],
    [-60, 'WARN'],
    [700, 'FAIL'],
  ])('of a database %i s behind is %s', async (seconds, result) =>
    expect((await lookAtDatabaseClock(databaseBehind(seconds))).result).toBe(result),
  );
});
