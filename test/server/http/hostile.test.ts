import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { codesOf, createToy } from '../toy.ts';

const toy = await createToy();
afterAll(() => toy.app.close());

const post = (payload: string, headers: Readonly<Record<string, string>> = {}) =>
  toy.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
const ask = (query: string, more: object = {}) => post(JSON.stringify({ query, ...more }));
const hash = 'a'.repeat(64);

type Sent = () => ReturnType<typeof post>;

/** What no client of good will sends. */
const refused: readonly (readonly [what: string, send: Sent])[] = [
  ['a subscription', () => ask('subscription { hello }')],
  ['@defer', () => ask('{ ... @defer { hello } }')],
  ['fragments in a circle', () => ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')],
  [
    'the hash of a query that nobody keeps',
    () => post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })),
  ],
  [
    'a query that is to be kept',
    () => ask('{ hello }', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
  ],
  ['the name of another operation', () => ask('query one { hello }', { operationName: 'two' })],
  ['two operations and no name', () => ask('query one { hello } query two { hello }')],
  [
    'a number beyond all numbers',
    () => post('{"query":"query ($n: Int!) { slow(ms: $n) }","variables":{"n":1e400}}'),
  ],
  ['a number that is no Int', () => ask('{ slow(ms: 2147483648) }')],
  [
    'a variable that is a list',
    () => ask('query ($name: String) { hello(name: $name) }', { variables: { name: ['a'] } }),
  ],
  ['NUL in the document', () => ask('{ hello \u0000 }')],
  ['an unfinished surrogate in the document', () => ask('{ hello \ud800 }')],
  [
    'types of types of types',
    () => ask(`{ __schema { types ${'{ fields { type '.repeat(8)}{ name }${' } }'.repeat(8)} } }`),
  ],
];

describe('what no client of good will sends', () => {
  it.each(refused)('%s is refused, and not executed', async (_what, send) => {
    const { statusCode, body } = await send();
    const said = JSON.parse(body);
    expect([statusCode < 500, codesOf(said)[0], said.data ?? null]).toEqual([true, 'BAD_REQUEST', null]);
  });

  it.each([
    ['a form of several parts', 'multipart/form-data; boundary=x', 415],
    ['a message', 'message/rfc822', 415],
  ] as const)('%s is not executed', async (_what, type, status) => {
    const { statusCode } = await post('{"query":"mutation { touch }"}', { 'content-type': type });
    expect(statusCode).toBe(status);
  });

  it('a GET is not executed for saying that it is a message', async () => {
    const asked = { url: '/graphql?query={hello}', headers: { 'content-type': 'message/rfc822' } };
    expect((await toy.app.inject(asked)).statusCode).toBe(415);
  });

  it('of two members of one name the last one is the question', async () => {
    expect((await post('{"query":"{ broken }","query":"{ __typename }"}')).json()).toEqual({
      data: { __typename: 'Query' },
    });
  });

  it.each(['\u0000', '\ud800', '\ud83d\ude00'.repeat(500)])('a text is a text (%#)', async (name) => {
    const { statusCode } = await ask('query ($name: String) { hello(name: $name) }', { variables: { name } });
    expect(statusCode).toBe(200);
  });

  it('extensions that nobody knows change nothing', async () => {
    expect((await ask('{ __typename }', { extensions: { other: { a: 1 } } })).json()).toEqual({
      data: { __typename: 'Query' },
    });
  });

  it('the introspection of the standard is answered', async () => {
    expect((await ask(getIntrospectionQuery())).statusCode).toBe(200);
  });
});

describe('clients that send nothing', () => {
  it('are cut: heads have 10 s to come, requests 20 s', () => {
    const { headersTimeout, requestTimeout } = toy.app.server;
    expect([headersTimeout, requestTimeout]).toEqual([10_000, 20_000]);
  });

  it('keep nobody else waiting, be there 200 of them', async () => {
    await toy.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = toy.app.server.address() as AddressInfo; // it listens on a port
    const idle = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });
});
