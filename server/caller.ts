import type { Caller } from '../disclosure/caller.ts';
import type { Graph } from '../graph/graph.ts';
import type { Config } from './config.ts';
import { type Access, type AccessSettings, readShown } from './open-access.ts';

/** What another process loads or removes shows after this time. */
const freshMs = 1_000;

/** Tells for each request who asks, with the datasets of `graph` that everybody may be shown now. */
export function createCaller(
  graph: Graph,
  { licensedNames, ...settings }: AccessSettings & Pick<Config, 'licensedNames'>,
): () => Promise<Caller> {
  const datasets = new DatasetIds(() => readShown(graph, settings));
  return async () => ({ ...callerOf(settings.access, await datasets.all()), licensedNames });
}

/** Somebody who is not logged in. `tiered`: neither records nor counts. */
export function callerOf(access: Access, datasetIds: readonly string[]): Caller {
  const granted = access === 'open' ? datasetIds : [];
  return { subject: 'anonymous', records: granted, counts: granted };
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
