import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCodeFlow } from '../../../access/code-flow.ts';
import { demoAccounts } from '../../../server/commands/demo-accounts.ts';
import { type DemoProvider, startDemoProvider } from '../../../server/commands/demo-provider.ts';
import { freePort } from '../../../server/free-port.ts';
import { createBrowser } from '../../support/browser.ts';

const redirectUri = 'http://localhost:4000/login/callback';
let provider: DemoProvider;
beforeAll(async () => {
  provider = await startDemoProvider(await freePort(), redirectUri);
});
afterAll(() => provider.close());

/** Begins a login and chooses an account: where the browser is sent back to, and who that is. */
async function choose(subject: string) {
  const flow = createCodeFlow({ issuer: provider.url, clientId: 'demo', redirectUri });
  const login = { nonce: '', verifier: '', returnTo: '/' };
  const address = await flow.begin('/', async (begun) => {
    Object.assign(login, begun);
    return 'state';
  });
  const page = await createBrowser().open(address.href);
  const [link = ''] = page.text.match(new RegExp(`authorize\\?[^"]*account=${subject}(?=")`)) ?? [];
  const chosen = await createBrowser().open(new URL(link.replaceAll('&amp;', '&'), provider.url).href);
  const back = new URL(chosen.headers.get('location') ?? '');
  return { page, back, complete: () => flow.complete(back.searchParams, login) };
}

describe('startDemoProvider', () => {
  it('asks for one of four accounts, and for no password', async () => {
    const { page } = await choose('reader');
    expect(page.text.match(/account=\w+(?=")/g)).toEqual(
      demoAccounts.map(({ subject }) => `account=${subject}`),
    );
    expect(page.text).not.toMatch(/<input|<script/);
  });

  it.each(demoAccounts.filter(({ isKnown }) => isKnown))('logs $subject in', async ({ subject, name }) => {
    const { complete } = await choose(subject);
    expect((await complete()).person).toEqual({ issuer: provider.url, subject, name });
  });

  it('does not let the stranger in', async () => {
    const { back } = await choose('stranger');
    expect([back.searchParams.get('error'), back.searchParams.has('code')]).toEqual(['access_denied', false]);
  });

  it('leads nowhere but to its client', async () => {
    const query = 'response_type=code&redirect_uri=https://evil.example/&account=reader';
    expect((await createBrowser().open(`${provider.url}/authorize?${query}`)).status).toBe(400);
  });
});
