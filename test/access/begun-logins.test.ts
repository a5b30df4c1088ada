import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BegunLogin, createBegunLogins } from '../../access/begun-logins.ts';
import { LoginError } from '../../access/login.ts';

const begun: BegunLogin = { nonce: 'n', verifier: 'v', returnTo: '/graphql' };
const logins = createBegunLogins();
const kindOf = (opened: Promise<unknown>) =>
  opened.then(
    () => 'opened',
    (error: unknown) => (error instanceof LoginError ? `${error.code} ${error.kind}` : String(error)),
  );

afterEach(() => vi.useRealTimers());

describe('createBegunLogins', () => {
  it('opens what it sealed, for the browser that began', async () => {
    expect(await logins.open(await logins.seal(begun, 'browser'), 'browser')).toEqual(begun);
  });

  it('shows nothing of it', async () => {
    const state = await logins.seal({ ...begun, verifier: 'secret-of-pkce' }, 'browser');
    const shown = state.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect([state, ...shown].join()).not.toContain('secret-of-pkce');
  });

  it('lets a browser begin two logins, and complete each once', async () => {
    const [first, second] = [await logins.seal(begun, 'browser'), await logins.seal(begun, 'browser')];
    expect([
      await kindOf(logins.open(second, 'browser')),
      await kindOf(logins.open(first, 'browser')),
      await kindOf(logins.open(first, 'browser')),
    ]).toEqual(['opened', 'opened', 'BAD_REQUEST state that was used']);
  });

  it('refuses another browser, and the browser that began can go on', async () => {
    const state = await logins.seal(begun, 'browser');
    expect([
      await kindOf(logins.open(state, 'other')),
      await kindOf(logins.open(state, undefined)),
      await kindOf(logins.open(state, 'browser')),
    ]).toEqual(['BAD_REQUEST state of another browser', 'BAD_REQUEST state of another browser', 'opened']);
  });

  it('refuses after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [one, other] = [await logins.seal(begun, 'browser'), await logins.seal(begun, 'browser')];
    vi.setSystemTime(Date.now() + 599_000);
    expect(await kindOf(logins.open(one, 'browser'))).toBe('opened');
    vi.setSystemTime(Date.now() + 2_000);
    expect(await kindOf(logins.open(other, 'browser'))).toBe('BAD_REQUEST state that is not known or over');
  });

  it.each(['', 'a.b.c.d.e', 'x'.repeat(3_000)])('refuses %j', async (state) =>
    expect(await kindOf(logins.open(state, 'browser'))).toMatch('BAD_REQUEST'),
  );

  it('refuses what another process sealed', async () => {
    const state = await createBegunLogins().seal(begun, 'browser');
    expect(await kindOf(logins.open(state, 'browser'))).toBe('BAD_REQUEST state that is not known or over');
  });
});
