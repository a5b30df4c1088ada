import { startThread, type Thread } from './thread.ts';
import type { QueryAnswer, QueryOrder } from './worker.ts';

/** What came of a query: `busy` where no thread was free in time. */
export type Outcome = QueryAnswer | { readonly kind: 'late' } | { readonly kind: 'busy' };

/** Answers queries over the graph of the version that there is when they come: who comes before it is read waits for it. */
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
  /** Another one where the graph may be another; asked with each query. */
  readonly version: () => Promise<string>;
  /** The graph as N-Quads in UTF-8. */
  readonly read: () => Promise<SharedArrayBuffer>;
  /** Is told why version or graph could not be read; the next query tries again. */
  readonly fail: (error: unknown) => undefined;
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
  let wanted: string | undefined; // the version of which the graph is read, or was
  let held: Held | undefined;
  let closed = false;

  const drop = async (member: Member) => {
    members.delete(member);
    await member.thread.end();
  };
  const release = (member: Member) => {
    if (closed || member.held !== held) return void drop(member);
    const next = waiting.shift();
    if (next === undefined) idle.push(member);
    else next(member);
  };
  const countOf = (of: Held) => [...members].filter((member) => member.held === of).length;
  const add = async (of: Held) => {
    const thread = await start({ lines: of.lines, mostBytes: limits.answerBytes });
    if (closed || of !== held || countOf(of) >= limits.threads) return void (await thread.end());
    const member = { thread, held: of };
    members.add(member);
    release(member);
  };
  const fill = async (of: Held) => {
    for (let missing = limits.threads - countOf(of); missing > 0; missing -= 1) await add(of);
  };
  /** Nothing is answered any more from what is held: the next query has it read. */
  const forget = () => {
    wanted = undefined;
    held = undefined;
    for (const member of idle.splice(0)) void drop(member);
  };
  const replace = () => {
    const of = held;
    if (of === undefined || closed) return;
    add(of).catch((error: unknown) => {
      if (held === of) forget();
      source.fail(error);
    });
  };
  const renew = async (version: string) => {
    if (closed || version === wanted) return;
    forget(); // of what the graph before says, nobody knows whether it may still be told
    wanted = version;
    try {
      const lines = await source.read();
      if (wanted !== version) return;
      held = { version, lines };
      await fill(held);
    } catch (error) {
      if (wanted === version) forget();
      throw error;
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
      const version = await source.version().catch(source.fail);
      if (version === undefined) return { kind: 'busy' };
      renew(version).catch(source.fail);
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
