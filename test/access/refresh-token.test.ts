import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LoginError } from '../../access/login.ts';
import { openRefresh, sealRefresh } from '../../access/refresh-token.ts';

const refresh = { token: 'secret-of-the-issuer', scopes: ['openid', 'profile'] };
const session = { id: 'session-1', text: 'cookie-1' };
const kindOf = (opened: Promise<unknown>) =>
  opened.then(
    () => 'opened',
    (error: unknown) => (error instanceof LoginError ? `${error.code} ${error.kind}` : String(error)),
  );
const refused = 'UNAUTHENTICATED refresh token that cannot be opened';

describe('sealRefresh', () => {
  it('shows nothing of the token, of what it is good for and of the cookie', async () => {
    const sealed = await sealRefresh(refresh, session);
    const shown = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect([sealed, ...shown].join()).not.toMatch(/secret-of-the-issuer|profile|cookie-1|session-1/);
  });

  it('makes another text each time', async () => {
    expect(await sealRefresh(refresh, session)).not.toBe(await sealRefresh(refresh, session));
  });
});

describe('openRefresh', () => {
  it('opens what was sealed, for the session whose cookie it is', async () => {
    expect(await openRefresh(await sealRefresh(refresh, session), session)).toEqual(refresh);
  });

  it.each([
    ['another cookie', { text: 'cookie-2' }],
    ['what is kept of the cookie', { text: createHash('sha256').update(session.text).digest('hex') }],
    ['no cookie', { text: '' }],
    ['another session', { id: 'session-2' }],
  ])('refuses %s', async (_what, other) => {
    const sealed = await sealRefresh(refresh, session);
    expect(await kindOf(openRefresh(sealed, { ...session, ...other }))).toBe(refused);
  });

  it('refuses what was changed', async () => {
    const [head, key, iv, text = '', tag] = (await sealRefresh(refresh, session)).split('.');
    const changed = text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    expect(await kindOf(openRefresh([head, key, iv, changed, tag].join('.'), session))).toBe(refused);
    expect(await kindOf(openRefresh('secret-of-the-issuer', session))).toBe(refused);
  });
});
