import type { Logger } from 'pino';
import { type Audit, openAudit } from '../audit/audit.ts';
import { auditFolder } from '../audit/files.ts';
import { toOperator } from '../audit/unavailable.ts';
import { Graph, questionMs } from '../graph/graph.ts';
import { openStore } from '../import/store/store.ts';
import { followIndex } from '../index/current.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KnownError } from '../ontology/errors.ts';
import { holdQuestion } from '../questions/held.ts';
import { followTerminology } from '../terminology/current.ts';
import { aborted } from './aborted.ts';
import { createCaller, createCallerFor } from './caller.ts';
import { type SeedRequest, seed } from './commands/load-source.ts';
import { type Config, readConfig } from './config.ts';
import { readCutPoints, warnOfUnknownTests } from './cut-points.ts';
import { readEntitlements, refuseMeant } from './entitlements.ts';
import { readInvited } from './federation/invitation.ts';
import { openOthers } from './federation/others.ts';
import { warmUp } from './http/health.ts';
import { keepCatalogue } from './keep.ts';
import { createLog } from './log.ts';
import { refuseUnsaid } from './open-access.ts';
import { createPersonLimits } from './person-limits.ts';
import { countedDays } from './privacy-settings.ts';
import { createProtection } from './protection.ts';
import { copyIn, tellFound } from './second-copy.ts';
import { type Serving, serve } from './serve.ts';
import type { FollowedGraph } from './services.ts';
import { alone, giveLocksBack, throughOutages, withGraph } from './session.ts';
import { untilStopped } from './stop-signals.ts';
import type { Surroundings } from './surroundings.ts';

/** What is done beside the usual. */
export type Addition = {
  /** Refuses a graph before anything is written. @throws KnownError */
  readonly check: (graph: Graph) => Promise<void>;
  /** Fills more into it than the shipped data. It must be able to find part of itself done. */
  readonly fill: (graph: Graph, config: Config, filled: Filled) => Promise<void>;
  /** What is said once it serves. */
  readonly told: string;
};

/** Where the loads of a start tell what they do, and where the database is. */
export type Filled = Pick<SeedRequest, 'stderr' | 'server'>;

/**
 * Serves until SIGTERM, SIGINT or SIGHUP: finds Neo4j, fills an empty graph, answers, and finishes what is in flight.
 * @throws KnownError when the database is lost
 */
export async function run(
  { env, stdout, stderr }: Surroundings,
  version: string,
  addition?: Addition,
): Promise<void> {
  const settings = readConfig(env);
  const config = {
    ...settings,
    entitlements: await readEntitlements(settings),
    cutPoints: await readCutPoints(settings),
  };
  const log = createLog(config.logLevel, stderr);
  const invited = await readInvited(settings);
  const others = await openOthers(settings, env, log);
  const work = (stopped: AbortSignal) =>
    withGraph({ config, env, log, stopped }, async (graph, server) => {
      await refuseUnsaid(graph, config);
      await refuseMeant(graph, config, log);
      await addition?.check(graph);
      const over = untilOver(stopped, server.lost);
      over.catch(() => {}); // it may come before anybody waits for it
      const caller = createCaller(graph, config, log);
      const terminology = followTerminology(graph, config.dataDir);
      const index = followIndex(graph, terminology, { folder: config.dataDir, freshMs: 100 });
      const followed = { graph, terminology, index };
      const { trouble } = server;
      const isOpen = config.access === 'open';
      if (!isOpen) await warnOfUnknownTests(graph, config.cutPoints, log);
      const audit = isOpen ? undefined : await begin(graph, config, { log, version });
      const protection =
        audit &&
        createProtection(graph, config, {
          copy: copyIn(audit, graph, config.auditDays),
          told: tellFound(log),
        });
      const probe = new Graph(server.address);
      const person = isOpen ? undefined : createPersonLimits(config);
      const answer = async (service: Serving) => {
        service.readiness.set('loading');
        const filled = fill(followed, config, {
          ...{ log, stderr, server, rehearse: service.rehearse, ledger: protection?.ledger },
          more: (told) => addition?.fill(graph, config, told),
        });
        const ended = await Promise.race([filled.then(() => false), over.then(() => true)]);
        if (ended) return;
        graph.timeoutMs = questionMs;
        service.readiness.set('ready');
        service.join();
        stdout.write(`oncograph ready at ${config.publicUrl ?? service.url}\n${addition?.told ?? ''}`);
        await over;
      };
      try {
        const parts = { probe, trouble, log, version, caller, audit, person, protection };
        const service = await serve({
          ...{ ...followed, config, ...parts, network: others.network, publications: others.publications },
          invited: invited && {
            ...{ ...invited, callerFor: createCallerFor(graph, config) },
            byHand: { atOnce: config.answeredAtOnce, hold: (one) => holdQuestion(graph, one, new Date()) },
          },
        });
        await answer(service).finally(() => service.close());
      } finally {
        await audit?.close();
        await probe.close();
      }
    });
  await untilStopped(work).finally(others.close).finally(giveLocksBack);
}

/** Begins the audit of this server. */
function begin(graph: Graph, config: Config, { log, version }: Server): Promise<Audit> {
  const folder = auditFolder(config.dataDir);
  const kept = { days: config.auditDays, chargedDays: countedDays(config) };
  return openAudit({ folder, ...kept, graph, log }, { version, pid: process.pid }).catch((error: unknown) => {
    throw toOperator(
      error,
      (why) =>
        `The audit cannot be kept in ${folder}, and without one ACCESS=tiered answers nothing: ${why}. Mend that and start again.`,
    );
  });
}

type Server = { readonly log: Logger; readonly version: string };

/** The catalogue as it is now: of a graph from before there was one, or whose last load ended without keeping it. */
async function keepCatalogueOnce(config: Config, followed: FollowedGraph): Promise<void> {
  await alone(config, () => keepCatalogue(followed)).catch((error: unknown) => {
    // Whoever loads at this moment keeps the catalogue when the load is done.
    if (!(error instanceof KnownError && error.code === 'CONFLICT')) throw error;
  });
}

/** What a start does beside the first load. */
type Filling = SeedRequest & {
  readonly rehearse: () => Promise<void>;
  readonly ledger: Ledger | undefined;
  readonly more: (filled: Filled) => Promise<void> | undefined;
};

/** Makes the graph ready for questions, outages of the database included. */
async function fill(
  followed: FollowedGraph,
  config: Config,
  { rehearse, ledger, more, ...told }: Filling,
): Promise<void> {
  const { graph } = followed;
  const { server } = told;
  await throughOutages(server, () => openStore(graph, config.identitySecret));
  await throughOutages(server, async () => void (await ledger?.reconcile()));
  await seed(graph, config, told);
  await throughOutages(server, async () => more(told));
  await throughOutages(server, async () => {
    await warmUp(graph);
    await keepCatalogueOnce(config, followed);
    await rehearse();
  });
}

/** Waits until it is `stopped`. @throws what `lost` was aborted with, if that is first */
async function untilOver(stopped: AbortSignal, lost: AbortSignal): Promise<void> {
  await Promise.race([aborted(stopped), aborted(lost)]);
  if (!stopped.aborted) lost.throwIfAborted();
}
