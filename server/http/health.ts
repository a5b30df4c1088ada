import type { Audit } from '../../audit/audit.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';

/** What the server is doing; only `ready` lets traffic in. */
export type State = 'starting' | 'loading' | 'ready' | 'stopping';

/** Whether the server can answer questions; `reason` when it cannot. */
export type Health = { readonly ready: true } | { readonly ready: false; readonly reason: string };

const reasons: Readonly<Record<Exclude<State, 'ready'>, string>> = {
  starting: 'The server is starting.',
  loading: 'Data are being loaded.',
  stopping: 'The server is stopping.',
};

/** A frozen database answers nothing: with the half second that `Graph` adds, a probe ends within 1.5 s. */
const probeTimeoutMs = 1_000;

/** What is known of a database that does not answer, in a sentence for everybody; undefined while nothing is. */
export type Trouble = () => string | undefined;

/** Readiness of the server: its own state, a query over connections that user load cannot exhaust, and the audit. */
export class Readiness {
  readonly #probe: Pick<Graph, 'read'>;
  readonly #trouble: Trouble;
  readonly #audit: Pick<Audit, 'check'> | undefined;
  #state: State = 'starting';
  #running: Promise<Health> | undefined;

  /** @param probe a driver of its own, not the one that answers users */
  constructor(probe: Pick<Graph, 'read'>, trouble: Trouble = () => undefined, audit?: Pick<Audit, 'check'>) {
    this.#probe = probe;
    this.#trouble = trouble;
    this.#audit = audit;
  }

  set(state: State): void {
    this.#state = state;
  }

  /** Callers that come while a probe is running share it. */
  check(): Promise<Health> {
    const reason = this.#known();
    if (reason !== undefined) return Promise.resolve({ ready: false, reason });
    this.#running ??= this.#ask().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Why it is not ready, as far as nobody needs to be asked. */
  #known(): string | undefined {
    if (this.#state === 'stopping') return reasons.stopping;
    return this.#trouble() ?? (this.#state === 'ready' ? undefined : reasons[this.#state]);
  }

  async #ask(): Promise<Health> {
    const [database, audit] = await Promise.all([
      succeeds(this.#probe.read(cypher`RETURN 1 AS one`, { timeoutMs: probeTimeoutMs })),
      succeeds(this.#audit?.check()),
    ]);
    if (!database) return { ready: false, reason: 'The graph database does not answer.' };
    if (!audit) return { ready: false, reason: 'The audit cannot be written.' };
    return { ready: true };
  }
}

async function succeeds(work: Promise<unknown> | undefined): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}

/** Runs the first query, which takes seconds after a start of Neo4j, before users do. @throws KnownError */
export async function warmUp(graph: Graph): Promise<void> {
  await graph.read(cypher`MATCH (patient:Patient)-->(record) RETURN count(record) AS records`, {
    timeoutMs: 600_000,
  });
}
