import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Audit } from '../audit/audit.ts';
import { publicCaller } from '../disclosure/caller.ts';
import type { DisclosurePolicy } from '../disclosure/policy.ts';
import type { Protection } from '../disclosure/protection.ts';
import type { Network } from '../federation/network.ts';
import type { Graph } from '../graph/graph.ts';
import { datasetContacts } from '../loaders/dataset-contact.ts';
import { recordReads } from '../loaders/record-reads.ts';
import { type Context, createContext } from '../resolvers/context.ts';
import { createSchema } from '../schema/index.ts';
import { createAddress } from './address.ts';
import { auditRefusal, auditSessions, auditTooMany, withTrail } from './audited.ts';
import type { ToCaller } from './caller.ts';
import { tellMappings } from './commands/export-mappings.ts';
import type { Config } from './config.ts';
import type { AnswerParts } from './federation/answer.ts';
import type { Publications } from './federation/hub.ts';
import type { Invited } from './federation/invitation.ts';
import { type Joined, join } from './federation/join.ts';
import { followRecords } from './federation/network-records.ts';
import { createPublished } from './federation/published.ts';
import { auditAnswers, auditParts } from './http/audit-answers.ts';
import { registerDumps, rehearseDump } from './http/dumps.ts';
import { registerEucaim } from './http/eucaim.ts';
import { createApollo } from './http/graphql.ts';
import { Readiness, type Trouble } from './http/health.ts';
import { type HostSettings, namesOf } from './http/hosts.ts';
import { createHttp, drain } from './http/http.ts';
import { linkAnswers } from './http/linked.ts';
import { registerMappings } from './http/mappings.ts';
import { createMetrics } from './http/metrics.ts';
import { pacedAnswers } from './http/paced-answers.ts';
import { graphiqlPage } from './http/pages.ts';
import { keepPrivate } from './http/private.ts';
import { registerSparql } from './http/sparql.ts';
import { tellEvents } from './http/tell-events.ts';
import { type BringSettings, bringsOf } from './login/brings-of.ts';
import { browserLoginOf, keepSessions, type LoginSettings, type Sessions } from './login/browser-login.ts';
import { type LoginParts, registerLogin } from './login/login.ts';
import type { AccessSettings } from './open-access.ts';
import { limitRequests, type PersonLimits } from './person-limits.ts';
import { createPublicSite } from './public-site.ts';
import { rehearse } from './rehearse.ts';
import { createServices, type FollowedGraph } from './services.ts';
import { irisAt } from './site.ts';
import type { StatedSettings } from './stated.ts';

export type ServeOptions = FollowedGraph & {
  readonly config: Pick<Config, 'port'> &
    Partial<Pick<Config, 'negotiatorUrl' | 'proxies' | 'publishAtHub' | 'purpose'>> &
    HostSettings &
    AccessSettings &
    LoginSettings &
    BringSettings &
    StatedSettings;
  /** A second driver of the same database, for the readiness probe and to follow the version. */
  readonly probe: Graph;
  readonly trouble?: Trouble;
  readonly log: Logger;
  readonly version: string;
  /** Who asks; without a request nobody who is logged in. */
  readonly caller: ToCaller;
  /** How numbers leave, if not by the usual policy. */
  readonly policy?: DisclosurePolicy;
  /** By what protected numbers are told, where any are. */
  readonly protection?: Protection | undefined;
  /** What keeps who asked what, and what was shown. */
  readonly audit?: Audit | undefined;
  /** What each person is held to. */
  readonly person?: PersonLimits | undefined;
  /** The other sites that can be asked, where there are any. */
  readonly network?: Network | undefined;
  /** What they publish, where this is a hub. */
  readonly publications?: Publications | undefined;
  /** By what this is a site of a hub, where one invited it. */
  readonly invited?: (Invited & Pick<AnswerParts, 'callerFor' | 'byHand'>) | undefined;
};

/** A server that listens. It answers `/health/ready` with 503 until `readiness` is set to `ready`. */
export type Serving = {
  readonly url: string;
  readonly readiness: Readiness;
  /** Asks what users ask first, for the server to be quick when they do. */
  rehearse(): Promise<void>;
  /** Answers the hub from now on, where one invited this site; and where this is one, takes what its sites publish. */
  join(): void;
  /** Refuses new requests, waits for those in flight, and cuts what is left after 12 s. */
  close(): Promise<void>;
};

/** Sessions as they are kept in the audit, where there is one. */
function audited(sessions: Sessions, audit: Audit | undefined): Pick<LoginParts, 'sessions' | 'refused'> {
  if (audit === undefined) return { sessions, refused: async () => {} };
  return { sessions: auditSessions(sessions, audit), refused: auditRefusal(audit) };
}

/** Starts the service. @throws Error of the system when host and port cannot be listened on */
export async function serve({
  config,
  graph,
  terminology,
  index,
  probe,
  trouble,
  log,
  version,
  caller: toCaller,
  policy,
  protection,
  audit,
  person,
  network,
  publications,
  invited,
}: ServeOptions): Promise<Serving> {
  const trailed = audit === undefined ? toCaller : withTrail(toCaller, audit, config.purpose);
  const refused = audit === undefined ? undefined : auditTooMany(audit);
  const caller = person === undefined ? trailed : limitRequests(trailed, person, refused);
  const login = browserLoginOf(config);
  const address = createAddress(config.publicUrl);
  const iris = irisAt(address.current);
  const metrics = createMetrics(config.access === 'tiered' ? undefined : () => graph.statements);
  const readiness = new Readiness(probe, trouble, audit);
  const contactsOf = config.access === 'open' ? undefined : datasetContacts(graph, config.negotiatorUrl);
  const services = createServices(
    { graph, terminology, index },
    {
      ...{ access: config.access, version, policy, contactsOf, protection, audit, network },
      issuers: config.oidcIssuers,
    },
  );
  const schema = createSchema();
  const records = publications && followRecords({ graph, iris, publications, log });
  const site = createPublicSite({
    ...{ config, graph, terminology, probe, log, version, schema, iris, protection },
    ...{ disclosure: services.disclosure, hasLogin: login !== undefined, network: records },
  });
  const { fair, shown, engine } = site;
  const plugins = [
    graphiqlPage,
    metrics.plugin,
    linkAnswers(() => ({ ...iris })),
    pacedAnswers(),
    ...(audit === undefined ? [] : [auditAnswers(audit)]),
    tellEvents(log, audit && auditParts(audit)),
  ];
  const apollo = createApollo<Context>(schema, log, {
    plugins,
    person,
    sites: () => network?.sites.length ?? 0,
  });
  const context = async (signal: AbortSignal, request?: FastifyRequest) =>
    createContext(services, await caller(request), signal);
  const dumps = {
    records: recordReads(graph),
    terminology: site.terminology,
    iris: () => ({ ...iris }),
    caller,
    access: config.access,
    contactsOf,
    catalogue: fair.source,
    version,
    audit,
  };
  const routes = (app: FastifyInstance) => {
    if (config.access === 'tiered') keepPrivate(app);
    if (login !== undefined)
      registerLogin(app, {
        ...{ ...login, ...audited(keepSessions(graph, login), audit), log, caller },
        brings: bringsOf(graph, config, log),
      });
    registerDumps(app, dumps);
    registerMappings(app, () => tellMappings(graph, publicCaller, shown));
    registerSparql(app, { engine, iris });
    registerEucaim(app, { context, audit, person });
  };
  const app = await createHttp({
    apollo,
    readiness,
    metrics,
    log,
    context,
    fair,
    routes,
    names: namesOf(config),
    proxies: config.proxies,
  });
  address.set(() => app.listeningOrigin);
  let joined: Joined | undefined;
  const close = async () => {
    readiness.set('stopping');
    await joined?.close();
    site.stop();
    await drain(app);
    await apollo.stop();
    await site.close();
  };
  const url = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url,
    readiness,
    close,
    join: () => {
      const parts = { services, audit, log, purpose: config.purpose ?? 'optional' } as const;
      const published =
        config.publishAtHub === 'no' ? async () => [] : createPublished(fair.source, fair.version);
      joined = invited && join({ ...invited, ...parts, published });
      records?.begin();
    },
    rehearse: async () => {
      await rehearse(apollo, () => context(new AbortController().signal));
      await rehearseDump(dumps);
    },
  };
}
