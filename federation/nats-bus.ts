import { setTimeout as delay } from 'node:timers/promises';
import type { NatsConnection, Status } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { Bus } from './bus.ts';
import { dialNats, type NatsLogin, reasonOf } from './nats-dial.ts';

/** A bus over NATS. While no server is there, what is said is heard by nobody. */
export type NatsBus = Bus & {
  /** Is told when a server is there, or is there again: what was said meanwhile is lost. */
  readonly onReturn: (again: () => void) => void;
  readonly isOnline: () => boolean;
  readonly close: () => Promise<void>;
};

type Hearer = { readonly subject: string; readonly take: (text: string, subject: string) => void };

/** Between attempts to reach a server, half as much more or less: where a server ends many lose it at once. */
const againMs = 1_000;

/** After so long a subject that was refused is asked for again. */
const refusedMs = 10_000;

/** So long it may take at the end until what was said is on its way. */
const flushMs = 1_000;

/** Joins NATS and stays: whoever loses it, or is not let in, tries again until it is closed. */
export function joinNats(login: NatsLogin, log: Pick<Logger, 'info' | 'warn'>): NatsBus {
  const stopped = new AbortController();
  const hearers = new Set<Hearer>();
  const returns = new Set<() => void>();
  let current: NatsConnection | undefined;
  const stay = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const connection = await dialNats(login);
        if (stopped.signal.aborted) return await connection.close();
        current = connection;
        for (const one of hearers) hear(connection, one);
        await follow(connection, log, () => tellAll(returns));
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'NATS cannot be reached');
      }
      current = undefined;
      const ms = againMs * (0.5 + Math.random());
      await delay(ms, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const staying = stay();
  return {
    publish: (subject, text) => {
      if (current?.isClosed() === false) current.publish(subject, text);
    },
    hear: (subject, take) => {
      hearers.add({ subject, take });
      if (current !== undefined) hear(current, { subject, take });
    },
    onReturn: (again) => returns.add(again),
    isOnline: () => current?.isClosed() === false,
    close: async () => {
      stopped.abort();
      if (current !== undefined) await leave(current);
      await staying;
    },
  };
}

/** Hears a subject for as long as there is the connection, also where the server lets it only later: its users may be read anew. */
function hear(connection: NatsConnection, hearer: Hearer): void {
  if (connection.isClosed()) return;
  const subscription = connection.subscribe(hearer.subject, {
    callback: (error, message) => {
      if (error === null) return hearer.take(message.string(), message.subject);
      subscription.unsubscribe();
      setTimeout(hear, refusedMs, connection, hearer).unref();
    },
  });
}

/** Tells of a connection how it is, until it is closed. */
async function follow(
  connection: NatsConnection,
  log: Pick<Logger, 'info' | 'warn'>,
  again: () => void,
): Promise<void> {
  log.info({ server: connection.getServer() }, 'NATS is reached');
  again();
  const tell = async () => {
    for await (const status of connection.status()) {
      const said = wordsOf(status);
      if (said !== undefined) log.warn(...said);
    }
  };
  tell().catch(() => {}); // the connection itself says why it ended
  const error = await connection.closed();
  if (error instanceof Error) log.warn({ reason: error.message }, 'NATS ended the connection');
}

/** Closes a connection, once what was said is on its way; of one that is lost nothing is waited for. */
async function leave(connection: NatsConnection): Promise<void> {
  const sent = connection.flush().catch(() => {});
  await Promise.race([sent, delay(flushMs, undefined, { ref: false })]);
  await connection.close().catch(() => {});
}

function wordsOf(status: Status): [object, string] | undefined {
  switch (status.type) {
    case 'disconnect':
      return [{}, 'NATS is lost'];
    case 'error':
      return [{ reason: status.error.message }, 'NATS refuses something'];
    default: // what says nothing to an operator
      return undefined;
  }
}

function tellAll(returns: ReadonlySet<() => void>): void {
  for (const again of returns) again();
}
