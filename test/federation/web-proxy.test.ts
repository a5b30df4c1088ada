import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../federation/web-proxy.ts';

const byProxy = (address: string, ...except: readonly string[]) =>
  proxyFor(address, { url: 'http://proxy.example.org:3128', except }) !== undefined;

describe('proxyFor', () => {
  it.each([
    ['wss://nats.example.org', true],
    ['wss://nats.example.org:8443', true],
    ['ws://nats.example.org', false],
    ['tls://nats.example.org:4222', false],
    ['nats://nats.example.org:4222', false],
  ])('%s: %s', (address, is) => expect(byProxy(address)).toBe(is));

  it.each([
    ['*', true],
    ['nats.example.org', true],
    ['NATS.Example.ORG', true],
    ['example.org', true],
    ['.example.org', true],
    ['*.example.org', true],
    ['example.org:443', true],
    ['example.org:8443', false],
    ['ample.org', false],
    ['other.org', false],
    ['', false],
  ])('a host is excepted by %j: %s', (except, is) =>
    expect(byProxy('wss://nats.example.org', 'other.example', except)).toBe(!is),
  );

  it.each([
    ['10.0.0.0/8', 'wss://10.1.2.3:443', true],
    ['10.0.0.0/8', 'wss://11.1.2.3', false],
    ['127.0.0.1/32', 'wss://127.0.0.1:8443', true],
    ['fd00::/8', 'wss://[fd12::1]', true],
    ['fd00::/8', 'wss://10.1.2.3', false],
    ['10.0.0.0/8', 'wss://nats.example.org', false],
    ['10.0.0.0/99', 'wss://10.1.2.3', false],
    ['10.0.0.0/', 'wss://10.1.2.3', false],
    ['no/thing', 'wss://10.1.2.3', false],
    ['10.1.2.3', 'wss://10.1.2.3', true],
  ])('a network excepts its addresses: %s, %s: %s', (network, address, is) =>
    expect(byProxy(address, network)).toBe(!is),
  );

  it('is none where there is none', () => expect(proxyFor('wss://a.org', undefined)).toBeUndefined());
});
