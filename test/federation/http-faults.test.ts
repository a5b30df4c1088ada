import { describe, expect, it } from 'vitest';
import { faultOfConnection } from '../../federation/http-faults.ts';
import { oneLine } from '../../federation/one-line.ts';

/** What `fetch` fails with: the reason is at the bottom. */
function failed(code: string, message = 'to https://ada:s3cr3t@kg.example.org'): Error {
  return new TypeError('fetch failed', {
    cause: new Error('x', { cause: Object.assign(new Error(message), { code }) }),
  });
}

describe('faultOfConnection', () => {
  it.each([
    ['ECONNREFUSED', 'It takes no connections.'],
    ['ENOTFOUND', 'Its name leads to no address.'],
    ['EAI_AGAIN', 'Its name leads to no address.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'It cannot prove by its certificate who it is.'],
    ['CERT_HAS_EXPIRED', 'It cannot prove by its certificate who it is.'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'It cannot prove by its certificate who it is.'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'It cannot prove by its certificate who it is.'],
    ['ECONNRESET', 'The connection to it failed.'],
    ['UND_ERR_CONNECT_TIMEOUT', 'The connection to it failed.'],
  ])('says of %s in a sentence that nobody was reached, and no address', (code, reason) => {
    const { status, message } = faultOfConnection(failed(code));
    expect([status, message]).toEqual(['UNREACHABLE', reason]);
  });

  it('knows what is no error of a connection as one that failed', () => {
    expect(faultOfConnection('s3cr3t').message).toBe('The connection to it failed.');
  });
});

describe('oneLine', () => {
  it.each([
    ['  a\r\n\tb  ', 'a b'],
    ['a\u2028b\u0085c', 'a b c'],
    ['\u202eevil\u2066', 'evil'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(200)}…`],
    ['🙂'.repeat(201), `${'🙂'.repeat(200)}…`],
  ])('shows %j as one line', (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });
});
