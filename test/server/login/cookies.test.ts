import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { browserSite } from '../../../access/browser-site.ts';
import { cookieIn } from '../../../access/cookie-in.ts';
import { dropCookie, keepCookie } from '../../../server/login/cookies.ts';

const value = 'a'.repeat(43);

/** What a browser is told by a site at an address. */
async function given(address: string): Promise<unknown> {
  const site = browserSite(address);
  const app = Fastify();
  app.get('/', async (_request, reply) => {
    keepCookie(reply, site, { name: site.session, value });
    dropCookie(reply, site, site.begun);
    return reply.send();
  });
  return (await app.inject({ url: '/' })).headers['set-cookie'];
}

describe('keepCookie', () => {
  it.each([
    ['https://kg.example.org', `__Host-oncograph-session=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`],
    [
      'https://example.org/kg',
      `__Secure-oncograph-session=${value}; Path=/kg; HttpOnly; Secure; SameSite=Lax`,
    ],
    ['http://localhost:4000', `oncograph-session=${value}; Path=/; HttpOnly; SameSite=Lax`],
  ])('keeps a cookie of %s from everybody else', async (address, cookie) =>
    expect(await given(address)).toEqual([
      cookie,
      expect.stringContaining('oncograph-login=; Max-Age=0; Path='),
    ]),
  );
});

describe('cookieIn', () => {
  it.each([
    ['one among others', ['Cookie', `a=b; s=${value}; c=d`], value],
    ['one of several headers', ['cookie', 'a=b', 'Cookie', `s=${value}`], value],
    ['none', ['Host', 'a'], undefined],
    ['another name', ['Cookie', `__Host-s=${value}; S=${value}`], undefined],
    ['another header', ['X-Cookie', `s=${value}`], undefined],
    ['an empty one', ['Cookie', 's='], undefined],
    ['one that is too short', ['Cookie', `s=${value.slice(1)}`], undefined],
    ['one that is too long', ['Cookie', `s=${value}a`], undefined],
    ['other characters', ['Cookie', `s=${value.slice(1)}%0a`], undefined],
  ])('reads %s', (_what, headers, found) => expect(cookieIn(headers, 's')).toBe(found));
});
