import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver, type QueryResult, type Session } from 'neo4j-driver';
import { endOf } from './breathe.ts';
import { type Cypher, toStatement } from './cypher.ts';
import { isPassing, toKnown, tooLate } from './driver-errors.ts';

/** How to reach a Neo4j server. */
export type GraphAddress = {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
};

/** Limits of reads for a caller. `signal` ends the query when the caller goes away. */
export type ReadOptions = { readonly timeoutMs?: number; readonly signal?: AbortSignal };

/** Limits of a stream. `fetchSize`: rows that are fetched at once, and wait in memory until they are taken. */
export type StreamOptions = { readonly timeoutMs?: number; readonly fetchSize?: number };

/**
 * Rows that a stream fetches at once. Of what is held as a whole all are fetched: the driver asks for more even where a session
 * is closed in the middle, and then the next one who gets that connection fails, or waits for ever (neo4j-driver 6.3).
 */
const usualFetchSize = 2_000;
const allRows = -1;

/** What a read for somebody who waits for an answer may take, in ms. */
export const questionMs = 10_000;

/** What a statement over everything that is stored may take, in ms: nobody waits for an answer, and a machine may be busy. */
export const unhurriedMs = 600_000;

/** A read that failed at once by what may be over soon, such as a connection that a restarted database no longer knows, is tried once more. */
const retryWithinMs = 1_000;
const retryAfterMs = 300;

/** Rows of a statement inside a write transaction. */
export type Write = <Row>(statement: Cypher) => Promise<readonly Row[]>;

/** A whole number as the database stores one; a plain number is stored as a float. */
export const toInteger = neo4j.int;

/** The Neo4j database: every read has a timeout, a deadline of its own and read-only access. */
export class Graph {
  /** Where it is: for a thread that needs a driver of its own. */
  readonly address: GraphAddress;
  readonly #driver: Driver;
  readonly #database: string | undefined;
  /** What reads that do not say it themselves may take, in ms. */
  timeoutMs: number;
  /** Statements sent so far, for tests and metrics. */
  statements = 0;

  constructor(address: GraphAddress, timeoutMs = questionMs) {
    this.address = address;
    this.#database = address.database;
    this.timeoutMs = timeoutMs;
    this.#driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
      connectionAcquisitionTimeout: 5_000,
      connectionTimeout: 5_000,
      connectionLivenessCheckTimeout: 30_000,
      telemetryDisabled: true,
    });
  }

  /** Rows of a read-only statement. @throws KnownError DEADLINE_EXCEEDED, QUERY_TOO_EXPENSIVE, GRAPH_UNAVAILABLE */
  async read<Row>(
    statement: Cypher,
    { timeoutMs = this.timeoutMs, signal }: ReadOptions = {},
  ): Promise<readonly Row[]> {
    const began = performance.now();
    const readFor = (ms: number) => this.#readOnce<Row>(statement, ms, signal);
    try {
      return await readFor(timeoutMs).catch(async (error) => {
        const triedMs = performance.now() - began;
        if (!isPassing(error) || triedMs > retryWithinMs) throw error;
        await sleep(retryAfterMs, undefined, { signal });
        return readFor(Math.max(1, Math.ceil(timeoutMs - triedMs - retryAfterMs)));
      });
    } catch (error) {
      throw signal?.aborted ? endOf(signal) : toKnown(error);
    }
  }

  /** One way to the database and back: a transaction that is begun and ended takes two. */
  async #readOnce<Row>(
    statement: Cypher,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    const session = this.#session('READ');
    try {
      const work = this.#run<Row>(statement, (text, parameters) =>
        session.run(text, parameters, { timeout: timeoutMs }),
      );
      return await withDeadline(work, timeoutMs + 500, signal);
    } finally {
      // It also ends a query that nobody waits for. A frozen server would hang it: it goes on behind the answer.
      session.close().catch(() => {});
    }
  }

  /** Rows of a read-only statement as they arrive, for what is too large to hold. */
  async *stream<Row>(
    statement: Cypher,
    { timeoutMs = unhurriedMs, fetchSize = usualFetchSize }: StreamOptions = {},
  ): AsyncGenerator<Row> {
    const session = this.#session('READ', fetchSize);
    this.statements += 1;
    try {
      const { text, parameters } = toStatement(statement);
      for await (const record of session.run(text, parameters, { timeout: timeoutMs }))
        yield record.toObject() as Row;
    } catch (error) {
      throw toKnown(error);
    } finally {
      await session.close();
    }
  }

  /** All statements of `work` in one transaction. It is not tried again: who calls knows what has become of it. */
  async write<Result>(work: (run: Write) => Promise<Result>, timeoutMs?: number): Promise<Result> {
    const { result, committed } = await this.writeAhead(work, timeoutMs);
    await committed;
    return result;
  }

  /** As `write`, but the result is there before it stands: it does once `committed` is fulfilled. */
  async writeAhead<Result>(
    work: (run: Write) => Promise<Result>,
    timeoutMs = 300_000,
  ): Promise<{ readonly result: Result; readonly committed: Promise<void> }> {
    const session = this.#session('WRITE');
    const end = async (error: unknown): Promise<never> => {
      await session.close(); // rolls back what was not committed
      throw toKnown(error);
    };
    try {
      const transaction = await session.beginTransaction({ timeout: timeoutMs });
      const result = await work((statement) =>
        this.#run(statement, (text, parameters) => transaction.run(text, parameters)),
      );
      return { result, committed: transaction.commit().then(() => session.close(), end) };
    } catch (error) {
      return end(error);
    }
  }

  /** A statement that brings its own transactions or changes the schema (`CREATE CONSTRAINT`, `IN TRANSACTIONS`). */
  async runAlone<Row>(statement: Cypher, timeoutMs = unhurriedMs): Promise<readonly Row[]> {
    const session = this.#session('WRITE');
    try {
      return await this.#run<Row>(statement, (text, parameters) =>
        session.run(text, parameters, { timeout: timeoutMs }),
      );
    } catch (error) {
      throw toKnown(error);
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #session(mode: 'READ' | 'WRITE', fetchSize = allRows): Session {
    return this.#driver.session({
      fetchSize,
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#driver.executeQueryBookmarkManager, // reads, of whatever server of a cluster, see own writes
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
  }

  async #run<Row>(
    statement: Cypher,
    run: (text: string, parameters: Parameters) => PromiseLike<QueryResult>,
  ): Promise<readonly Row[]> {
    this.statements += 1;
    const { text, parameters } = toStatement(statement);
    const { records } = await run(text, parameters);
    return records.map((record) => record.toObject() as Row);
  }
}

type Parameters = ReturnType<typeof toStatement>['parameters'];

/** `work`, unless the deadline or the caller's leaving comes first: the driver waits for a frozen server forever. */
async function withDeadline<Result>(
  work: Promise<Result>,
  ms: number,
  signal?: AbortSignal,
): Promise<Result> {
  const limits = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(tooLate()), ms);
    limits.signal.addEventListener('abort', () => clearTimeout(timer));
    if (signal === undefined) return;
    const leave = () => reject(endOf(signal));
    signal.addEventListener('abort', leave, { signal: limits.signal });
  });
  work.catch(() => {}); // it may fail after the deadline, when nobody listens
  try {
    return await Promise.race([work, late]);
  } finally {
    limits.abort('settled'); // without a reason it would work out the stack of an error for every statement
  }
}
