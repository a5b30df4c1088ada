import { type AddressInfo, connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../../server/http/hosts.ts';
import { createToy } from '../toy.ts';

const toy = await createToy(); // its name is site.example
afterAll(() => toy.app.close());
const statusFor = async (host: string, url = '/') =>
  (await toy.app.inject({ url, headers: { host, accept: 'text/turtle' } })).statusCode;

describe('limitHosts', () => {
  it.each([
    'site.example',
    'SITE.example.:4000',
    'localhost:4000',
    'a.localhost',
    '127.0.0.1:4000',
    '10.1.2.3',
    '[::1]:4000',
    '[2001:db8::1]',
  ])('answers what is asked as %s', async (host) => expect(await statusFor(host)).toBe(200));

  it.each([
    'rebound.example',
    'rebound.example:4000',
    'site.example.rebound.example',
    'notlocalhost',
    'localhost.rebound.example',
    '127.0.0.1.rebound.example',
    '127.0.0.1@rebound.example',
    '[::1].rebound.example',
    ':4000',
    '[rebound.example]',
    '[fe80::1%eth0]',
    '[fe80::1%25eth0]',
    'localhost:99999',
  ])('answers 421 to what is asked as "%s"', async (host) => expect(await statusFor(host)).toBe(421));

  it.each(['/graphql', '/sparql', '/metrics', '/dump/catalog.nq.gz', '/nowhere'])('guards %s', async (url) =>
    expect(await statusFor('rebound.example', url)).toBe(421),
  );

  it('answers a question of HTTP/1.0, which names no host', async () => {
    await toy.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = toy.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const question = '{"query":"{ hello }"}';
    socket.write(
      `POST /graphql HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: ${question.length}\r\n\r\n${question}`,
    );
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1.1 200 .*"hello ".*/s);
  });

  it('says what to set', async () => {
    const { body } = await toy.app.inject({ url: '/', headers: { host: 'rebound.example:1' } });
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message:
            'This server is not reached as rebound.example: set PUBLIC_URL to its address, or add the name to ALLOWED_HOSTS.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });

  it.each(['/health/live', '/health/ready'])(
    'lets what looks after the server ask %s under any name',
    async (url) => expect([200, 503]).toContain(await statusFor('rebound.example', url)),
  );
});

describe('namesOf', () => {
  it('knows the names of all three settings', () =>
    expect([
      ...namesOf({
        host: 'Db.local',
        publicUrl: 'https://Site.example:8443/x',
        allowedHosts: 'a.example, B',
      }),
    ]).toEqual(['db.local', 'site.example', 'a.example', 'b']));

  it('knows none where only an address is set', () =>
    expect([...namesOf({ host: '0.0.0.0' })].filter((name) => /[a-z]/.test(name))).toEqual([]));
});
