import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUserInfo } from '../../../access/brought/user-info.ts';
import { LoginError } from '../../../access/login.ts';
import { startIssuer, type TestIssuer } from '../../support/issuer.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startIssuer();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.close();
});

const knows = (body: object) =>
  issuer.service.on('beforeUserinfo', (answer, { headers }) =>
    Object.assign(answer, { body: { sub: 'ada', shown: headers.authorization, ...body } }),
  );

/** What is known of `ada`, or the code of a refusal. */
async function ask(userInfo = createUserInfo(issuer.url)): Promise<unknown> {
  return userInfo('the-token', 'ada').catch((error: unknown) =>
    error instanceof LoginError ? [error.code, error.kind] : String(error),
  );
}

/** What the issuer says of itself, but for some of it. */
const says = (other: object) => {
  issuer.answer = (request, response) => {
    if (!request.url?.startsWith('/.well-known')) return issuer.service.requestHandler(request, response);
    const said = { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks`, ...other };
    return response.end(JSON.stringify(said));
  };
};

describe('createUserInfo', () => {
  it('shows the token where the issuer says, and gives what it answers', async () => {
    knows({ eduperson_entitlement: ['urn:x'] });
    expect(await ask()).toEqual({
      ...{ sub: 'ada', shown: 'Bearer the-token', eduperson_entitlement: ['urn:x'] },
    });
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/userinfo']);
  });

  it('knows nothing by an issuer that has no such place', async () => {
    says({});
    expect(await ask()).toEqual({});
  });

  it.each([
    ['without TLS', { userinfo_endpoint: 'http://example.org/userinfo' }],
    ['in a file', { userinfo_endpoint: 'file:///etc/passwd' }],
    ['that is none', { userinfo_endpoint: 7 }],
  ])('shows the token nowhere %s', async (_where, said) => {
    says(said);
    expect(await ask()).toEqual(['LOGIN_UNAVAILABLE', 'UserInfo without TLS']);
  });

  it('cannot say while the issuer is away, from the beginning on, and can when it is back', async () => {
    knows({});
    issuer.answer = (request) => request.socket.destroy();
    const userInfo = createUserInfo(issuer.url);
    expect(await ask(userInfo)).toEqual(['LOGIN_UNAVAILABLE', 'the issuer does not answer']);
    issuer.answer = undefined;
    expect(await ask(userInfo)).toEqual(['LOGIN_UNAVAILABLE', 'the issuer did not answer']);
    vi.advanceTimersByTime(5_001);
    expect(await ask(userInfo)).toMatchObject({ sub: 'ada' });
  });

  it.each([
    ['of somebody else', { sub: 'bob' }, 'UserInfo of somebody else'],
    ['of somebody whose name begins so', { sub: 'ada2' }, 'UserInfo of somebody else'],
    ['of nobody', { sub: undefined }, 'UserInfo of somebody else'],
  ])('does not believe an answer %s', async (_what, body, kind) => {
    knows(body);
    expect(await ask()).toEqual(['UNAUTHENTICATED', kind]);
  });

  it('sends no token that breaks the line of its header', async () => {
    const told = await createUserInfo(issuer.url)('a-token\nX: y', 'ada').catch((error: unknown) => error);
    expect([told, Object(told).cause]).toMatchObject([{ code: 'UNAUTHENTICATED' }, undefined]);
    expect(issuer.asked).not.toContain('/userinfo');
  });
});
