import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import type { BringSettings } from '../../../server/login/brings-of.ts';
import { clearAccess, forgetAccess, seedAccess } from '../../support/access-graph.ts';
import { startBringing } from '../../support/bringing-site.ts';
import { type Browser, createBrowser } from '../../support/browser.ts';
import { testDatabase } from '../../support/database.ts';
import { startIssuer, type TestIssuer } from '../../support/issuer.ts';
import { startProxy, type TestProxy } from '../../support/proxy.ts';
import { aVisa } from '../../support/visas.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const closing: (() => Promise<void>)[] = [];
let issuer: TestIssuer;
let site: TestProxy;
/** Claims of the tokens that the issuer gives, and for what it says that they are good; undefined: for what was asked. */
let claims: object = {};
let scope: string | undefined;

/** The address of a server behind the site. */
async function start(brings: Partial<BringSettings>): Promise<string> {
  const serving = await startBringing({ graph, probe }, { issuer, site }, brings);
  closing.push(() => serving.close());
  return serving.url;
}

let usual: string;
beforeAll(async () => {
  await seedAccess(graph);
  issuer = await startIssuer('RS256');
  issuer.service.on('beforeTokenSigning', ({ payload }) => Object.assign(payload, { sub: 'ada', ...claims }));
  issuer.service.on('beforeResponse', ({ body }) => Object.assign(body as object, { scope })); // of a token
  site = await startProxy('');
  closing.push(() => site.close());
  const rule = {
    issuer: issuer.url,
    entitlement: 'urn:x:members',
    datasets: ['gr-b1'],
    role: 'STEWARD',
  } as const;
  usual = await start({ visaIssuers: [{ issuer: issuer.url }], entitlements: [rule] });
  site.to = usual;
});
beforeEach(() => forgetAccess(graph));
afterEach(() => {
  claims = {};
  scope = undefined;
  issuer.answer = undefined;
  issuer.service.removeAllListeners('beforeUserinfo');
  site.to = usual;
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await issuer.close();
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close()]);
});

const knows = (body: object) =>
  issuer.service.on('beforeUserinfo', (answer) => Object.assign(answer, { body: { sub: 'ada', ...body } }));

async function logIn() {
  const browser = createBrowser();
  return { browser, shown: await browser.visit(`${site.url}/login?returnTo=/account`) };
}

async function grantsOf(browser: Browser) {
  const { text } = await browser.open(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(site.url).origin },
    body: JSON.stringify({ query: '{ me { loginUntil grants { source datasetId role until } } }' }),
  });
  return JSON.parse(text).data.me;
}

const kept = async () =>
  JSON.stringify(await graph.read(cypher`MATCH (session:Session) RETURN session.brought AS brought`));

describe('a login in the browser', () => {
  it('asks the issuer for what is set', async () => {
    const begun = await createBrowser().open(`${site.url}/login`);
    expect(new URL(begun.headers.get('location') ?? '').searchParams.get('scope')).toBe(
      'openid profile ga4gh_passport_v1',
    );
  });

  it('brings visas until they are over, and keeps of them those for datasets of this site', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 600;
    const here = await aVisa(issuer, 'gr-a1', { payload: { exp } });
    knows({ ga4gh_passport_v1: [here, await aVisa(issuer, 'EGAD00000000001')] });
    const { browser, shown } = await logIn();
    expect(shown.text).toMatch(/gr-a1<\/a>, reader, by a visa, until/);
    expect((await grantsOf(browser)).grants).toEqual([
      { source: 'VISA', datasetId: 'gr-a1', role: 'READER', until: new Date(exp * 1_000).toISOString() },
    ]);
    expect(await kept()).toContain('gr-a1');
    expect(await kept()).not.toMatch(/EGAD|eyJ/);
  });

  it('brings visas until it is over itself', async () => {
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1', { payload: { exp: 9_999_999_999 } })] });
    const { browser } = await logIn();
    const { loginUntil, grants } = await grantsOf(browser);
    expect(grants).toMatchObject([{ until: loginUntil }]);
  });

  it.each([
    [
      'its ID token says',
      () => {
        claims = { eduperson_entitlement: 'urn:x:members' };
        knows({});
      },
    ],
    ['UserInfo says', () => knows({ eduperson_entitlement: ['urn:x:members'] })],
  ])('brings the entitlements that %s', async (_where, say) => {
    say();
    const { browser } = await logIn();
    const { loginUntil, grants } = await grantsOf(browser);
    expect(grants).toEqual([
      { source: 'ENTITLEMENT', datasetId: 'gr-b1', role: 'STEWARD', until: loginUntil },
    ]);
  });

  it('brings no visas where the issuer does not give the scope', async () => {
    scope = 'openid profile';
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    expect((await grantsOf((await logIn()).browser)).grants).toEqual([]);
  });

  it('brings nothing any more once the settings no longer say so', async () => {
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')], eduperson_entitlement: ['urn:x:members'] });
    const { browser } = await logIn();
    expect((await grantsOf(browser)).grants).toHaveLength(2);
    site.to = await start({ visaIssuers: [{ issuer: 'https://other.example.org' }] });
    expect((await grantsOf(browser)).grants).toEqual([]);
    site.to = await start({});
    expect((await grantsOf(browser)).grants).toEqual([]);
  });

  it('leaves nothing behind when it is signed out', async () => {
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    const { browser } = await logIn();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(site.url).origin };
    await browser.open(`${site.url}/logout`, { method: 'POST', headers, body: '' });
    expect(await kept()).toBe('[]');
  });

  it('fails while what the issuer knows cannot be read, and begins no session', async () => {
    issuer.answer = (request, response) =>
      request.url === '/userinfo'
        ? request.socket.destroy()
        : issuer.service.requestHandler(request, response);
    const { shown } = await logIn();
    expect([shown.status, /<code>(\w+)<\/code>/.exec(shown.text)?.[1]]).toEqual([503, 'LOGIN_UNAVAILABLE']);
    expect(await kept()).toBe('[]');
  });
});
