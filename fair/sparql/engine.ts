import { startThread, type Thread } from './thread.ts';
import type { QueryAnswer, QueryOrder } from './worker.ts';

/** What came of a query: `busy` where no thread was free in time. */
export type Outcome = QueryAnswer | { readonly kind: 'late' } | { readonly kind: 'busy' };

/** Answers queries over the graph of the current version, or of the one before until that is read. */
export type SparqlEngine = {
  readonly query: (order: QueryOrder) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

/** How much queries may take. */
export type SparqlLimits = {
  /** For a query, and for the wait before it. */
  readonly ms: number;
  readonly answerBytes: number;
  /** Queries that run at once, and that wait beside them. */
  readonly threads: number;
  readonly waiting: number;
};

export const usualLimits: SparqlLimits = { ms: 10_000, answerBytes: 20_000_000, threads: 2, waiting: 16 };

/** What an engine answers from. */
export type EngineSource = {
  /** Another one where the graph may be another. */
  readonly version: () => Promise<string>;
  /** The graph as N-Quads in UTF-8. */
  readonly read: () => Promise<SharedArrayBuffer>;
  /** Is told why the graph could not be read; the next query tries again. */
  readonly fail: (error: unknown) => void;
};

/** The graph of one version. */
type Held = { readonly version: string; readonly lines: SharedArrayBuffer };
type Member = { readonly thread: Thread; readonly held: Held };
type Waiting = (member: Member | undefined) => void;

/** An engine that starts its threads with the first query: the memory is taken only where somebody asks. */
export function createEngine(
  source: EngineSource,
  limits: SparqlLimits = usualLimits,
  start: typeof startThread = startThread,
): SparqlEngine {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const waiting: Waiting[] = [];
  let held: Held | undefined;
  let coming: string | undefined;
  let closed = false;

  const drop = async (member: Member) => {
    members.delete(member);
    await member.thread.end();
  };
  const release = (member: Member) => {
    if (closed || (member.held !== held && countOf(held) > 0)) return void drop(member);
    const next = waiting.shift();
    if (next === undefined) idle.push(member);
    else next(member);
  };
  const countOf = (of: Held | undefined) => [...members].filter((member) => member.held === of).length;
  const add = async (of: Held) => {
    const thread = await start({ lines: of.lines, mostBytes: limits.answerBytes });
    if (closed || of !== held || countOf(of) >= limits.threads) return void (await thread.end());
    const member = { thread, held: of };
    members.add(member);
    for (const old of idle.splice(0)) release(old); // those of the version before end now
    release(member);
  };
  const fill = async (of: Held) => {
    for (let missing = limits.threads - countOf(of); missing > 0; missing -= 1) await add(of);
  };
  const replace = () => {
    const of = held;
    if (of === undefined || closed) return;
    add(of).catch((error: unknown) => {
      if (held === of) held = undefined; // read again by the next query
      source.fail(error);
    });
  };
  const renew = async () => {
    const version = await source.version();
    if (closed || version === held?.version || version === coming) return;
    coming = version;
    try {
      const lines = await source.read();
      held = { version, lines };
      await fill(held);
    } catch (error) {
      if (held?.version === version) held = undefined; // read again by the next query
      throw error;
    } finally {
      coming = undefined;
    }
  };
  const acquire = (): Promise<Member | undefined> => {
    const free = idle.shift();
    if (free !== undefined) return Promise.resolve(free);
    if (waiting.length >= limits.waiting) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const take: Waiting = (member) => {
        clearTimeout(timer);
        resolve(member);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        resolve(undefined);
      }, limits.ms);
      waiting.push(take);
    });
  };

  return {
    query: async (order) => {
      renew().catch(source.fail);
      const member = await acquire();
      if (member === undefined) return { kind: 'busy' };
      const answer = await member.thread.ask(order, limits.ms);
      if (answer.kind === 'late' || answer.kind === 'exhausted') {
        members.delete(member);
        replace();
      } else release(member);
      return answer;
    },
    close: async () => {
      closed = true;
      for (const take of waiting.splice(0)) take(undefined);
      await Promise.all([...members].map(drop));
    },
  };
}
