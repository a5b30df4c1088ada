import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Audit } from '../audit/audit.ts';
import { publicCaller } from '../disclosure/caller.ts';
import { toldTerminology } from '../disclosure/concept-use.ts';
import type { DisclosurePolicy } from '../disclosure/policy.ts';
import type { Protection } from '../disclosure/protection.ts';
import { createTeller } from '../fair/catalogue/told.ts';
import { createChecker } from '../fair/shacl/checker.ts';
import { conceptRoutes } from '../fair/skos/routes.ts';
import { createEngine } from '../fair/sparql/engine.ts';
import { readPublicGraph } from '../fair/sparql/public-graph.ts';
import { mappingRoutes } from '../fair/sssom/routes.ts';
import type { Network } from '../federation/network.ts';
import type { Graph } from '../graph/graph.ts';
import { readPublishedVersion, storedCatalogue } from '../loaders/catalogue.ts';
import { conceptLists } from '../loaders/concept-lists.ts';
import { datasetContacts } from '../loaders/dataset-contact.ts';
import { mappingPages } from '../loaders/mapping-pages.ts';
import { recordReads } from '../loaders/record-reads.ts';
import { usedTerminology } from '../loaders/used-terminology.ts';
import { guaranteeSentence } from '../noise/guarantee-sentence.ts';
import { type Context, createContext } from '../resolvers/context.ts';
import { createSchema } from '../schema/index.ts';
import { createAddress } from './address.ts';
import { auditRefusal, auditSessions, auditTooMany, withTrail } from './audited.ts';
import { DatasetIds, type ToCaller } from './caller.ts';
import { tellMappings } from './commands/export-mappings.ts';
import type { Config } from './config.ts';
import { describeBy } from './describe.ts';
import type { AnswerParts } from './federation/answer.ts';
import type { Invited } from './federation/invitation.ts';
import { type Joined, join } from './federation/join.ts';
import { followVersion } from './follow-version.ts';
import { auditAnswers } from './http/audit-answers.ts';
import { registerDumps, rehearseDump } from './http/dumps.ts';
import { registerEucaim } from './http/eucaim.ts';
import { createApollo } from './http/graphql.ts';
import { Readiness, type Trouble } from './http/health.ts';
import { type HostSettings, namesOf } from './http/hosts.ts';
import { createHttp, drain } from './http/http.ts';
import { linkAnswers } from './http/linked.ts';
import { mappingTerms, registerMappings } from './http/mappings.ts';
import { createMetrics } from './http/metrics.ts';
import { pacedAnswers } from './http/paced-answers.ts';
import { graphiqlPage } from './http/pages.ts';
import { keepPrivate } from './http/private.ts';
import { registerSparql } from './http/sparql.ts';
import { type BringSettings, bringsOf } from './login/brings-of.ts';
import { browserLoginOf, keepSessions, type LoginSettings, type Sessions } from './login/browser-login.ts';
import { type LoginParts, registerLogin } from './login/login.ts';
import { type AccessSettings, readShown } from './open-access.ts';
import { limitRequests, type PersonLimits } from './person-limits.ts';
import { publicVersion } from './public-version.ts';
import { rehearse } from './rehearse.ts';
import { createServices, type FollowedGraph } from './services.ts';
import { createSite, irisAt } from './site.ts';
import { type StatedSettings, statedCatalogue } from './stated.ts';

/** Public documents are this much older than the graph at most. */
const versionMs = 1_000;

export type ServeOptions = FollowedGraph & {
  readonly config: Pick<Config, 'port'> &
    Partial<Pick<Config, 'negotiatorUrl' | 'proxies' | 'purpose'>> &
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
  /** By what this is a site of a hub, where one invited it. */
  readonly invited?: (Invited & Pick<AnswerParts, 'callerFor'>) | undefined;
};

/** A server that listens. It answers `/health/ready` with 503 until `readiness` is set to `ready`. */
export type Serving = {
  readonly url: string;
  readonly readiness: Readiness;
  /** Asks what users ask first, for the server to be quick when they do. */
  rehearse(): Promise<void>;
  /** Answers the hub from now on, where one invited this site. */
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
  const checker = createChecker();
  const shownIds = new DatasetIds(() => readShown(probe, config));
  const shown = () => shownIds.all();
  const followed = followVersion(
    async () => `${await readPublishedVersion(probe)} shown@${(await shown()).join()}`,
    versionMs,
  );
  const used = toldTerminology(usedTerminology(graph), services.disclosure);
  const tell = createTeller();
  const fair = createSite({
    iris,
    version: followed.current,
    catalogue: async () => tell(await storedCatalogue(graph), await shown()),
    stated: {
      ...statedCatalogue(config),
      disclosure: protection && guaranteeSentence(protection.rules.guarantee),
    },
    hasLogin: login !== undefined,
    check: checker.check,
    ontology: { version, describe: describeBy(schema) },
    concepts: [
      ...conceptRoutes({ concepts: conceptLists(graph, terminology, shown), iris, terms: mappingTerms }),
      ...mappingRoutes({ mappings: mappingPages(graph, shown), iris, terms: mappingTerms }),
    ],
  });
  const plugins = [
    graphiqlPage,
    metrics.plugin,
    linkAnswers(() => ({ ...iris })),
    pacedAnswers(),
    ...(audit === undefined ? [] : [auditAnswers(audit)]),
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
    terminology: used,
    iris: () => ({ ...iris }),
    caller,
    access: config.access,
    contactsOf,
    catalogue: fair.source,
    version,
    audit,
  };
  const engine = createEngine({
    version: publicVersion({ graph, followed: followed.current, tell, shown }),
    read: () =>
      readPublicGraph({
        terminology: used,
        iris: { ...iris },
        terms: mappingTerms,
        documents: fair.documents,
      }),
    fail: (error) => void log.error({ err: error }, 'the public graph could not be read'),
  });
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
    followed.stop();
    await drain(app);
    await apollo.stop();
    await Promise.all([checker.close(), engine.close()]);
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
      joined = invited && join({ ...invited, ...parts });
    },
    rehearse: async () => {
      await rehearse(apollo, () => context(new AbortController().signal));
      await rehearseDump(dumps);
    },
  };
}
