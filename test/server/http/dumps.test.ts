import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../ontology/errors.ts';
import { addDumps } from '../../../server/http/dumps.ts';
import { createErrorHandler } from '../../../server/http/http-errors.ts';
import type { Pace } from '../../../server/http/sending.ts';
import { createLog } from '../../../server/log.ts';

/** What a source of a test did so far. */
type Watched = { pieces: number; ended: boolean };

/** A piece that gzip makes little smaller, so that a client that does not read is felt. */
const noise = () => Array.from({ length: 8_000 }, () => Math.random().toString(36)).join('');

/** For a machine that has much else to do. */
const patience = { timeout: 60_000 };

const state: { close?: () => Promise<void> } = {};
afterEach(() => state.close?.());

/** A server with one dump, `/dump/test.nq.gz`, of these pieces, that is opened when it is `ready`. */
async function serveDump(
  source: () => AsyncGenerator<string>,
  ready: () => Promise<unknown> = async () => {},
  pace?: Pace,
) {
  const app = Fastify();
  app.setErrorHandler(createErrorHandler(createLog('silent')));
  const open = async () => {
    await ready();
    return source();
  };
  addDumps(app, [{ name: 'test', audience: 'public', open }], pace);
  await app.listen({ host: '127.0.0.1', port: 0 });
  state.close = async () => {
    app.server.closeAllConnections();
    await app.close();
  };
  const { port } = app.server.address() as AddressInfo;
  return { app, url: `http://127.0.0.1:${port}/dump/test.nq.gz` };
}

function watched(limit = Number.POSITIVE_INFINITY) {
  const seen: Watched = { pieces: 0, ended: false };
  const source = async function* () {
    try {
      for (; seen.pieces < limit; seen.pieces += 1) yield `# ${noise()}\n`;
    } finally {
      seen.ended = true;
    }
  };
  return { seen, source };
}

/** Waits until nothing is made for a second: what lies between source and client is full. */
async function untilFull(seen: Watched): Promise<void> {
  for (let before = -1; before !== seen.pieces; await sleep(1_000)) before = seen.pieces;
}

async function opened(
  url: string,
): Promise<{ readonly client: ClientRequest; readonly answer: IncomingMessage }> {
  const client = get(url);
  client.on('error', () => {});
  const [answer] = await once(client, 'response');
  return { client, answer };
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts);
}

describe('addDumps', () => {
  it('sends the whole dump, compressed', async () => {
    const { url } = await serveDump(watched(3).source);
    const { answer } = await opened(url);
    const text = gunzipSync(await bodyOf(answer)).toString();
    expect([answer.statusCode, text.split('\n').length - 1]).toEqual([200, 3]);
  });

  it('answers HEAD without making the dump', async () => {
    const { seen, source } = watched();
    const { app } = await serveDump(source);
    const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url: '/dump/test.nq.gz' });
    expect([statusCode, headers['content-type'], body, seen.pieces]).toEqual([
      200,
      'application/gzip',
      '',
      0,
    ]);
  });

  it('has a status for what goes wrong before the first piece', async () => {
    const { app } = await serveDump(async function* () {
      yield await Promise.reject(new KnownError('NOT_FOUND', 'There is no such dataset.'));
    });
    expect((await app.inject('/dump/test.nq.gz')).statusCode).toBe(404);
  });

  it('breaks the connection where the dump fails on the way, so that no client takes it for whole', async () => {
    const { url } = await serveDump(async function* () {
      for (let n = 0; n < 20; n += 1) yield `# ${noise()}\n`;
      throw new KnownError('CONFLICT', 'The data changed.');
    });
    const { answer } = await opened(url);
    await expect(bodyOf(answer)).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
  });

  it('makes no more than a client takes', async () => {
    const { seen, source } = watched();
    const { url } = await serveDump(source);
    const { answer } = await opened(url);
    answer.pause();
    await untilFull(seen);
    const held = seen.pieces;
    await sleep(1_000);
    expect(seen.pieces - held).toBeLessThan(3);
  });

  it('ends the source when the client leaves', async () => {
    const { seen, source } = watched();
    const { url } = await serveDump(source);
    const { client, answer } = await opened(url);
    answer.pause();
    client.destroy();
    while (!seen.ended) await sleep(20);
    expect(seen.ended).toBe(true);
  });

  it('cuts a client that takes a little now and then', async () => {
    const { seen, source } = watched();
    const { url } = await serveDump(source, undefined, { ms: 500, bytes: 1_000_000 });
    const { answer } = await opened(url);
    answer.pause();
    const sips = setInterval(() => answer.read(1), 100);
    while (!seen.ended) await sleep(20);
    clearInterval(sips);
    expect(seen.ended).toBe(true);
  });

  it('waits for a source that is slow, whatever the pace', async () => {
    const slow = async function* () {
      for (let n = 0; n < 3; n += 1) {
        yield '# a line\n';
        await sleep(300);
      }
    };
    const { url } = await serveDump(slow, undefined, { ms: 100, bytes: 1_000_000 });
    const { answer } = await opened(url);
    expect(gunzipSync(await bodyOf(answer)).toString()).toBe('# a line\n'.repeat(3));
  });

  it('asks a third client to wait, and serves it when another has gone', async () => {
    const { url } = await serveDump(watched().source);
    const [first] = [await opened(url), await opened(url)];
    const { answer: third } = await opened(url);
    first.client.destroy();
    expect([third.statusCode, third.headers['retry-after']]).toEqual([503, '10']);
    await vi.waitUntil(async () => (await opened(url)).answer.statusCode === 200, patience);
  });
});

describe('a client that leaves before its dump begins', () => {
  const slowly = { open: 0, first: 0 };
  /** How many dumps were begun and not ended. */
  const left = { open: 0 };
  async function* source() {
    left.open += 1;
    try {
      await sleep(slowly.first);
      yield '# a line\n';
    } finally {
      left.open -= 1;
    }
  }

  it.each([
    ['while it is opened', { open: 300, first: 0 }],
    ['while its first piece is made', { open: 0, first: 300 }],
  ])('%s takes no place and leaves nothing open', async (_when, times) => {
    const { url } = await serveDump(source, () => sleep(slowly.open));
    Object.assign(slowly, times);
    for (let client = 0; client < 3; client += 1) {
      const gone = get(url);
      gone.on('error', () => {});
      await sleep(100);
      gone.destroy();
      await sleep(300);
    }
    Object.assign(slowly, { open: 0, first: 0 });
    const { answer } = await opened(url);
    await bodyOf(answer);
    expect([answer.statusCode, left.open]).toEqual([200, 0]);
  });
});

describe('a dump of which the state is known', () => {
  /** A dump of one line in a state that the test sets. */
  async function stated() {
    const now = { state: 'first' };
    const app = Fastify();
    const open = async () =>
      (async function* () {
        yield `# ${now.state}\n`;
      })();
    addDumps(app, [{ name: 'test', audience: 'public', open, state: async () => now.state }]);
    const ask = (headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'HEAD' = 'GET') =>
      app.inject({ method, url: '/dump/test.nq.gz', headers });
    return { now, ask };
  }

  it('is not sent to who has it', async () => {
    const { ask } = await stated();
    const tag = String((await ask()).headers.etag);
    const [again, head] = [await ask({ 'if-none-match': tag }), await ask({}, 'HEAD')];
    expect([again.statusCode, again.body, head.headers.etag]).toEqual([304, '', tag]);
  });

  it('is sent again when it is another', async () => {
    const { now, ask } = await stated();
    const tag = String((await ask()).headers.etag);
    now.state = 'second';
    const answer = await ask({ 'if-none-match': tag });
    expect([answer.statusCode, gunzipSync(answer.rawPayload).toString()]).toEqual([200, '# second\n']);
  });
});
