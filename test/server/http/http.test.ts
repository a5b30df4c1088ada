import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBreathe } from '../../../graph/breathe.ts';
import { drain } from '../../../server/http/http.ts';
import { ask, codesOf, createToy, type Errors, type Toy, type ToyOptions } from '../toy.ts';

const toy = await createToy();

const post = (payload: string, type = 'application/json') =>
  toy.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': type }, payload });

/** Status and first code of an HTTP answer that must be JSON without stack, path or version. */
function shown(response: Awaited<ReturnType<typeof post>>) {
  expect(response.headers['content-type']).toMatch(/json/);
  expect(response.body).not.toMatch(/\\n {4}at |node_modules|fastify/i);
  return [response.statusCode, codesOf(response.json())[0]];
}

describe('createHttp', () => {
  it('answers 413 to a body of more than 100 kB', async () => {
    expect(shown(await post(JSON.stringify({ query: `# ${'x'.repeat(200_000)}` })))).toEqual([
      413,
      'BAD_REQUEST',
    ]);
  });

  it('answers 400 to broken JSON', async () => {
    expect(shown(await post('{"query": '))).toEqual([400, 'BAD_REQUEST']);
  });

  it('answers 400 to a body that would change prototypes', async () => {
    expect(shown(await post('{"query": "{ hello }", "__proto__": {}}'))).toEqual([400, 'BAD_REQUEST']);
  });

  it.each(['variables', 'extensions', 'operationName', 'query'])(
    'answers 400 to a list as %s',
    async (key) => {
      expect(shown(await post(JSON.stringify({ query: '{ hello }', [key]: [1] })))).toEqual([
        400,
        'BAD_REQUEST',
      ]);
    },
  );

  it('answers 400 to a batch', async () => {
    expect(shown(await post(JSON.stringify([{ query: '{ hello }' }, { query: '{ hello }' }])))).toEqual([
      400,
      'BAD_REQUEST',
    ]);
  });

  it('executes no text/plain body', async () => {
    expect(shown(await post('{"query": "mutation { touch }"}', 'text/plain'))).toEqual([400, 'BAD_REQUEST']);
  });

  it('executes no form', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect(shown(await post('query={hello}', type))).toEqual([415, 'BAD_REQUEST']);
  });

  it('executes no mutation by GET', async () => {
    const response = await toy.app.inject({
      url: '/graphql?query=mutation{touch}',
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(shown(response)).toEqual([405, 'BAD_REQUEST']);
  });

  it('executes no GET that a foreign page could send', async () => {
    expect(shown(await toy.app.inject({ url: '/graphql?query={hello}' }))).toEqual([400, 'BAD_REQUEST']);
  });

  it('answers application/graphql-response+json to who asks for it', async () => {
    const response = await toy.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { accept: 'application/graphql-response+json' },
      payload: { query: '{ nothing }' },
    });
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      400,
      'application/graphql-response+json; charset=utf-8',
    ]);
  });

  it('answers 404 as JSON', async () => {
    expect(shown(await toy.app.inject({ url: '/nowhere' }))).toEqual([404, 'NOT_FOUND']);
  });

  it('answers 400 to a path that cannot be decoded', async () => {
    expect(shown(await toy.app.inject({ url: '/%zz' }))).toEqual([400, 'BAD_REQUEST']);
  });

  it('logs nothing that a client sent', async () => {
    const { app, log } = await createToy();
    const headers = {
      authorization: 'Bearer sesame',
      accept: 'application/json',
      'x-apollo-operation-name': 'x',
    };
    await app.inject({ url: '/graphql?query={hello(name:"sesame")}', headers });
    await app.inject({ url: '/sesame?sesame=sesame', headers });
    await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ sesame }' } });
    expect(log).toHaveLength(3);
    expect(log.join()).not.toContain('sesame');
  });

  it('names method, route, status, time and correlation id of each request in the log', async () => {
    const { app, log } = await createToy();
    await app.inject({ url: '/health/live' });
    expect(Object.keys(JSON.parse(log[0] ?? '{}')).sort()).toEqual(
      ['correlationId', 'level', 'method', 'ms', 'msg', 'route', 'status', 'time'].sort(),
    );
  });

  it.each(['/', '/nowhere', '/graphql', '/health/live', '/metrics', '/catalog', '/robots.txt'])(
    'forbids frames, foreign scripts, guessed types and code or style within a page at %s',
    async (url) => {
      const { headers } = await toy.app.inject({ url });
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'self'; .*frame-ancestors 'none'$/),
        'permissions-policy': expect.stringContaining('camera=()'),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    },
  );

  it('tells pages of others nothing of GraphQL, and lets them read what is public', async () => {
    const origin = 'https://elsewhere.example.org';
    const question = { method: 'POST', url: '/graphql', payload: { query: '{ hello }' } } as const;
    const answers = await Promise.all([
      toy.app.inject({ ...question, headers: { origin } }),
      toy.app.inject({ method: 'OPTIONS', url: '/graphql', headers: { origin } }),
      toy.app.inject({ url: '/catalog.ttl', headers: { origin } }),
    ]);
    expect(answers.map(({ headers }) => headers['access-control-allow-origin'])).toEqual([
      undefined,
      undefined,
      '*',
    ]);
    expect(answers.map(({ headers }) => headers['access-control-allow-credentials'])).toEqual(
      answers.map(() => undefined),
    );
  });
});

/** For a machine that has much else to do. */
const patience = { timeout: 60_000 };

describe('a listening server', patience, () => {
  const started: Toy[] = [];
  afterEach(() => Promise.all(started.splice(0).map(({ app }) => app.close())));

  const listen = async (options: ToyOptions = {}) => {
    const live = await createToy({ deadlineMs: 60_000, ...options });
    started.push(live);
    await live.app.listen({ host: '127.0.0.1', port: 0 });
    return { ...live, port: (live.app.server.address() as AddressInfo).port };
  };
  const body = (query: string) => JSON.stringify({ query });
  const options = (port: number, agent: Agent) => ({
    port,
    agent,
    host: '127.0.0.1',
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });

  it('aborts the signal when the client goes away', async () => {
    const live = await listen();
    const client = request(options(live.port, new Agent()));
    client.on('error', () => {});
    client.end(body('{ waiting }'));
    await vi.waitUntil(() => live.signals.length === 1, patience);
    await sleep(50); // by now the body is read, which must not count as leaving
    expect(live.signals[0]?.aborted).toBe(false);
    client.destroy();
    await vi.waitUntil(() => live.signals[0]?.aborted && live.log.length > 0, patience);
    expect(live.log.map((line) => JSON.parse(line))).toMatchObject([{ status: 499 }]);
  });

  it('cuts who takes nothing of an answer', async () => {
    const live = await listen({ idleMs: 500 });
    const client = connect(live.port, '127.0.0.1');
    client.on('error', () => {}).pause();
    const question = body('{ long }');
    client.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${question.length}\r\n\r\n${question}`,
    );
    await vi.waitUntil(() => live.log.length > 0, patience);
    client.resume();
    await once(client, 'close');
    expect(client.bytesRead).toBeLessThan(60_000_000); // the system keeps as much as 40 million between both
  });

  it('answers who takes it slowly', async () => {
    const live = await listen({ idleMs: 15_000 });
    const [client] = await once(request(options(live.port, new Agent())).end(body('{ long }')), 'response');
    let characters = 0;
    for await (const part of client) {
      characters += part.length;
      if (characters % 7 === 0) await sleep(20);
    }
    expect(characters).toBeGreaterThan(60_000_000);
  });

  it('answers 504 when the deadline passes, and aborts the signal', async () => {
    const live = await listen({ deadlineMs: 100 });
    const response = await fetch(`http://127.0.0.1:${live.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body('{ slow(ms: 600) }'),
    });
    expect([response.status, codesOf((await response.json()) as Errors), live.signals[0]?.aborted]).toEqual([
      504,
      ['DEADLINE_EXCEEDED'],
      true,
    ]);
    await sleep(700);
    const lines = live.log.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ status: 504, msg: 'request' }]);
    expect(lines[0].ms).toBeGreaterThanOrEqual(99);
  });

  it('answers others while work goes on without end, until its deadline ends it', async () => {
    const ended: unknown[] = [];
    const work = async (signal: AbortSignal) => {
      const breathe = createBreathe(signal);
      for (;;) {
        for (const began = performance.now(); performance.now() - began < 10; );
        await breathe();
      }
    };
    const live = await listen({
      deadlineMs: 1_000,
      waiting: (signal) => work(signal).catch((error) => ended.push(error.code)),
    });
    const url = `http://127.0.0.1:${live.port}`;
    const headers = { 'content-type': 'application/json' };
    const late = fetch(`${url}/graphql`, { method: 'POST', headers, body: body('{ waiting }') });
    await vi.waitUntil(() => live.signals.length === 1, patience);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect([live.signals[0]?.aborted, ended]).toEqual([false, []]);
    expect((await late).status).toBe(504);
    await vi.waitUntil(() => ended.length > 0, patience);
    expect(ended).toEqual(['DEADLINE_EXCEEDED']);
  });

  it('leaves the signal of an answered request alone', async () => {
    const live = await listen();
    await ask(live, '{ hello }');
    expect(live.signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('answers what is in flight before it closes, and nothing after', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const live = await listen({ waiting: () => answered });
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const answers = Array.from({ length: 50 }, async () => {
      const client = request(options(live.port, agent)).end(body('{ waiting }'));
      const [response] = await once(client, 'response');
      response.resume();
      await once(response, 'end');
      return response.statusCode;
    });
    await vi.waitUntil(() => live.signals.length === 50, patience);
    const closed = drain(live.app);
    await vi.waitUntil(() => isRefused(live.port), patience);
    const began = performance.now();
    answer();
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
    await closed;
    expect(performance.now() - began).toBeLessThan(10_000); // what keep-alive held open would be cut after 12 s
    agent.destroy();
  });

  it('answers 50 that were connected before it closes and ask after', async () => {
    const live = await listen();
    const sockets = Array.from({ length: 50 }, () => connect(live.port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const closed = drain(live.app);
    await sleep(100);
    const lines = await Promise.all(sockets.map((socket) => firstLine(socket, body('{ hello }'))));
    await closed;
    expect(new Set(lines)).toEqual(new Set(['HTTP/1.1 200 OK']));
  });
});

/** Whether nobody takes a new connection at `port` any more. */
async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

/** The first line of what a connection is answered to a question, or why it broke. */
async function firstLine(socket: Socket, question: string): Promise<string> {
  const parts: string[] = [];
  socket.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  const headers = ['Host: localhost', 'Content-Type: application/json', `Content-Length: ${question.length}`];
  socket.write(`POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${question}`);
  return once(socket, 'close').then(
    () => parts.join('').split('\r\n')[0] ?? '',
    (error: Error) => error.message,
  );
}
