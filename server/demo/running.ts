/** What the demo has started: it ends together, and with the demo. */
export type Running = {
  /** Aborted once the demo is over: with what it was asked to stop by, or what ended or failed. */
  readonly over: AbortSignal;
  /** Has the demo end. */
  readonly end: (reason: unknown) => void;
  /** Is stopped before all servers. */
  readonly addProcess: <P extends Stoppable>(process: P) => P;
  /** Its end is that of the demo. */
  readonly addServer: <S extends Stoppable & { readonly lost: AbortSignal }>(server: S) => S;
  /** What comes of works that go on side by side, or the end of the demo. */
  readonly all: <Result>(works: readonly Promise<Result>[]) => Promise<readonly Result[]>;
  /** What comes of a work, or the end of the demo. */
  readonly until: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Stops everything, once nothing more is being started. */
  readonly stop: () => Promise<void>;
};

type Stoppable = { readonly stop: () => Promise<void> };

/** Nothing yet, until `stopped`. */
export function createRunning(stopped: AbortSignal): Running {
  const over = new AbortController();
  const [processes, servers]: [Stoppable[], Stoppable[]] = [[], []];
  const begun: Promise<unknown>[] = [];
  const ended = new Promise<never>((_, reject) => {
    over.signal.addEventListener('abort', () => reject(over.signal.reason), { once: true });
  });
  ended.catch(() => {}); // it may come when nobody waits for it
  const end = (reason: unknown) => over.abort(reason);
  whenAborted(stopped, end);
  const until = <Result>(work: Promise<Result>) => Promise.race([work, ended]);
  return {
    ...{ over: over.signal, end, until },
    addProcess: (process) => {
      processes.push(process);
      return process;
    },
    addServer: (server) => {
      servers.push(server);
      whenAborted(server.lost, end);
      return server;
    },
    all: (works) => {
      begun.push(...works);
      return until(Promise.all(works));
    },
    stop: async () => {
      end(new DOMException('the demo is over', 'AbortError'));
      await Promise.allSettled(begun);
      await stopAll(processes);
      await stopAll(servers);
    },
  };
}

function whenAborted(signal: AbortSignal, tell: (reason: unknown) => void): void {
  if (signal.aborted) tell(signal.reason);
  else signal.addEventListener('abort', () => tell(signal.reason), { once: true });
}

async function stopAll(some: readonly Stoppable[]): Promise<void> {
  await Promise.all(some.map((one) => one.stop()));
}
