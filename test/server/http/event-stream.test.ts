import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LoginError } from '../../../access/login.ts';
import { KnownError } from '../../../ontology/errors.ts';
import { drain } from '../../../server/http/http.ts';
import { codesOf, createToy, secret, type Toy, type ToyOptions } from '../toy.ts';

type Headers = Readonly<Record<string, string>>;

/** For a machine that has much else to do. */
const patience = { timeout: 30_000 };

const accept = 'text/event-stream';
const json = 'application/json';
const started: Toy[] = [];
afterEach(async () => {
  for (const { app } of started.splice(0)) {
    app.server.closeAllConnections(); // fetch opens one that it does not need, where another was cut
    await app.close();
  }
});

async function listen(options: ToyOptions = {}) {
  const live = await createToy({ deadlineMs: 60_000, ...options });
  started.push(live);
  await live.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = live.app.server.address() as AddressInfo; // it listens on a port
  return { ...live, port, url: `http://127.0.0.1:${port}/graphql` };
}

/** Asks for a stream and reads all of it. */
async function read({ url }: { readonly url: string }, query: string, headers: Headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': json, accept, ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Answers in the text of a stream. */
function answersIn(text: string) {
  const data = [...text.matchAll(/^event: next\ndata: (.*)$/gm)];
  return data.map(([, answer = '']) => JSON.parse(answer));
}

const numbers = (to: number, more = '') => `subscription { counted(to: ${to}) { number ${more} } }`;

/** Everything that an unmodified client gets. */
async function iterate(url: string, query: string): Promise<readonly unknown[]> {
  const client = createClient({ url, retryAttempts: 0 });
  const answers: unknown[] = [];
  for await (const answer of client.iterate({ query })) answers.push(answer);
  client.dispose();
  return answers;
}

describe('an event stream', () => {
  it('has each event in the order in which it was told, and ends with the answer', async () => {
    const { url } = await listen();
    const told = [1, 2, 3].map((number) => ({ data: { counted: { number } } }));
    expect(await iterate(url, numbers(3))).toEqual(told);
  });

  it('is kept back by nobody, and ends with what says so', async () => {
    const { status, headers, text } = await read(await listen(), numbers(2));
    const said = (number: number) => `event: next\ndata: {"data":{"counted":{"number":${number}}}}\n\n`;
    expect([status, text]).toEqual([200, `:\n\n${said(1)}${said(2)}event: complete\ndata: \n\n`]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });

  it('has one answer to a query', async () => {
    const { url } = await listen();
    expect(await iterate(url, '{ hello(name: "Ann") }')).toEqual([{ data: { hello: 'hello Ann' } }]);
  });

  it.each([
    ['what cannot be parsed', 'subscription {', 'BAD_REQUEST'],
    ['a field that is not there', numbers(2, 'nothing'), 'BAD_REQUEST'],
    ['an argument that is none', 'subscription { counted(to: "a") { number } }', 'BAD_REQUEST'],
    [
      'two fields',
      `subscription { a: counted(to: 1) { number } b: counted(to: 1) { number } }`,
      'BAD_REQUEST',
    ],
    [
      'a field that may be left out',
      'subscription ($v: Boolean = true) { counted(to: 1) @include(if: $v) { number } }',
      'BAD_REQUEST',
    ],
    [
      'what costs too much',
      '{ patients(first: 5000) { nodes { measurements(first: 5000) { nodes { id } } } } }',
      'QUERY_TOO_EXPENSIVE',
    ],
    ['faults of a criterion', '{ faulty }', 'UNKNOWN_CODE'],
  ])('says in one answer what is wrong with %s', async (_what, query, code) => {
    const { status, text } = await read(await listen(), query);
    const [answer, ...others] = answersIn(text);
    expect([status, codesOf(answer)[0], others]).toEqual([200, code, []]);
    expect(text.endsWith('event: complete\ndata: \n\n')).toBe(true);
  });

  it('does not begin for who is not let in: they get the status of any other request', async () => {
    const contextError = new LoginError('expired');
    const { status, headers, text } = await read(await listen({ contextError }), numbers(2));
    expect([status, headers.get('www-authenticate'), codesOf(JSON.parse(text))]).toEqual([
      401,
      'Bearer error="invalid_token"',
      ['UNAUTHENTICATED'],
    ]);
  });

  it.each([json, '*/*', `${json}, ${accept}`, `${accept};q=0.5, ${json}`])(
    'is what a subscription comes by: to who takes "%s" it is refused',
    async (taken) => {
      const { status, text } = await read(await listen(), numbers(2), { accept: taken });
      const { errors } = JSON.parse(text);
      expect([status, errors[0].extensions.code]).toEqual([406, 'BAD_REQUEST']);
      expect(errors[0].message).toContain('"Accept: text/event-stream"');
    },
  );

  it.each([`${accept}, ${json}`, `${json};q=0.9, ${accept}`, `${accept};q=0.5`])(
    'comes to who takes "%s"',
    async (taken) => {
      const { headers } = await read(await listen(), numbers(1), { accept: taken });
      expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    },
  );

  it('shows nothing of what went wrong in an event, which the log has under its id', async () => {
    const live = await listen();
    const { text } = await read(live, numbers(2, 'broken'));
    const answers = answersIn(text);
    expect(answers.flatMap(codesOf)).toEqual(['INTERNAL', 'INTERNAL']);
    expect(text).not.toContain(secret);
    const ids = answers.map(({ errors }) => errors[0].extensions.correlationId);
    const logged = live.log.map((line) => JSON.parse(line));
    expect(new Set(ids)).toEqual(new Set([logged.at(-1).correlationId]));
  });
});

describe('a request for an event stream', () => {
  const get = { accept, 'apollo-require-preflight': '1' };

  it('is executed by GET where it is a query that no foreign page can send', async () => {
    const { url } = await listen();
    const asked = async (query: string, headers: Headers) => {
      const response = await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers });
      return [response.status, await response.text()] as const;
    };
    const [status, text] = await asked('{ hello }', get);
    expect([status, answersIn(text)]).toEqual([200, [{ data: { hello: 'hello ' } }]]);
    const [foreign, refusal] = await asked('{ hello }', { accept });
    expect([foreign, codesOf(JSON.parse(refusal))]).toEqual([400, ['BAD_REQUEST']]);
    const [, subscribed] = await asked(numbers(1), get);
    expect(answersIn(subscribed).flatMap(codesOf)).toEqual(['BAD_REQUEST']);
  });

  it('is held to the same body, headers, and names', async () => {
    const { app } = await listen();
    const payload = { query: numbers(1) };
    const send = async (headers: Headers, body: object = payload) => {
      const sent = {
        method: 'POST',
        url: '/graphql',
        payload: body,
        headers: { accept, ...headers },
      } as const;
      return (await app.inject(sent)).statusCode;
    };
    expect(await send({}, { query: `# ${'x'.repeat(200_000)}` })).toBe(413);
    expect(await send({ 'accept-language': 'x'.repeat(3_000) })).toBe(431);
    expect(await send({ host: 'elsewhere.example.org' })).toBe(421);
    expect(await send({ 'content-type': 'text/plain' })).toBe(400);
    expect(await send({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  });
});

describe('an event', () => {
  it('leaves when it is kept, and not before', async () => {
    const waiting: (() => void)[] = [];
    const { url } = await listen({ keep: () => new Promise((resolve) => waiting.push(resolve)) });
    const answers: unknown[] = [];
    const client = createClient({ url, retryAttempts: 0 });
    const all = (async () => {
      for await (const answer of client.iterate({ query: numbers(3) })) answers.push(answer);
    })();
    for (const number of [1, 2]) {
      await vi.waitUntil(() => waiting.length === number, patience);
      await sleep(50);
      expect(answers).toHaveLength(number - 1);
      waiting[number - 1]?.();
    }
    await all;
    expect(answers).toHaveLength(3);
  });

  it('does not leave where it cannot be kept, and then nothing more does', async () => {
    const keep = () => Promise.reject(new KnownError('AUDIT_UNAVAILABLE', 'The audit cannot be kept.'));
    const { text } = await read(await listen({ keep }), numbers(3));
    expect(answersIn(text).map(({ data, errors }) => [data, errors[0].extensions.code])).toEqual([
      [null, 'AUDIT_UNAVAILABLE'],
    ]);
  });
});

describe('a stream that goes on', patience, () => {
  it('says now and then that it is there', async () => {
    const { text } = await read(await listen({ beatMs: 50, deadlineMs: 400 }), numbers(-1));
    expect(text.match(/^:$/gm)?.length).toBeGreaterThan(3);
  });

  it('ends at the deadline, which it says, whatever the work still does', async () => {
    const { text } = await read(
      await listen({ deadlineMs: 300, waiting: () => new Promise(() => {}) }),
      '{ waiting }',
    );
    expect(answersIn(text).flatMap(codesOf)).toEqual(['DEADLINE_EXCEEDED']);
    expect(text.endsWith('event: complete\ndata: \n\n')).toBe(true);
  });

  it('ends the work where the client goes away, and is counted as such', async () => {
    const live = await listen();
    const client = createClient({ url: live.url, retryAttempts: 0 });
    const answers = client.iterate({ query: numbers(-3) });
    await answers.next();
    await answers.return?.();
    await vi.waitUntil(() => live.signals[0]?.aborted && live.log.length > 0, patience);
    expect(live.log.map((line) => JSON.parse(line))).toMatchObject([{ status: 499 }]);
  });

  it('tells no more than is taken', async () => {
    const told = vi.fn(async () => {});
    const live = await listen({ keep: told });
    const client = ask({
      port: live.port,
      host: '127.0.0.1',
      path: '/graphql',
      method: 'POST',
      headers: { accept, 'content-type': json },
    });
    client.end(JSON.stringify({ query: 'subscription { counted(to: 2000, size: 100000) { text } }' }));
    const [response] = await once(client, 'response');
    response.pause();
    await vi.waitUntil(() => told.mock.calls.length > 0, patience);
    let before = 0;
    while (before < told.mock.calls.length) {
      before = told.mock.calls.length;
      await sleep(500);
    }
    expect(before).toBeLessThan(200); // what the system keeps between both
    let bytes = 0;
    for await (const part of response) bytes += part.length;
    expect([bytes > 200_000_000, told.mock.calls.length]).toEqual([true, 1_999]);
  });

  it('is answered to its end before the server closes', async () => {
    const told: (() => void)[] = [];
    const live = await listen({ keep: () => new Promise((resolve) => told.push(resolve)) });
    const answers = iterate(live.url, numbers(2));
    await vi.waitUntil(() => told.length === 1, patience);
    const closed = drain(live.app);
    await sleep(1_500);
    told[0]?.();
    expect(await answers).toHaveLength(2);
    await closed;
  });
});
