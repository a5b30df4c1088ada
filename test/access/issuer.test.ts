import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyAccessToken } from '../../access/access-token.ts';
import { createIssuerKeys } from '../../access/issuer.ts';
import { LoginError } from '../../access/login.ts';
import { audience, startIssuer, type TestIssuer } from '../support/issuer.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startIssuer();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.close();
});

/** Verifies with keys that are not known yet: the subject, or of a refusal its code. */
function createVerify(url = issuer.url): (token: string) => Promise<string> {
  const rules = { issuers: new Map([[url, createIssuerKeys(url)]]), audience };
  return (token) =>
    verifyAccessToken(token, rules).then(
      ({ person }) => person.subject,
      (error: unknown) => (error instanceof LoginError ? error.code : String(error)),
    );
}

const askedFor = (path: string) => issuer.asked.filter((asked) => asked === path).length;

describe('createIssuerKeys', () => {
  it('reads them when they are first needed, once for all', async () => {
    const verify = createVerify();
    expect(issuer.asked).toEqual([]);
    const token = await issuer.token();
    expect(await Promise.all([verify(token), verify(token)])).toEqual(['ada', 'ada']);
    await verify(token);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('takes a new key up at the latest 5 s after they were last read', async () => {
    const verify = createVerify();
    await verify(await issuer.token());
    await issuer.issuer.keys.generate('RS256', { kid: 'second' });
    const token = await issuer.token(undefined, 'second');
    expect(await verify(token)).toBe('UNAUTHENTICATED');
    vi.advanceTimersByTime(5_001);
    expect(await verify(token)).toBe('ada');
  });

  it('asks once in 5 s, whatever keys tokens name', async () => {
    const verify = createVerify();
    await verify(await issuer.token());
    const named = (kid: string) => issuer.token((header) => Object.assign(header, { kid }));
    vi.advanceTimersByTime(5_001);
    for (let n = 0; n < 100; n += 1) expect(await verify(await named(`random-${n}`))).toBe('UNAUTHENTICATED');
    expect(askedFor('/jwks')).toBe(2);
  });
});

describe('while the issuer is away', () => {
  const away = () => {
    issuer.answer = (request) => request.socket.destroy();
  };

  it('known keys are good for ten minutes, then nobody is let in', async () => {
    const verify = createVerify();
    const token = await issuer.token((_header, payload) =>
      Object.assign(payload, { exp: payload.iat + 3_600 }),
    );
    await verify(token);
    away();
    vi.advanceTimersByTime(599_000);
    expect(await verify(token)).toBe('ada');
    vi.advanceTimersByTime(2_000);
    expect(await verify(token)).toBe('LOGIN_UNAVAILABLE');
  });

  it('an unknown key cannot be judged', async () => {
    const verify = createVerify();
    await verify(await issuer.token());
    away();
    vi.advanceTimersByTime(5_001);
    const token = await issuer.token((header) => Object.assign(header, { kid: 'unknown' }));
    expect(await verify(token)).toBe('LOGIN_UNAVAILABLE');
  });

  it('it is asked once in 5 s, and is heard when it is back', async () => {
    away();
    const verify = createVerify();
    const token = await issuer.token();
    for (let n = 0; n < 20; n += 1) expect(await verify(token)).toBe('LOGIN_UNAVAILABLE');
    expect(issuer.asked.length).toBe(1);
    issuer.answer = undefined;
    vi.advanceTimersByTime(5_001);
    expect(await verify(token)).toBe('ada');
  });
});

describe('an issuer is not believed', () => {
  const answer = (status: number, body: string | object) => {
    issuer.answer = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', location: `${issuer.url}/elsewhere` });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  };
  const keys = () => `${issuer.url}/jwks`;

  it.each([
    ['that answers for another one', () => answer(200, { issuer: `${issuer.url}/`, jwks_uri: keys() })],
    ['that answers for nobody', () => answer(200, { jwks_uri: keys() })],
    [
      'whose keys come without TLS',
      () => answer(200, { issuer: issuer.url, jwks_uri: 'http://example.org/k' }),
    ],
    ['whose keys are in a file', () => answer(200, { issuer: issuer.url, jwks_uri: 'file:///etc/passwd' })],
    ['that leads elsewhere', () => answer(302, { issuer: issuer.url, jwks_uri: keys() })],
    ['that fails', () => answer(500, '')],
    ['that answers no JSON', () => answer(200, '<html>')],
    ['that answers null', () => answer(200, 'null')],
    ['that answers keys that are none', () => answer(200, { issuer: issuer.url, jwks_uri: keys(), keys: 7 })],
    [
      'that answers without an end',
      () => answer(200, { issuer: issuer.url, jwks_uri: keys(), pad: 'a'.repeat(600_000) }),
    ],
  ])('%s', async (_what, spoil) => {
    spoil();
    const verify = createVerify();
    for (let n = 0; n < 5; n += 1) expect(await verify(await issuer.token())).toBe('LOGIN_UNAVAILABLE');
    expect(askedFor('/elsewhere')).toBe(0);
    expect(issuer.asked.length).toBeLessThanOrEqual(2); // once for each address
  });
});
