import { once } from 'node:events';
import { Graph } from '../graph/graph.ts';
import { openStore } from '../import/store/store.ts';
import { followIndex } from '../index/current.ts';
import { KnownError } from '../ontology/errors.ts';
import { followTerminology } from '../terminology/current.ts';
import { createCaller } from './caller.ts';
import { seed, type Told } from './commands/load-tables.ts';
import { type Config, readConfig } from './config.ts';
import { warmUp } from './http/health.ts';
import { keepCatalogue } from './keep.ts';
import { createLog } from './log.ts';
import { refuseUnsaid } from './open-access.ts';
import { serve } from './serve.ts';
import type { FollowedGraph } from './services.ts';
import { alone, withGraph } from './session.ts';
import type { Surroundings } from './surroundings.ts';

/** Serves until SIGTERM, SIGINT or SIGHUP: finds Neo4j, fills an empty graph, answers, and finishes what is in flight. */
export async function run({ env, stdout, stderr }: Surroundings, version: string): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.logLevel, stderr);
  const work = (signal: AbortSignal) => {
    const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort');
    return withGraph({ config, env, log, stopped: signal }, async (graph, { address }) => {
      await refuseUnsaid(graph, config);
      const probe = new Graph(address);
      const caller = createCaller(graph, config);
      const terminology = followTerminology(graph, config.dataDir);
      const index = followIndex(graph, terminology, { folder: config.dataDir, freshMs: 100 });
      const service = await serve({ config, graph, terminology, index, probe, log, version, caller });
      try {
        service.readiness.set('loading');
        const filled = fill(graph, config, { log, stderr })
          .then(() => keepCatalogueOnce(config, { graph, terminology, index }))
          .then(() => service.rehearse());
        const ended = await Promise.race([filled.then(() => false), stopped.then(() => true)]);
        if (ended) return;
        service.readiness.set('ready');
        stdout.write(`oncograph ready at ${config.publicUrl ?? service.url}\n`);
        await stopped;
      } finally {
        await service.close();
        await probe.close();
      }
    });
  };
  await untilStopped(work);
}

/** SIGHUP comes where the terminal is closed: Node.js would end at once, and under nohup, too. */
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Does `work`, telling it when a signal asks to stop, which takes 15 s at most; whoever asks again waits for the same end.
 * Afterwards the process is as it was.
 */
async function untilStopped(work: (stopped: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const ask = () => stop.abort();
  for (const signal of stopSignals) process.on(signal, ask);
  try {
    await work(stop.signal);
  } catch (error) {
    if (error !== stop.signal.reason) throw error; // it was asked to stop while it started, and has
  } finally {
    for (const signal of stopSignals) process.off(signal, ask);
  }
}

/** The catalogue as it is now: of a graph from before there was one, or whose last load ended without keeping it. */
async function keepCatalogueOnce(config: Config, followed: FollowedGraph): Promise<void> {
  await alone(config, () => keepCatalogue(followed)).catch((error: unknown) => {
    // Whoever loads at this moment keeps the catalogue when the load is done.
    if (!(error instanceof KnownError && error.code === 'CONFLICT')) throw error;
  });
}

async function fill(graph: Graph, config: Config, told: Told): Promise<void> {
  await openStore(graph, config.identitySecret);
  await seed(graph, config, told);
  await warmUp(graph);
}
