import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRenewal } from '../../../access/brought/renew.ts';
import { createCodeFlow } from '../../../access/code-flow.ts';
import { addGrants } from '../../../access/grants/grants.ts';
import { readSession } from '../../../access/sessions.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { bringsOf } from '../../../server/login/brings-of.ts';
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
const logged: string[] = [];
const minute = 60_000;
let issuer: TestIssuer;
let site: TestProxy;
let usual: string;

/** What the issuer says in ID tokens and in access tokens, and what it makes of its answer to a refresh token. */
let claims: object = {};
let change: (body: Record<string, unknown>) => void = () => {};
/** Refresh tokens that were used; the issuer takes the last one that it gave alone, and no other for ever after one was used twice. */
const used: string[] = [];
let good: string | undefined;
/** Everything that is a secret of the issuer. */
const secrets: string[] = [];

type TokenRequest = { readonly body: { readonly grant_type: string; readonly refresh_token?: string } };
type TokenAnswer = { statusCode: number; body: Record<string, unknown> };

function rotate(
  answer: TokenAnswer,
  { body: { grant_type: kind, refresh_token: token = '' } }: TokenRequest,
) {
  delete answer.body.scope; // all of it was given
  if (kind === 'refresh_token') {
    used.push(token);
    if (token !== good) {
      good = undefined;
      return Object.assign(answer, { statusCode: 400, body: { error: 'invalid_grant' } });
    }
    change(answer.body);
  }
  if ('refresh_token' in answer.body) good = String(answer.body.refresh_token);
  return secrets.push(
    ...Object.values(answer.body)
      .filter((one) => typeof one === 'string' && one.length > 30)
      .map(String),
  );
}

async function start(settings: Parameters<typeof startBringing>[2]): Promise<string> {
  const serving = await startBringing({ graph, probe }, { issuer, site }, settings, logged);
  closing.push(() => serving.close());
  return serving.url;
}

const rules = () => [
  { issuer: issuer.url, entitlement: 'urn:x:members', datasets: ['gr-b1'], role: 'READER' } as const,
];
const brings = () => ({ visaIssuers: [{ issuer: issuer.url }], entitlements: rules() });

beforeAll(async () => {
  await seedAccess(graph);
  issuer = await startIssuer('RS256');
  issuer.service.on('beforeTokenSigning', ({ payload }) => Object.assign(payload, { sub: 'ada', ...claims }));
  issuer.service.on(
    'beforeResponse',
    (answer, request) => rotate(answer as TokenAnswer, request as unknown as TokenRequest), // of a form that was parsed
  );
  site = await startProxy('');
  closing.push(() => site.close());
  usual = await start(brings());
});
beforeEach(async () => {
  await forgetAccess(graph);
  vi.useFakeTimers({ toFake: ['Date'] });
  site.to = usual;
  used.length = 0;
  secrets.length = 0;
  logged.length = 0;
  knows({});
});
afterEach(() => {
  vi.useRealTimers();
  claims = {};
  change = () => {};
  issuer.answer = undefined;
  issuer.service.removeAllListeners('beforeUserinfo');
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await issuer.close();
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close()]);
});

/** What UserInfo says from now on. */
function knows(body: object, statusCode = 200): void {
  issuer.service.removeAllListeners('beforeUserinfo');
  issuer.service.on('beforeUserinfo', (answer) =>
    Object.assign(answer, { statusCode, body: { sub: 'ada', ...body } }),
  );
}
const member = { eduperson_entitlement: ['urn:x:members'] };
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute);

async function logIn(): Promise<Browser> {
  const browser = createBrowser();
  expect((await browser.visit(`${site.url}/login?returnTo=/account`)).status).toBe(200);
  return browser;
}

async function ask(browser: Browser, query: string) {
  const { status, text, headers } = await browser.open(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(site.url).origin },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = JSON.parse(text);
  const codes = errors.map((one: { extensions: { code: string } }) => one.extensions.code);
  return { status, headers, data, codes };
}
const me = '{ me { subject loginUntil visaProblems grants { source datasetId until } } }';
const mine = async (browser: Browser) => (await ask(browser, me)).data.me;
const datasetsOf = async (browser: Browser) =>
  (await mine(browser)).grants.map(({ datasetId }: { datasetId: string }) => datasetId);

/** All that the graph has of sessions. */
const kept = () =>
  graph.read<{ readonly session: Record<string, string> }>(
    cypher`MATCH (session:Session) RETURN properties(session) AS session`,
  );
const only = async () => (await kept())[0]?.session ?? {};

/** What the issuer answers to at an address is nothing. */
function cut(path: string): void {
  issuer.answer = (request, response) =>
    request.url === path ? request.socket.destroy() : issuer.service.requestHandler(request, response);
}

const grant = () => {
  const at = new Date().toISOString();
  return addGrants(graph, {
    ...{ person: { issuer: issuer.url, subject: 'ada' }, datasets: ['gr-a1'], role: 'READER' },
    ...{ reason: 'permit 7', by: 'op', at, from: at, until: null },
  });
};

describe('what a login brought', () => {
  it('is gone from its session after ten minutes where it was taken away at the issuer', async () => {
    knows(member);
    const browser = await logIn();
    knows({});
    pass(9);
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
    pass(1);
    expect(await datasetsOf(browser)).toEqual([]);
    expect((await ask(browser, '{ cohort(where: { patient: {} }) { count { value } } }')).codes).toEqual([
      'FORBIDDEN',
    ]);
  });

  it('is there after ten minutes where it was given anew, by visas, too', async () => {
    const browser = await logIn();
    knows({ ...member, ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    pass(9);
    expect(await datasetsOf(browser)).toEqual([]);
    pass(1);
    expect(await datasetsOf(browser)).toEqual(['gr-a1', 'gr-b1']);
  });

  it('is what the issuer gave the scope for at the login', async () => {
    issuer.service.once('beforeResponse', ({ body }) => Object.assign(body as object, { scope: 'openid' })); // of a token
    const browser = await logIn();
    knows({ ...member, ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    pass(10);
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
  });

  it('is told by ID tokens that are given anew', async () => {
    claims = member;
    const browser = await logIn();
    claims = { eduperson_entitlement: [] };
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
  });

  it('is not told by the ID token of the login, given once more', async () => {
    claims = member;
    let first: unknown;
    issuer.service.once('beforeResponse', ({ body }) => {
      first = Object(body).id_token;
    });
    const browser = await logIn();
    change = (body) => Object.assign(body, { id_token: first });
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
  });

  it('is what the issuer gave the scope for at the login, though it once gave it for less', async () => {
    const browser = await logIn();
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    change = (body) => Object.assign(body, { scope: 'openid' });
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
    change = () => {};
    knows({ ...member, ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    pass(10);
    expect(await datasetsOf(browser)).toEqual(['gr-a1', 'gr-b1']);
  });

  it('is asked for anew where the clock was ahead at the login', async () => {
    knows(member);
    const browser = await logIn();
    knows({});
    pass(-120);
    expect(await datasetsOf(browser)).toEqual([]);
  });

  it('is told by UserInfo alone where no ID token is given anew', async () => {
    claims = member;
    const browser = await logIn();
    change = (body) => delete body.id_token;
    knows({});
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
    knows(member);
    pass(10);
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
  });

  it('is asked for once by ten requests that come together, and with a new refresh token each time', async () => {
    knows(member);
    const browser = await logIn();
    for (const times of [1, 2, 3]) {
      pass(10);
      const told = await Promise.all(Array.from({ length: 10 }, () => datasetsOf(browser)));
      expect(told).toEqual(Array.from({ length: 10 }, () => ['gr-b1']));
      expect(used).toHaveLength(times);
    }
    expect(new Set(used).size).toBe(3);
  });

  it('is asked for with the same refresh token where the issuer gives no other', async () => {
    knows(member);
    const browser = await logIn();
    change = (body) => delete body.refresh_token;
    pass(10);
    await mine(browser);
    knows({});
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
    expect([used.length, new Set(used).size]).toEqual([2, 1]);
  });

  it('lengthens no session', async () => {
    const browser = await logIn();
    const { from, until } = await only();
    pass(10);
    expect((await mine(browser)).loginUntil).toBe(until);
    expect(await only()).toMatchObject({ from, until, askedAt: new Date().toISOString() });
  });

  it('is all deleted by signing out', async () => {
    const browser = await logIn();
    pass(10);
    await mine(browser);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(site.url).origin };
    await browser.open(`${site.url}/logout`, { method: 'POST', headers, body: '' });
    expect(await kept()).toEqual([]);
  });
});

describe('an issuer that says no', () => {
  const refused = 'The issuer no longer says what you may use: log in again.';

  it.each([
    [
      'to the refresh token',
      () => {
        good = undefined;
      },
      'issuer: invalid_grant',
    ],
    [
      'by naming somebody else',
      () => {
        claims = { ...member, sub: 'eve' };
      },
      'refresh token of somebody else',
    ],
    ['to the new access token', () => knows(member, 401), 'a token that its issuer no longer accepts'],
    ['by telling of somebody else', () => knows({ ...member, sub: 'eve' }), 'UserInfo of somebody else'],
  ])('%s ends what was brought, and neither the session nor what is granted here', async (_how, no, told) => {
    await grant();
    knows(member);
    const browser = await logIn();
    no();
    pass(10);
    expect(await mine(browser)).toMatchObject({
      subject: 'ada',
      visaProblems: [refused],
      grants: [{ datasetId: 'gr-a1' }],
    });
    claims = {};
    expect(await datasetsOf(browser)).toEqual(['gr-a1']);
    expect([used.length, (await only()).refresh]).toEqual([1, undefined]);
    const lines = logged.filter((line) => line.includes('what a login brought is over'));
    expect(lines.map((line) => JSON.parse(line).reason)).toEqual([told]);
    expect(lines.join()).not.toContain('ada');
  });

  it('is told on the page of who is logged in, which leads to a login', async () => {
    knows(member);
    const browser = await logIn();
    good = undefined;
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
    const { text } = await browser.open(`${site.url}/account`);
    const [, again] = new RegExp(`${refused}</p>\\n<p><a href="([^"]+)">Log in again`).exec(text) ?? [];
    await browser.visit(again ?? '');
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
  });

  it.each([
    [401, 'invalid_client'],
    [400, 'server_error'],
    [400, 'temporarily_unavailable'],
    [403, 'Forbidden'],
  ])('to this server itself, %i %s, takes nothing from anybody for good', async (status, error) => {
    knows(member);
    const browser = await logIn();
    issuer.answer = (request, response) =>
      request.url === '/token'
        ? response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
        : issuer.service.requestHandler(request, response);
    pass(10);
    expect((await ask(browser, me)).codes).toEqual(['LOGIN_UNAVAILABLE']);
    issuer.answer = undefined;
    pass(0.1);
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
  });
});

describe('an issuer that is away', () => {
  it.each(['/token', '/userinfo'])(
    'at %s makes nobody less than they may without being told',
    async (path) => {
      await grant();
      knows(member);
      const browser = await logIn();
      cut(path);
      pass(9);
      expect(await datasetsOf(browser)).toEqual(['gr-a1', 'gr-b1']);
      pass(1);
      const { status, codes, headers } = await ask(browser, me);
      expect([status, codes, Number(headers.get('retry-after')) > 0]).toEqual([
        503,
        ['LOGIN_UNAVAILABLE'],
        true,
      ]);
      const asked = issuer.asked.filter((one) => one === path).length;
      issuer.answer = undefined;
      expect((await ask(browser, me)).status).toBe(503); // it is not asked again at once
      expect(issuer.asked.filter((one) => one === path)).toHaveLength(asked);
      pass(0.1);
      expect(await datasetsOf(browser)).toEqual(['gr-a1', 'gr-b1']);
      expect(new Set(used).size).toBe(used.length);
    },
  );

  it('keeps nobody waiting for long', async () => {
    const browser = await logIn();
    issuer.answer = (request, response) =>
      request.url === '/token' ? undefined : issuer.service.requestHandler(request, response);
    pass(10);
    const began = performance.now();
    expect((await ask(browser, me)).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a session without a refresh token', () => {
  const byHand = (statement: ReturnType<typeof cypher>) => graph.write((run) => run(statement));
  const without = () => byHand(cypher`MATCH (session:Session) REMOVE session.refresh`);
  const told = 'What the issuer said of you at the login held for ten minutes: log in again.';

  it('brings what it did for ten minutes, and says so', async () => {
    knows(member);
    const browser = await logIn();
    await without();
    const ends = new Date(Date.parse((await only()).from ?? '') + 10 * minute).toISOString();
    pass(9);
    expect((await mine(browser)).grants).toMatchObject([{ datasetId: 'gr-b1', until: ends }]);
    pass(1);
    expect(await mine(browser)).toMatchObject({ subject: 'ada', visaProblems: [told], grants: [] });
    expect(used).toEqual([]);
  });

  it('of an older version does, too', async () => {
    knows(member);
    const browser = await logIn();
    await without();
    await byHand(cypher`MATCH (session:Session) REMOVE session.askedAt`);
    pass(9);
    expect(await datasetsOf(browser)).toEqual(['gr-b1']);
    pass(1);
    expect(await datasetsOf(browser)).toEqual([]);
  });

  it('is what a login gives that could bring nothing', async () => {
    site.to = await start({ ...brings(), entitlements: [] });
    issuer.service.once('beforeResponse', ({ body }) => Object.assign(body as object, { scope: 'openid' })); // of a token
    await logIn();
    expect((await only()).refresh).toBeUndefined();
  });
});

describe('a refresh token', () => {
  it('stands in the graph for nobody to read, nor does any other token, and in no line of the log', async () => {
    knows(member);
    const browser = await logIn();
    pass(10);
    await mine(browser);
    const all = JSON.stringify(await kept());
    expect(await only()).toMatchObject({
      refresh: expect.stringMatching(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect(secrets).toHaveLength(6); // access, ID and refresh tokens of the login, and of asking anew
    const cookies = [...browser.cookies.values()].map(({ value }) => value);
    for (const secret of [...secrets, ...cookies]) {
      expect(all).not.toContain(secret);
      expect(logged.join('\n')).not.toContain(secret);
    }
  });

  it('goes to no other issuer than its own', async () => {
    const other = await startIssuer('RS256');
    knows(member);
    const browser = await logIn();
    site.to = await start({ ...brings(), oidcIssuers: [other.url, issuer.url] });
    pass(10);
    expect(await datasetsOf(browser)).toEqual([]);
    expect([used, other.asked]).toEqual([[], []]);
    await other.close();
  });

  it('of which another process had the use leaves what that one was told', async () => {
    knows(member);
    const browser = await logIn();
    const text = browser.cookies.get('oncograph-session')?.value ?? '';
    const before = await readSession(graph, text, new Date().toISOString());
    if (before === undefined) throw new TypeError('no session');
    const settings = { access: 'tiered', oidcIssuers: [issuer.url], ...brings() } as const;
    const [one, other] = [0, 1].map(() => {
      const of = bringsOf(graph, settings);
      if (of === undefined) throw new TypeError('no rules');
      const client = { issuer: issuer.url, clientId: 'kg', redirectUri: `${site.url}/login/callback` };
      return createRenewal(graph, {
        flow: createCodeFlow(client),
        brings: of,
        tell: (why) => logged.push(why),
      });
    });
    pass(10);
    expect(await one?.(before, text)).toMatchObject({ grants: [{ dataset: 'gr-b1' }] });
    expect(await one?.(before, text)).toMatchObject({ grants: [{ dataset: 'gr-b1' }] });
    expect(used).toHaveLength(1); // who read the session before it was renewed asks no second time
    expect(await other?.(before, text)).toMatchObject({ grants: [{ dataset: 'gr-b1' }], refused: [] });
    expect([used.length, used[0] === used[1]]).toEqual([2, true]);
    expect(await only()).toMatchObject({
      refresh: expect.any(String),
      brought: expect.stringMatching('urn:x:members'),
    });
  });

  it('is asked for with consent where the scope says offline_access', async () => {
    site.to = await start({ ...brings(), oidcScope: 'openid offline_access' });
    const { headers } = await createBrowser().open(`${site.url}/login`);
    expect(new URL(headers.get('location') ?? '').searchParams.get('prompt')).toBe('consent');
    site.to = usual;
    const begun = await createBrowser().open(`${site.url}/login`);
    expect(new URL(begun.headers.get('location') ?? '').searchParams.has('prompt')).toBe(false);
  });
});
