import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { createAuthenticate } from '../access/authenticate.ts';
import { type GrantedDataset, standingsOf, usableDatasets } from '../access/grants/grant.ts';
import { readHolding } from '../access/grants/held.ts';
import { type AdmittingDataset, registeredBeside } from '../access/grants/registered-datasets.ts';
import { type Login, LoginError } from '../access/login.ts';
import { keyOf } from '../access/person.ts';
import type { Caller } from '../disclosure/caller.ts';
import type { Graph } from '../graph/graph.ts';
import type { Config } from './config.ts';
import { type BringSettings, bringsOf, renewOf } from './login/brings-of.ts';
import { browserLoginOf, type LoginSettings } from './login/browser-login.ts';
import { logRefusal } from './login/refused-login.ts';
import { type Access, type AccessSettings, readShown } from './open-access.ts';

/** What another process loads or removes shows after this time. */
const freshMs = 1_000;

/** Settings by which it is known who asks, and what they may. */
export type CallerSettings = AccessSettings &
  Pick<Config, 'licensedNames'> &
  LoginSettings &
  BringSettings &
  Partial<Pick<Config, 'oidcAudience'>>;

/** Who sends a request; without one nobody who is logged in. @throws LoginError, KnownError GRAPH_UNAVAILABLE */
export type ToCaller = (request?: FastifyRequest) => Promise<Caller>;

/**
 * Tells for each request who asks. Open access looks at no header, and everybody may use what everybody may be shown now. Under
 * tiered access a person may use what is granted at this moment: grants are read for each request. Of what admits
 * everybody who is logged in, and was not granted, protected numbers may be asked.
 */
export function createCaller(
  graph: Graph,
  settings: CallerSettings,
  log?: Pick<Logger, 'info' | 'warn'>,
): ToCaller {
  const callerFor = createCallerFor(graph, settings);
  if (settings.access === 'open') return () => callerFor(undefined);
  const login = createLogin(graph, settings, log);
  return async (request) => callerFor(request === undefined ? undefined : await login(request));
}

/** The same of who is known by other means than a request: what they may at this moment. */
export function createCallerFor(
  graph: Graph,
  settings: Pick<CallerSettings, 'access' | 'allowOpen' | 'licensedNames'>,
): (login: Login | undefined) => Promise<Caller> {
  const { access, licensedNames } = settings;
  if (access === 'open') {
    const datasets = new DatasetIds(() => readShown(graph, settings));
    return async () => ({ ...callerOf(access, await datasets.all()), licensedNames });
  }
  const nobody = { ...callerOf(access, []), licensedNames };
  return async (login) => {
    if (login === undefined) return nobody;
    const { grants, admitting } = await readHolding(graph, login);
    return registeredFor(grantedTo(login, grants), admitting);
  };
}

/** Somebody who is not logged in. `tiered`: neither records nor counts. */
export function callerOf(access: Access, datasetIds: readonly string[]): Caller {
  if (access === 'tiered') return { subject: 'anonymous', records: [], counts: [] };
  return { subject: 'anonymous', records: datasetIds, counts: datasetIds, ownsAllCohorts: true };
}

/** Somebody who is logged in, with the datasets that admit everybody who is: the open ones are counted over as if they were granted. */
function registeredFor(caller: Caller, admitting: readonly AdmittingDataset[]): Caller {
  const { exact, guarded } = registeredBeside(caller.counts, admitting);
  const counts = exact.length === 0 ? caller.counts : [...caller.counts, ...exact].sort();
  return { ...caller, counts, ...(guarded.length === 0 ? {} : { registered: guarded }) };
}

/** Somebody who is logged in, with what was granted and holds now. */
function grantedTo(login: Login, given: readonly GrantedDataset[]): Caller {
  const grants = standingsOf(given, new Date().toISOString());
  const usable = usableDatasets(grants);
  return {
    subject: keyOf(login.person),
    records: usable,
    counts: usable,
    licensedNames: 'shown',
    login: { ...login, grants },
  };
}

/** Why a token is refused is for the log alone. */
function createLogin(
  graph: Graph,
  settings: CallerSettings,
  log?: Pick<Logger, 'info' | 'warn'>,
): (request: FastifyRequest) => Promise<Login | undefined> {
  const { oidcIssuers: issuers = [], oidcAudience: audience } = settings;
  const browser = browserLoginOf(settings);
  const brings = bringsOf(graph, settings, log);
  const renew = browser && brings && renewOf(graph, { client: browser.client, brings }, log);
  const authenticate = createAuthenticate(graph, { issuers, audience, site: browser?.site, brings, renew });
  return async ({ id: correlationId, raw }) => {
    try {
      return await authenticate(raw);
    } catch (error) {
      if (error instanceof LoginError) logRefusal(log, error, correlationId);
      throw error;
    }
  };
}

/** Ids of datasets, read again when older than a second. */
export class DatasetIds {
  readonly #read: () => Promise<readonly string[]>;
  #readAt = Number.NEGATIVE_INFINITY;
  #ids: Promise<readonly string[]> = Promise.resolve([]);

  constructor(read: () => Promise<readonly string[]>) {
    this.#read = read;
  }

  /** @throws KnownError when the graph does not answer; the next call then asks again. */
  all(): Promise<readonly string[]> {
    if (performance.now() - this.#readAt < freshMs) return this.#ids;
    this.#readAt = performance.now();
    this.#ids = this.#read().catch((error) => {
      this.#readAt = Number.NEGATIVE_INFINITY;
      throw error;
    });
    return this.#ids;
  }
}
