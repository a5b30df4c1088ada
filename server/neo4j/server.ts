import type { GraphAddress } from '../../graph/graph.ts';

/** A Neo4j that answers, and how this process came to it. */
export type Neo4jServer = {
  /** `attached`: another process of this machine started it. */
  readonly kind: 'given' | 'docker' | 'managed' | 'attached';
  readonly address: GraphAddress;
  /** Why it does not answer now, for everybody to read; undefined while nothing is known to be wrong. */
  readonly trouble: () => string | undefined;
  /** Aborted once it will not answer again, with a KnownError that says why. */
  readonly lost: AbortSignal;
  /** Waits until it answers again. @throws KnownError when it does not */
  back(): Promise<void>;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
};

/** Where a Neo4j is started, and the address that it is to answer at. */
export type Neo4jPlace = {
  readonly dataDir: string;
  readonly uri: string;
  /** Heap and page cache together; undefined for what suits the machine. */
  readonly memoryMib: number | undefined;
  /** Environment of the programs that start it. */
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when nobody waits for it any more. */
  readonly stopped: AbortSignal;
};

/** What starting a Neo4j needs of its surroundings: the environment of its programs, and what tells that it is to be given up. */
export type Starting = { readonly env: NodeJS.ProcessEnv; readonly stopped?: AbortSignal | undefined };

/** Where progress is told. */
export type Log = { info(message: string): void };
