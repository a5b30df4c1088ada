import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addGrants } from '../../../access/grants/grants.ts';
import { addPersonalToken } from '../../../access/personal-tokens.ts';
import { endSessionById, readSessions } from '../../../access/sessions.ts';
import type { Audit } from '../../../audit/audit.ts';
import type { AuditEvent } from '../../../audit/event.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { followIndex } from '../../../index/current.ts';
import { createCaller } from '../../../server/caller.ts';
import { createLog } from '../../../server/log.ts';
import { type Serving, serve } from '../../../server/serve.ts';
import { followTerminology } from '../../../terminology/current.ts';
import { clearAccess, forgetAccess, seedAccess } from '../../support/access-graph.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { type Browser, createBrowser } from '../../support/browser.ts';
import { testDatabase } from '../../support/database.ts';
import { audience, startIssuer, type TestIssuer } from '../../support/issuer.ts';
import { startProxy, type TestProxy } from '../../support/proxy.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const logged: string[] = [];
const closing: (() => Promise<void>)[] = [];
let issuer: TestIssuer;
/** The server at the whole of a host, in a folder of one, and at a host whose issuer may be away. */
let site: TestProxy;
let folder: TestProxy;
let person = 'ada';

type Settings = {
  readonly publicUrl: string;
  readonly oidcIssuers?: readonly string[];
  readonly access?: 'open' | 'tiered';
  readonly oidcClientId?: string | undefined;
  readonly oidcClientSecret?: string;
};

/** What the audit is told. */
const audited: AuditEvent[] = [];
const audit: Audit = {
  folder: 'nowhere',
  add: async (event) => void audited.push(event),
  addAnswer: async (event) => void audited.push(event),
  check: async () => {},
  close: async () => {},
};

async function start(settings: Settings): Promise<Serving> {
  const config = {
    ...{
      access: 'tiered' as const,
      licensedNames: 'shown' as const,
      allowOpen: 'yes' as const,
      sessionHours: 8,
    },
    ...{ oidcIssuers: [issuer.url], oidcAudience: audience, oidcClientId: 'kg' },
    ...settings,
  } as const;
  const log = createLog('trace', { write: (line) => logged.push(line) });
  const terminology = followTerminology(graph);
  const serving = await serve({
    ...{ graph, terminology, probe, log, version: '1.2.3', audit },
    config: { ...config, host: '127.0.0.1', port: 0 },
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(graph, config, log),
  });
  closing.push(() => serving.close());
  return serving;
}

/** A server behind a proxy of its own. */
async function serveAt(path: string, settings: Partial<Settings> = {}): Promise<TestProxy> {
  const proxy = await startProxy(path);
  closing.push(() => proxy.close());
  proxy.to = (await start({ publicUrl: proxy.url, ...settings })).url;
  return proxy;
}

beforeAll(async () => {
  await seedAccess(graph);
  issuer = await startIssuer('RS256');
  issuer.service.on('beforeTokenSigning', ({ payload }) =>
    Object.assign(payload, { sub: person, name: 'Ada <L.>' }),
  );
  await createAsk(graph, callerOf('gr-a1'))(count); // the first question builds the index, which may take a busy machine long
  site = await serveAt('');
  folder = await serveAt('/kg');
});
beforeEach(() => forgetAccess(graph));
afterEach(() => {
  issuer.answer = undefined;
  issuer.service.removeAllListeners('beforeAuthorizeRedirect');
  person = 'ada';
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await issuer.close();
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close()]);
});

const me = '{ me { isLoggedIn issuer subject name loginUntil } }';
const count = '{ cohort(where: { patient: {} }) { count { value } } }';

/** What a page of the site is answered, or what `headers` make of it. */
async function ask(
  browser: Browser,
  query: string,
  { at = site, ...headers }: { at?: TestProxy; [name: string]: unknown } = {},
) {
  const {
    status,
    text,
    headers: got,
  } = await browser.open(`${at.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(at.url).origin,
      ...(headers as Record<string, string>),
    },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = JSON.parse(text);
  return {
    status,
    headers: got,
    data,
    codes: errors.map((one: { extensions: { code: string } }) => one.extensions.code),
  };
}

async function logIn(browser = createBrowser(), at = site, returnTo = '/account') {
  return { browser, shown: await browser.visit(`${at.url}/login?returnTo=${encodeURIComponent(returnTo)}`) };
}

/** As far as the issuer sends the browser back to, without going there. */
async function almost(browser: Browser, at = site): Promise<URL> {
  const begun = await browser.open(`${at.url}/login`);
  const answered = await browser.open(begun.headers.get('location') ?? '');
  return new URL(answered.headers.get('location') ?? '');
}

const grant = (subject: string, ...datasets: readonly string[]) => {
  const at = new Date().toISOString();
  const common = { role: 'READER', reason: 'permit 7', by: 'op', at, from: at, until: null } as const;
  return addGrants(graph, { ...common, person: { issuer: issuer.url, subject }, datasets });
};

const sessionOf = (browser: Browser) => browser.cookies.get('oncograph-session')?.value;
const signOut = (browser: Browser, at = site, headers: Record<string, string> = {}) =>
  browser.open(`${at.url}/logout`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: new URL(at.url).origin,
      ...headers,
    },
    body: '',
  });
const status = ({ status: one, text }: { status: number; text: string }) => [
  one,
  /<code>(\w+)<\/code>/.exec(text)?.[1],
];

describe('a login in the browser', () => {
  it('leads back to where it began, as the person whom the issuer names', async () => {
    await grant('ada', 'gr-a1');
    const { browser, shown } = await logIn(undefined, undefined, '/account?x=1');
    expect([shown.url, shown.status]).toEqual([`${site.url}/account?x=1`, 200]);
    expect(shown.text).toContain('Ada &lt;L.&gt;');
    expect(shown.text).toContain('gr-a1');
    expect((await ask(browser, me)).data.me).toMatchObject({
      isLoggedIn: true,
      issuer: issuer.url,
      subject: 'ada',
      name: 'Ada <L.>',
    });
    expect((await ask(browser, count)).data).toEqual({ cohort: { count: { value: 1 } } });
    const dump = await fetch(`${site.url}/dump/records.nq.gz`, {
      headers: { cookie: `oncograph-session=${sessionOf(browser)}` },
    });
    expect(gunzipSync(Buffer.from(await dump.arrayBuffer())).toString()).toContain('gr-ada');
  });

  it('asks the issuer for a code with PKCE, and brings the verifier to the token', async () => {
    const begun = await createBrowser().open(`${site.url}/login`);
    const { origin, pathname, searchParams } = new URL(begun.headers.get('location') ?? '');
    expect([begun.status, `${origin}${pathname}`]).toEqual([303, `${issuer.url}/authorize`]);
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ client_id: 'kg', response_type: 'code', scope: 'openid profile', code_challenge_method: 'S256' },
      redirect_uri: `${site.url}/login/callback`,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.any(String),
    });
  });

  it('keeps its cookies from scripts and from other sites', async () => {
    const { browser } = await logIn();
    expect(browser.given.map((text) => text.replace(/=[\w-]{43};/, '=…;'))).toEqual([
      'oncograph-login=…; Max-Age=600; Path=/; HttpOnly; SameSite=Lax',
      'oncograph-session=…; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  it('keeps of the session its hash, and holds it for eight hours', async () => {
    const before = Date.now();
    const { browser } = await logIn();
    const kept = JSON.stringify(
      await graph.read(cypher`MATCH (session:Session) RETURN properties(session) AS of`),
    );
    const [{ until = '', from = '' } = {}] = await readSessions(graph, new Date().toISOString());
    expect(kept).not.toContain(sessionOf(browser));
    expect(Date.parse(until) - Date.parse(from)).toBe(8 * 3_600_000);
    expect(Date.parse(from)).toBeGreaterThanOrEqual(before);
  });

  it('works in a folder of a host, whatever name the proxy asks by', async () => {
    const { browser, shown } = await logIn(createBrowser(), folder, '/graphql');
    expect([shown.url, shown.status]).toEqual([`${folder.url}/graphql`, 200]);
    expect(browser.given.every((text) => text.includes('Path=/kg;'))).toBe(true);
    expect((await ask(browser, me, { at: folder })).data.me.subject).toBe('ada');
    expect((await signOut(browser, folder)).headers.get('location')).toBe(`${folder.url}/account`);
    expect((await ask(browser, me, { at: folder })).data.me.isLoggedIn).toBe(false);
  });

  it('sends the issuer its own address, whatever Host and X-Forwarded-Host say', async () => {
    const begun = await createBrowser().open(`${site.url}/login`, {
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      },
    });
    expect(begun.headers.get('location')).not.toContain('evil');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'evil', '/../x', ''])(
    'refuses to lead to %j',
    async (to) => {
      const shown = await createBrowser().open(`${folder.url}/login?returnTo=${encodeURIComponent(to)}`);
      expect(status(shown)).toEqual([400, 'ARGUMENT_INVALID']);
      expect(shown.headers.getSetCookie()).toEqual([]);
    },
  );

  it('refuses two addresses to lead to', async () =>
    expect(status(await createBrowser().open(`${site.url}/login?returnTo=/a&returnTo=/b`))).toEqual([
      400,
      'ARGUMENT_INVALID',
    ]));

  it('can be done in two tabs, in either order', async () => {
    const browser = createBrowser();
    const [first, second] = [await almost(browser), await almost(browser)];
    expect((await browser.visit(second.href)).status).toBe(200);
    expect((await browser.visit(first.href)).status).toBe(200);
    expect((await ask(browser, me)).data.me.subject).toBe('ada');
    expect(await readSessions(graph, new Date().toISOString())).toHaveLength(1);
  });

  it('gives a new id, whatever the browser brings, and ends the session before', async () => {
    const browser = createBrowser();
    browser.cookies.set('oncograph-session', { value: 'f'.repeat(43), path: '/' });
    await logIn(browser);
    const first = sessionOf(browser) ?? '';
    expect(first).not.toBe('f'.repeat(43));
    await logIn(browser);
    expect(sessionOf(browser)).not.toBe(first);
    const old = createBrowser();
    old.cookies.set('oncograph-session', { value: first, path: '/' });
    expect((await ask(old, me)).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a login that is not accepted', () => {
  const refused = async (browser: Browser, url: URL | string) => {
    const shown = await browser.open(String(url));
    expect(sessionOf(browser)).toBeUndefined();
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    return status(shown);
  };

  it('was begun in another browser', async () => {
    const url = await almost(createBrowser());
    const other = createBrowser();
    expect(await refused(other, url)).toEqual([400, 'BAD_REQUEST']);
    await almost(other);
    expect(await refused(other, url)).toEqual([400, 'BAD_REQUEST']);
  });

  it('was completed already', async () => {
    const browser = createBrowser();
    const url = await almost(browser);
    await browser.visit(url.href);
    await signOut(browser);
    expect(await refused(browser, url)).toEqual([400, 'BAD_REQUEST']);
  });

  it('has the code of another login', async () => {
    const browser = createBrowser();
    const [first, second] = [await almost(browser), await almost(browser)];
    second.searchParams.set('code', first.searchParams.get('code') ?? '');
    expect(await refused(browser, second)).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('has a code that was used', async () => {
    const [one, other] = [createBrowser(), createBrowser()];
    const [first, second] = [await almost(one), await almost(other)];
    await one.visit(first.href);
    second.searchParams.set('code', first.searchParams.get('code') ?? '');
    expect(await refused(other, second)).toEqual([401, 'UNAUTHENTICATED']);
  });

  it.each([
    ['another nonce', (payload: Record<string, unknown>) => Object.assign(payload, { nonce: 'other' })],
    ['no nonce', (payload: Record<string, unknown>) => Reflect.deleteProperty(payload, 'nonce')],
    ['another audience', (payload: Record<string, unknown>) => Object.assign(payload, { aud: 'other' })],
    [
      'another issuer',
      (payload: Record<string, unknown>) => Object.assign(payload, { iss: 'https://evil.example' }),
    ],
    ['an end that is over', (payload: Record<string, unknown>) => Object.assign(payload, { exp: 1 })],
    [
      'a subject with controls',
      (payload: Record<string, unknown>) => Object.assign(payload, { sub: 'a\u0000b' }),
    ],
  ])('has an ID token with %s', async (_what, change) => {
    const spoil = ({ payload }: { payload: Record<string, unknown> }) =>
      void ('nonce' in payload && change(payload));
    const browser = createBrowser();
    const url = await almost(browser);
    issuer.service.on('beforeTokenSigning', spoil);
    try {
      expect(await refused(browser, url)).toEqual([401, 'UNAUTHENTICATED']);
    } finally {
      issuer.service.off('beforeTokenSigning', spoil);
    }
  });

  it('has an ID token that a key of somebody else signed', async () => {
    const other = await startIssuer('RS256');
    const browser = createBrowser();
    const url = await almost(browser);
    const forge = ({ body }: { body: unknown }, _request: unknown) => {
      const [head, payload] = String((body as Record<string, unknown>).id_token).split('.');
      Object.assign(body as object, { id_token: [head, payload, 'AAAA'.repeat(85)].join('.') });
    };
    issuer.service.on('beforeResponse', forge);
    try {
      expect(await refused(browser, url)).toEqual([401, 'UNAUTHENTICATED']);
    } finally {
      issuer.service.off('beforeResponse', forge);
      await other.close();
    }
  });

  it('comes from another issuer, by what it says of itself (RFC 9207)', async () => {
    const browser = createBrowser();
    const url = await almost(browser);
    url.searchParams.set('iss', 'https://evil.example');
    expect(await refused(browser, url)).toEqual([401, 'UNAUTHENTICATED']);
    const right = await almost(browser);
    right.searchParams.set('iss', issuer.url);
    expect((await browser.visit(right.href)).status).toBe(200);
  });

  it('is an error of the issuer: of its words only a known code is shown', async () => {
    const deny =
      (error: string) =>
      ({ url }: { url: URL }) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', error);
        url.searchParams.set('error_description', '<script>alert(1)</script>');
      };
    issuer.service.once('beforeAuthorizeRedirect', deny('access_denied'));
    const shown = await createBrowser().visit(`${site.url}/login`);
    expect(status(shown)).toEqual([401, 'UNAUTHENTICATED']);
    expect(shown.text).toContain('access_denied');
    expect(shown.text).not.toContain('alert');
    issuer.service.once('beforeAuthorizeRedirect', deny('<b>x</b>'));
    expect((await createBrowser().visit(`${site.url}/login`)).text).toContain('an error that is not known');
  });

  it('has no state', async () => {
    expect(await refused(createBrowser(), `${site.url}/login/callback?code=a`)).toEqual([400, 'BAD_REQUEST']);
    expect(await refused(createBrowser(), `${site.url}/login/callback`)).toEqual([400, 'BAD_REQUEST']);
  });

  it('leaves nothing of what was sent in the log', async () => {
    const browser = createBrowser();
    const url = await almost(browser);
    url.searchParams.set('iss', 'https://evil.example');
    logged.length = 0;
    await browser.open(url.href);
    expect(logged.join()).toContain('login refused');
    expect(logged.join()).not.toMatch(/evil|"ada"/);
    expect(logged.join()).not.toContain(url.searchParams.get('code'));
  });
});

describe('an issuer that is away', () => {
  it('keeps nobody from starting the server, and is asked again after five seconds', async () => {
    const late = await serveAt('');
    issuer.answer = (request) => request.socket.destroy();
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      expect(status(await createBrowser().open(`${late.url}/login`))).toEqual([503, 'LOGIN_UNAVAILABLE']);
      issuer.answer = undefined;
      expect(status(await createBrowser().open(`${late.url}/login`))).toEqual([503, 'LOGIN_UNAVAILABLE']);
      vi.advanceTimersByTime(5_001);
      expect((await createBrowser().open(`${late.url}/login`)).status).toBe(303);
    } finally {
      vi.useRealTimers();
    }
  });

  it('when the code is brought to it, is 503; sessions go on', async () => {
    const { browser } = await logIn();
    const other = createBrowser();
    const url = await almost(other);
    issuer.answer = (request) => request.socket.destroy();
    const shown = await other.open(url.href);
    expect([...status(shown), shown.headers.get('retry-after')]).toEqual([503, 'LOGIN_UNAVAILABLE', '10']);
    expect((await ask(browser, me)).data.me.subject).toBe('ada');
  });

  it('and answers as another one is not followed', async () => {
    issuer.answer = (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ issuer: 'https://evil.example', authorization_endpoint: 'https://evil.example/a' }),
      );
    };
    const wrong = await serveAt('');
    expect(status(await createBrowser().open(`${wrong.url}/login`))).toEqual([503, 'LOGIN_UNAVAILABLE']);
  });
});

describe('a session', () => {
  it('outlives a restart of the server', async () => {
    const proxy = await startProxy('');
    const first = await start({ publicUrl: proxy.url });
    proxy.to = first.url;
    const { browser } = await logIn(createBrowser(), proxy);
    await first.close();
    const second = await start({ publicUrl: proxy.url });
    proxy.to = second.url;
    expect((await ask(browser, me, { at: proxy })).data.me.subject).toBe('ada');
    await proxy.close();
  });

  it('is over with sign-out: the cookie is of no use any more', async () => {
    const { browser } = await logIn();
    const old = createBrowser();
    old.cookies.set('oncograph-session', { value: sessionOf(browser) ?? '', path: '/' });
    const out = await signOut(browser);
    expect([out.status, out.headers.get('location'), sessionOf(browser)]).toEqual([
      303,
      `${site.url}/account`,
      undefined,
    ]);
    expect((await ask(browser, me)).data.me.isLoggedIn).toBe(false);
    const { status: code, codes } = await ask(old, me);
    expect([code, codes]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(await graph.read(cypher`MATCH (session:Session) RETURN session.id AS id`)).toEqual([]);
  });

  it('is in the audit from its login to its sign-out, and a login that was refused is, too', async () => {
    audited.length = 0;
    const { browser } = await logIn();
    await signOut(browser);
    await createBrowser().open(`${site.url}/login/callback?state=x`);
    const who = { issuer: issuer.url, subject: 'ada' };
    expect(new Set(audited.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
    expect(audited.map(({ kind, who, outcome, codes }) => [kind, who, outcome, codes?.[0]])).toEqual([
      ['LOGIN', who, 'DONE', undefined],
      ['LOGOUT', who, 'DONE', undefined],
      ['LOGIN', null, 'REFUSED', 'BAD_REQUEST'],
    ]);
  });

  it('that was ended by the operator is over with the next request', async () => {
    const { browser } = await logIn();
    const [{ id = '' } = {}] = await readSessions(graph, new Date().toISOString());
    expect((await ask(browser, me)).codes).toEqual([]);
    await endSessionById(graph, id);
    expect((await ask(browser, me)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('that is over is refused, forgotten by a page, and removed with the next login', async () => {
    const { browser } = await logIn();
    await graph.write((run) =>
      run(cypher`MATCH (session:Session) SET session.until = '2026-01-01T00:00:00.000Z'`),
    );
    expect((await ask(browser, me)).codes).toEqual(['UNAUTHENTICATED']);
    const { text } = await browser.open(`${site.url}/account`);
    expect([text.includes('Nobody is logged in'), sessionOf(browser)]).toEqual([true, undefined]);
    await logIn();
    expect(
      await graph.read(cypher`MATCH (session:Session) RETURN session.until < '2026-02' AS isOld`),
    ).toEqual([{ isOld: false }]);
  });

  it('of an issuer that is no longer set is refused', async () => {
    const { browser } = await logIn();
    await graph.write((run) =>
      run(cypher`MATCH (session:Session) SET session.issuer = 'https://old.example.org'`),
    );
    expect((await ask(browser, me)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('yields to a header, which somebody wrote', async () => {
    const { browser } = await logIn();
    const { text } = await addPersonalToken(graph, {
      ...{
        person: { issuer: 'local', subject: 'bob' },
        name: 'test',
        from: '2026-01-01T00:00:00.000Z',
        until: null,
      },
    });
    expect((await ask(browser, me, { authorization: `Bearer ${text}` })).data.me.subject).toBe('bob');
    expect((await ask(browser, me, { authorization: 'Bearer wrong' })).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('is no token, and a token is no session', async () => {
    const { browser } = await logIn();
    const bearer = { authorization: `Bearer ${sessionOf(browser)}` };
    expect((await ask(createBrowser(), me, bearer)).codes).toEqual(['UNAUTHENTICATED']);
    const { text } = await addPersonalToken(graph, {
      ...{
        person: { issuer: 'local', subject: 'bob' },
        name: 'test',
        from: '2026-01-01T00:00:00.000Z',
        until: null,
      },
    });
    const other = createBrowser();
    for (const value of [text, text.slice(4)]) {
      other.cookies.set('oncograph-session', { value, path: '/' });
      expect((await ask(other, me)).data?.me?.isLoggedIn ?? false).toBe(false);
    }
  });
});

describe('pages of another site', () => {
  const forms: readonly (readonly [what: string, headers: Record<string, string | undefined>])[] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that is not told', { origin: 'null' }],
    ['no origin and another site', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: undefined, 'sec-fetch-site': 'same-site' }],
    ['nothing that says where from', { origin: undefined }],
  ];

  it.each(forms)('ask nothing as who is logged in: %s', async (_what, headers) => {
    const { browser } = await logIn();
    const sent = Object.fromEntries(
      Object.entries({ origin: site.url, ...headers }).filter(([, value]) => value !== undefined),
    );
    const answer = await browser.open(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(sent as Record<string, string>) },
      body: JSON.stringify({ query: me }),
    });
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(forms)('sign nobody out: %s', async (_what, headers) => {
    const { browser } = await logIn();
    const sent = Object.fromEntries(
      Object.entries({ origin: site.url, ...headers }).filter(([, value]) => value !== undefined),
    );
    const answer = await browser.open(`${site.url}/logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(sent as Record<string, string>) },
      body: '',
    });
    expect(status(answer)).toEqual([403, 'FORBIDDEN']);
    expect((await ask(browser, me)).data.me.isLoggedIn).toBe(true);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=a'])(
    'send no form of the type %s',
    async (type) => {
      const { browser } = await logIn();
      const send = (origin: string) =>
        browser.open(`${site.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': type, origin },
          body: 'query={me{subject}}',
        });
      for (const origin of ['https://evil.example', site.url]) {
        const { status: code, text } = await send(origin);
        expect(code).toBeGreaterThanOrEqual(400);
        expect(text).not.toContain('"ada"');
      }
    },
  );

  it('get no answer by GET, and no mutation either', async () => {
    const { browser } = await logIn();
    expect((await browser.open(`${site.url}/graphql?query={me{subject}}`)).status).toBe(400);
    const mutation = `${site.url}/graphql?query=${encodeURIComponent('mutation { deleteCohort(id: "a") }')}`;
    expect((await browser.open(mutation, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(405);
  });

  it('may read public documents, and may send no cookie', async () => {
    const origin = 'https://page.example';
    const [catalogue, graphql] = [
      await fetch(`${site.url}/catalog`, { headers: { origin, accept: 'text/turtle' } }),
      await fetch(`${site.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      }),
    ];
    expect(catalogue.headers.get('access-control-allow-origin')).toBe('*');
    expect(
      [catalogue, graphql].map(({ headers }) => headers.get('access-control-allow-credentials')),
    ).toEqual([null, null]);
    expect(graphql.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what is answered to somebody', () => {
  it('is kept by no cache', async () => {
    const { browser } = await logIn();
    const answers = [
      await ask(browser, me),
      await browser.open(`${site.url}/account`),
      await browser.open(`${site.url}/graphql`, { headers: { accept: 'text/html' } }),
      await browser.open(`${site.url}/dump/terminology.nq.gz`),
    ];
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(
      answers.map(() => 'private, no-store'),
    );
    expect(answers.map(({ headers }) => headers.get('vary'))).toEqual(
      answers.map(() => 'Cookie, Authorization'),
    );
  });

  it('differs in no public document', async () => {
    const { browser } = await logIn();
    for (const path of ['/', '/catalog', '/void']) {
      const headers = { accept: 'text/html' };
      const [one, other] = [
        await browser.open(`${site.url}${path}`, { headers }),
        await createBrowser().open(`${site.url}${path}`, { headers }),
      ];
      expect([one.status, one.text, one.headers.get('etag')]).toEqual([
        200,
        other.text,
        other.headers.get('etag'),
      ]);
    }
  });
});

describe('pages', () => {
  const graphiql = (browser: Browser, at = site) =>
    browser.open(`${at.url}/graphql`, { headers: { accept: 'text/html' } });

  it('show a login to who is not logged in, and a name and a sign-out to who is', async () => {
    const nobody = await graphiql(createBrowser());
    expect(nobody.text).toContain(`<a href="${site.url}/login?returnTo=%2Fgraphql">Log in</a>`);
    expect(nobody.text).not.toContain('Sign out');
    const { browser } = await logIn();
    const somebody = await graphiql(browser);
    expect(somebody.text).toContain('<a href="account">Ada &lt;L.&gt;</a>');
    expect(somebody.text).toContain('<form method="post" action="logout"><button>Sign out</button></form>');
    expect(somebody.headers.get('referrer-policy')).toBe('same-origin');
    expect(somebody.text).not.toMatch(/<script(?![^>]*src=)|<style|style=|onload=/);
    expect((await createBrowser().open(`${site.url}/`, { headers: { accept: 'text/html' } })).text).toContain(
      'href="/account"',
    );
  });

  it.each([
    ['without a client', { oidcClientId: undefined }],
    ['under open access', { access: 'open' as const }],
  ])('show nothing of it %s', async (_what, settings) => {
    const plain = await serveAt('', settings);
    const browser = createBrowser();
    for (const path of ['/login', '/login/callback', '/account'])
      expect((await browser.open(`${plain.url}${path}`)).status).toBe(404);
    expect((await signOut(browser, plain)).status).toBe(404);
    for (const path of ['/', '/graphql'])
      expect(
        (await browser.open(`${plain.url}${path}`, { headers: { accept: 'text/html' } })).text,
      ).not.toMatch(/log in|account/i);
    browser.cookies.set('oncograph-session', { value: sessionOf((await logIn()).browser) ?? '', path: '/' });
    expect((await ask(browser, me, { at: plain })).data.me.isLoggedIn).toBe(false);
  });
});

describe('a client with a secret', () => {
  it('proves itself by it', async () => {
    const bodies: string[] = [];
    const note = (_response: unknown, request: { headers: { authorization?: string } }) =>
      bodies.push(request.headers.authorization ?? '');
    const confidential = await serveAt('', { oidcClientSecret: 's3cret' });
    issuer.service.once('beforeResponse', note);
    expect((await logIn(createBrowser(), confidential)).shown.status).toBe(200);
    expect(bodies).toEqual([`Basic ${Buffer.from('kg:s3cret').toString('base64')}`]);
  });
});
