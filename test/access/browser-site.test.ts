import { describe, expect, it } from 'vitest';
import { addressIn, browserSite } from '../../access/browser-site.ts';

describe('browserSite', () => {
  it.each([
    ['https://kg.example.org', 'https://kg.example.org', '/', '__Host-oncograph-session'],
    ['https://kg.example.org/', 'https://kg.example.org', '/', '__Host-oncograph-session'],
    ['https://example.org/kg/', 'https://example.org/kg', '/kg', '__Secure-oncograph-session'],
    ['http://localhost:4000', 'http://localhost:4000', '/', 'oncograph-session'],
  ])('%s is %s with cookies for %s, named %s', (address, base, path, session) => {
    const site = browserSite(address);
    expect([site.base, site.path, site.session, site.isSecure]).toEqual([
      base,
      path,
      session,
      address.startsWith('https:'),
    ]);
  });
});

describe('addressIn', () => {
  const site = browserSite('https://example.org/kg');

  it.each([
    ['/graphql', 'https://example.org/kg/graphql'],
    ['/', 'https://example.org/kg/'],
    ['/dataset/a?full=1#b', 'https://example.org/kg/dataset/a?full=1#b'],
    ['/a//b', 'https://example.org/kg/a//b'],
    ['/a/../graphql', 'https://example.org/kg/graphql'],
    ['/@evil.example', 'https://example.org/kg/@evil.example'],
  ])('takes %s', (path, address) => expect(addressIn(site, path)).toBe(address));

  it.each([
    ['nothing', ''],
    ['another host', '//evil.example'],
    ['another host by a backslash', '/\\evil.example'],
    ['another host by a control', '/\t/evil.example'],
    ['an address', 'https://evil.example'],
    ['another scheme', 'javascript:alert(1)'],
    ['a name', 'graphql'],
    ['a backslash', '/a\\..\\b'],
    ['a line end', '/a\r\nset-cookie: b'],
    ['what lies above', '/../other'],
    ['what lies above, in other letters', '/%2e%2e/other'],
    ['its own folder without the slash', '/..'],
    ['what is too long', `/${'a'.repeat(500)}`],
  ])('refuses %s', (_what, path) => expect(addressIn(site, path)).toBeUndefined());

  it('refuses a host that the address would run on into', () =>
    expect(addressIn(browserSite('https://example.org'), '@evil.example')).toBeUndefined());
});
