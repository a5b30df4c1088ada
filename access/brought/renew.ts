import type { Graph } from '../../graph/graph.ts';
import type { CodeFlow, LoggedIn } from '../code-flow.ts';
import { cooldownMs } from '../gently.ts';
import { type BroughtAccess, LoginError, refusals } from '../login.ts';
import { openRefresh, sealRefresh } from '../refresh-token.ts';
import { type BringingSession, keepBrought, keepRefresh, personOf, readSession } from '../sessions.ts';
import { type Brings, knownMs } from './brings.ts';
import type { Brought } from './brought.ts';
import { rememberUntil } from './remember-until.ts';

/** By what the issuer of a session is asked anew. */
export type RenewSettings = {
  readonly flow: Pick<CodeFlow, 'refresh'>;
  readonly brings: Brings;
  /** Is told why what a login brought is over: nothing of the person or of tokens is in it. */
  readonly tell: (why: string) => void;
};

/**
 * Tells what a session, of whose cookie this is the text, brings now; undefined where its login could bring nothing. @throws LoginError
 * LOGIN_UNAVAILABLE where the issuer cannot be asked, KnownError GRAPH_UNAVAILABLE
 */
export type Renew = (session: BringingSession, text: string) => Promise<BroughtAccess | undefined>;

/** A session whose issuer can be asked anew. */
type Renewable = BringingSession & { readonly refresh: string };

/** Far more than are asked about at a time: one that was forgotten meanwhile would be asked about twice with one token. */
const mostSessions = 10_000;

/**
 * Asks anew with the first request after ten minutes, once for all requests that come together; what comes of it is kept with the
 * session. Where the issuer says no, or gave no refresh token by which it could be asked, what the login brought is over, and the
 * session goes on.
 */
export function createRenewal(graph: Graph, settings: RenewSettings): Renew {
  const { brings } = settings;
  const renew = createAsk(graph, settings);
  const remember = rememberUntil<Brought>({ most: mostSessions, failedMs: cooldownMs });
  return async (session, text) => {
    const { id, brought, askedAt, refresh, until } = session;
    if (brought === null) return undefined;
    const person = personOf(session);
    const asked = Date.parse(askedAt);
    const isOver = Math.abs(Date.now() - asked) >= knownMs; // a clock may have been set back
    if (refresh === null) {
      const ends = new Date(Math.min(asked + knownMs, Date.parse(until))).toISOString();
      return brings.ofSession(isOver ? ended(brought) : brought, { person, until: ends });
    }
    if (!isOver) return brings.ofSession(brought, { person, until });
    // under the time, too: who read the session before it was renewed gets what came of that, and uses no token twice
    const renewed = await remember(`${id} ${askedAt}`, async () => ({
      until: Date.now() + knownMs,
      value: await renew({ ...session, refresh }, text),
    }));
    return brings.ofSession(renewed, { person, until });
  };
}

/** Asks the issuer of a session what it brings, and keeps that. */
function createAsk(graph: Graph, { flow, brings, tell }: RenewSettings) {
  const endFor = (session: Renewable, text: string) => async (error: unknown) => {
    if (!(error instanceof LoginError)) throw error;
    const { kind, code, cause } = error;
    if (code !== 'UNAUTHENTICATED') throw new LoginError(kind, { ...refusals.renewal, cause });
    const at = new Date().toISOString();
    const brought = nothing(at, 'The issuer no longer says what you may use: log in again.');
    const isKept = await keepBrought(graph, session, { brought, askedAt: at, refresh: null });
    if (!isKept) return readRenewed(graph, session, text);
    tell(kind);
    return brought;
  };
  const gather = async (session: Renewable, login: LoggedIn, askedAt: string) => {
    const { brought } = await brings.ofLogin(login);
    await keepBrought(graph, session, { brought, askedAt, refresh: session.refresh });
    return brought;
  };
  const ask = async (session: Renewable, text: string) => {
    const key = { id: session.id, text };
    const askedAt = new Date().toISOString();
    const login = await flow.refresh(await openRefresh(session.refresh, key), personOf(session));
    const next = { ...session, refresh: await sealRefresh(login.refresh, key) };
    await keepRefresh(graph, next); // before anything else can fail: an issuer may take the one before no more
    return gather(next, login, askedAt).catch(endFor(next, text));
  };
  return (session: Renewable, text: string): Promise<Brought> =>
    ask(session, text).catch(endFor(session, text));
}

/** What another process kept that asked at the same time. @throws LoginError where it has not come to it, or nobody is logged in any more */
async function readRenewed(graph: Graph, { askedAt }: Renewable, text: string): Promise<Brought> {
  const session = await readSession(graph, text, new Date().toISOString());
  if (session === undefined) throw new LoginError('unknown session', refusals.session);
  if (session.brought === null || session.askedAt === askedAt)
    throw new LoginError('another process asks', refusals.renewal);
  return session.brought;
}

/** What is left of what was brought when nobody can ask anew. */
function ended(brought: Brought): Brought {
  const { at, visas, entitlements } = brought;
  if (visas.length + entitlements.length === 0) return brought;
  return nothing(at, 'What the issuer said of you at the login held for ten minutes: log in again.');
}

function nothing(at: string, why: string): Brought {
  return { at, visas: [], entitlements: [], refused: [why] };
}
