import { setMaxListeners } from 'node:events';
import { type Batching, createBatching } from './batch.ts';
import { createBreathe } from './breathe.ts';
import { type Cypher, cypher } from './cypher.ts';
import type { Graph } from './graph.ts';

/** The graph as one caller sees it: only records of `datasets`, and nothing more once the caller has left. */
export type Reader = {
  readonly read: <Row>(statement: Cypher) => Promise<readonly Row[]>;
  /** Ids of the datasets whose records may be read. */
  readonly datasets: readonly string[];
  /** When what is asked for by keys is read. */
  readonly batching: Batching;
  /** Told of what was read to be shown: a label, and ids of its nodes. */
  readonly note: Note;
};

/** Is told of nodes of a label that were read. */
export type Note = (label: string, ids: readonly string[]) => void;

/** Whose reading it is: of which datasets, and who is told of it. */
export type Reading = {
  readonly records: readonly string[];
  readonly trail?: { readonly showed: Note } | undefined;
};

/** A reader of `graph` for who may read the records of the datasets `records`. */
export function createReader(
  graph: Graph,
  { records: datasets, trail }: Reading,
  signal: AbortSignal,
): Reader {
  setMaxListeners(0, signal); // each statement under way listens
  const read: Reader['read'] = (statement) => graph.read(statement, { signal });
  return {
    read,
    datasets,
    batching: createBatching(createBreathe(signal)),
    note: trail?.showed ?? (() => {}),
  };
}

/**
 * Whether a record is of one of the datasets, said in a way that no index answers: a plan that starts anew at the
 * records of a dataset for every patient takes minutes, and the database may choose it while its statistics are old.
 */
export function isOfDatasets(datasets: readonly string[], record: Cypher = cypher`record`): Cypher {
  return cypher`any(one IN ${datasets} WHERE one = ${record}.dataset)`;
}
