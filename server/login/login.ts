import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type BegunLogins, createBegunLogins } from '../../access/begun-logins.ts';
import type { Brings } from '../../access/brought/brings.ts';
import { addressIn } from '../../access/browser-site.ts';
import { type CodeFlow, createCodeFlow } from '../../access/code-flow.ts';
import { cookieIn } from '../../access/cookie-in.ts';
import { LoginError } from '../../access/login.ts';
import { requireSameOrigin } from '../../access/same-origin.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { KnownError } from '../../ontology/errors.ts';
import { headersOf, httpStatusOf } from '../http/graphql-errors.ts';
import type { BrowserLogin, Sessions } from './browser-login.ts';
import { dropCookie, keepCookie } from './cookies.ts';
import { toAccountPage, toBar, toFaultPage, type Who } from './login-pages.ts';
import { logRefusal } from './refused-login.ts';

/** What logins in the browser are made of. */
export type LoginParts = BrowserLogin & {
  readonly sessions: Sessions;
  /** What a login brings beside the person. */
  readonly brings: Brings | undefined;
  readonly log: Logger;
  /** Who asks. @throws LoginError */
  readonly caller: (request: FastifyRequest) => Promise<Caller>;
  /** Is told of a login that was refused. */
  readonly refused: (error: LoginError, request: FastifyRequest) => Promise<void>;
};

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
type Flow = LoginParts & { readonly flow: CodeFlow; readonly begun: BegunLogins };

/** Seconds for which a login that was begun can be completed. */
const beganSeconds = 600;

/** Logs people in and out by `/login` and `/logout`, and says by `/account` and above GraphiQL who is. */
export function registerLogin(app: FastifyInstance, parts: LoginParts): void {
  const flow = { ...parts, flow: createCodeFlow(parts.client), begun: createBegunLogins() };
  const answered = (route: Route) => answerFaults(route, parts);
  app.get('/login', { exposeHeadRoute: false }, answered(beginRoute(flow)));
  app.get('/login/callback', { exposeHeadRoute: false }, answered(completeRoute(flow)));
  app.get('/account', answered(accountRoute(parts)));
  app.register(async (forms) => {
    // a form without fields; nothing of it is read
    const type = 'application/x-www-form-urlencoded';
    forms.addContentTypeParser(type, { parseAs: 'buffer' }, async () => undefined);
    forms.post('/logout', answered(logoutRoute(parts)));
  });
  showAboveGraphiql(app, parts);
}

/** Sends the browser to the issuer, with a cookie by which it is known when it comes back. */
function beginRoute({ site, flow, begun }: Flow): Route {
  return async (request, reply) => {
    const { returnTo = '/' } = request.query as { readonly returnTo?: unknown };
    if (typeof returnTo !== 'string' || addressIn(site, returnTo) === undefined)
      throw new KnownError('ARGUMENT_INVALID', 'returnTo: expected a path of this server, such as /graphql.');
    const cookie = cookieIn(request.raw.rawHeaders, site.begun) ?? randomBytes(32).toString('base64url');
    const address = await flow.begin(returnTo, (login) => begun.seal(login, cookie));
    keepCookie(reply, site, { name: site.begun, value: cookie, seconds: beganSeconds });
    return redirect(reply, address.href);
  };
}

/** Begins a session for whom the issuer names. Its id is a new one, whatever cookie the browser brings, whose session ends. */
function completeRoute({ site, flow, begun, sessions, brings }: Flow): Route {
  return async (request, reply) => {
    const { rawHeaders } = request.raw;
    const query = new URL(request.url, site.base).searchParams;
    const login = await begun.open(query.get('state') ?? '', cookieIn(rawHeaders, site.begun));
    const loggedIn = await flow.complete(query, login);
    const session = { person: loggedIn.person, ...(await brings?.ofLogin(loggedIn)) };
    const before = cookieIn(rawHeaders, site.session);
    if (before !== undefined) await sessions.end(before, request);
    keepCookie(reply, site, { name: site.session, value: await sessions.begin(session, request) });
    return redirect(reply, addressIn(site, login.returnTo) ?? site.base);
  };
}

/** Ends the session here; the issuer may still know the browser. */
function logoutRoute({ site, sessions }: LoginParts): Route {
  return async (request, reply) => {
    requireSameOrigin(request.raw, site.origin);
    const text = cookieIn(request.raw.rawHeaders, site.session);
    if (text !== undefined) await sessions.end(text, request);
    dropCookie(reply, site, site.session);
    return redirect(reply, `${site.base}/account`);
  };
}

/** Says who is logged in, and what is granted. */
function accountRoute(parts: LoginParts): Route {
  return async (request, reply) => {
    const who = await whoIn(request, reply, parts);
    return sendPage(reply, toAccountPage({ ...who, loginAt: loginAt(parts, '/account') }));
  };
}

/** Says on the page of GraphiQL who is logged in. */
function showAboveGraphiql(app: FastifyInstance, parts: LoginParts): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (request.routeOptions.url !== '/graphql' || !isPage || typeof payload !== 'string') return payload;
    const who = await whoIn(request, reply, parts).catch(() => undefined); // the page works without it
    if (who === undefined) return payload;
    const bar = toBar({ ...who, loginAt: loginAt(parts, '/graphql') });
    reply.headers(ofForms).removeHeader('content-length');
    return payload.replace('<body>', () => `<body>\n${bar}`);
  });
}

/** With `no-referrer` browsers would not tell from where the form comes that signs out. Fetch, "append a request Origin header". */
const ofForms = { 'referrer-policy': 'same-origin' };

/** Who is logged in; the browser forgets a session that is over. @throws KnownError where that cannot be found out */
async function whoIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { caller, site }: LoginParts,
): Promise<Omit<Who, 'loginAt'>> {
  try {
    const { login, registered } = await caller(request);
    return { login, registered };
  } catch (error) {
    if (!(error instanceof LoginError && error.code === 'UNAUTHENTICATED')) throw error;
    dropCookie(reply, site, site.session);
    return { login: undefined };
  }
}

function loginAt({ site }: LoginParts, returnTo: string): string {
  return `${site.base}/login?returnTo=${encodeURIComponent(returnTo)}`;
}

function redirect(reply: FastifyReply, address: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(address, 303);
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.headers(ofForms).type('text/html; charset=utf-8').send(page);
}

/** What a route throws as a page, with its code. */
function answerFaults(route: Route, parts: LoginParts): Route {
  return async (request, reply) => {
    try {
      return await route(request, reply);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      if (error instanceof LoginError) {
        logRefusal(parts.log, error, request.id);
        await parts.refused(error, request);
      }
      const page = toFaultPage(error, loginAt(parts, '/'), request.routeOptions.url ?? '/');
      reply.code(httpStatusOf[error.code]).headers({ ...headersOf(error), 'cache-control': 'no-store' });
      return sendPage(reply, page);
    }
  };
}
