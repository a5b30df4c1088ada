import type { FastifyRequest } from 'fastify';
import { type BrowserSite, browserSite } from '../../access/browser-site.ts';
import type { OidcClient } from '../../access/oidc-client.ts';
import type { Person } from '../../access/person.ts';
import { addSession, endSession, type NewSession, personOf } from '../../access/sessions.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Config } from '../config.ts';

/** Settings by which people log in in a browser. */
export type LoginSettings = Pick<Config, 'access'> &
  Partial<
    Pick<
      Config,
      'publicUrl' | 'oidcIssuers' | 'oidcClientId' | 'oidcClientSecret' | 'oidcScope' | 'sessionHours'
    >
  >;

/** How people log in in a browser: where, as which client of which issuer, and for how long. */
export type BrowserLogin = {
  readonly site: BrowserSite;
  readonly client: OidcClient;
  readonly hours: number;
};

/** The login in the browser; undefined where no client is set, and under open access, which knows nobody. */
export function browserLoginOf({
  access,
  publicUrl,
  oidcIssuers: [issuer] = [],
  oidcClientId: clientId,
  oidcClientSecret: clientSecret,
  oidcScope: scope,
  sessionHours: hours = 8,
}: LoginSettings): BrowserLogin | undefined {
  if (access === 'open' || publicUrl === undefined || issuer === undefined || clientId === undefined)
    return undefined;
  const site = browserSite(publicUrl);
  return {
    site,
    client: { issuer, clientId, clientSecret, scope, redirectUri: `${site.base}/login/callback` },
    hours,
  };
}

/** Begins and ends the sessions that a graph keeps; each is known by its text. */
export type Sessions = {
  readonly begin: (login: BegunSession, request: FastifyRequest) => Promise<string>;
  /** Whose session it was, if there was one. */
  readonly end: (text: string, request: FastifyRequest) => Promise<Owner | undefined>;
};

/** Whose session begins, and what is kept of what the login brought. */
export type BegunSession = Pick<NewSession, 'person' | 'brought' | 'refresh'>;

/** Whose a session is. */
type Owner = Omit<Person, 'name'>;

/** Sessions that last for some hours. */
export function keepSessions(graph: Graph, { hours }: Pick<BrowserLogin, 'hours'>): Sessions {
  return {
    begin: (login) => {
      const now = Date.now();
      const until = new Date(now + hours * 3_600_000).toISOString();
      return addSession(graph, { ...login, from: new Date(now).toISOString(), until });
    },
    end: async (text) => {
      const session = await endSession(graph, text);
      return session && personOf(session);
    },
  };
}
