import { errors } from '@nats-io/transport-node';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../server/check/connection-fault.ts';

const withCode = (code: string, message = code) => Object.assign(new Error(message), { code });
const bySocket = (cause: Error) => new errors.ConnectionError(cause.message, { cause });

describe('faultOf', () => {
  it.each([
    ['let in', new errors.AuthorizationError('Authorization Violation'), 'It does not let the site in'],
    ['no TLS', new errors.ConnectionError("server does not support 'tls'"), 'It has no TLS'],
    [
      'signed by itself',
      withCode('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'signed by nobody whom this machine trusts',
    ],
    ['unknown issuer', withCode('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'signed by nobody'],
    ['old certificate', withCode('CERT_HAS_EXPIRED'), 'of another time'],
    ['another name', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'of another name'],
    ['no TLS at all', withCode('EPROTO'), 'does not speak TLS'],
    ['no name', withCode('ENOTFOUND'), 'leads to no address'],
    ['refused', new errors.ConnectionError('connection refused'), 'takes no connections'],
    ['refused by WebSocket', bySocket(withCode('ECONNREFUSED')), 'takes no connections'],
    ['silent', new errors.TimeoutError(), 'Nothing answers within 5 s'],
    ['no way', withCode('EHOSTUNREACH'), 'Nothing answers within 5 s'],
    ['a login', bySocket(new Error('Unexpected server response: 407')), 'The proxy wants a login'],
    ['no CONNECT', bySocket(new Error('Unexpected server response: 403')), 'lets nothing through'],
    ['something else', new Error('what\nis this'), 'It is not reached: "what is this".'],
  ])('tells %s apart', (_what, error, found) => {
    const fault = faultOf(error);
    expect(fault.found).toContain(found);
    expect(fault.todo).not.toBe('');
  });

  it.each([
    ['that is away', withCode('ECONNREFUSED'), 'The proxy takes no connections'],
    ['without an address', withCode('ENOTFOUND'), 'The name of the proxy'],
    [
      'that is none',
      new Error('Proxy connection ended before receiving CONNECT response'),
      'as a proxy does',
    ],
    ['that is silent', new errors.TimeoutError(), 'by the proxy'],
    ['that wants a login', new Error('Unexpected server response: 407'), 'The proxy wants a login'],
    ['behind which the key is not known', new errors.AuthorizationError('x'), 'does not let the site in'],
  ])('tells a proxy %s', (_what, error, found) => {
    expect(faultOf(bySocket(error), true).found).toContain(found);
  });
});
