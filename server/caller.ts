import type { Caller } from '../disclosure/caller.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Config } from './config.ts';

/** Who may read: everybody everything, or each caller what was granted. */
export type Access = 'open' | 'tiered';

/** What another process loads or removes shows after this time. */
const freshMs = 1_000;

/** Tells for each request who asks, with the datasets that are in `graph` now. */
export function createCaller(
  graph: Graph,
  { access, licensedNames }: Pick<Config, 'access' | 'licensedNames'>,
): () => Promise<Caller> {
  const datasets = new DatasetIds(() => readDatasetIds(graph));
  return async () => ({ ...callerOf(access, await datasets.all()), licensedNames });
}

/** Somebody who is not logged in. `tiered`: neither records nor counts. */
export function callerOf(access: Access, datasetIds: readonly string[]): Caller {
  const granted = access === 'open' ? datasetIds : [];
  return { subject: 'anonymous', records: granted, counts: granted };
}

/** Ids of all datasets, read again when older than a second. */
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

async function readDatasetIds(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(
    cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
