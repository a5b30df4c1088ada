import {
  type ConnectionOptions,
  connect,
  errors,
  type NatsConnection,
  nkeyAuthenticator,
  wsconnect,
} from '@nats-io/transport-node';
import { createKindTurns } from './kind-turns.ts';
import type { WebProxy } from './web-proxy.ts';
import { webSocketsBy } from './web-socket.ts';

/** By what a party is known to NATS servers, and where these are. */
export type NatsLogin = {
  readonly servers: readonly string[];
  readonly seed: string;
  /** By which wss:// addresses are reached. */
  readonly proxy?: WebProxy | undefined;
};

/** `tls`: never without. `nats`: with TLS where the server has it. `web`: by WebSocket. */
type Way = { readonly kind: 'tls' | 'nats' | 'web'; readonly servers: readonly string[] };

/** So long a server may take to let somebody in. */
const patienceMs = 5_000;

/** A server that says nothing three times as long is lost: its machine may be gone. */
const pingMs = 3_000;

/** The client of NATS opens connections of the whole process by what was set last, TCP or WebSocket: one kind is opened at a time. */
const inTurnOf = createKindTurns();

/**
 * Opens a connection to one of the servers, which is not opened again once it is lost. Where addresses are of several kinds those of the first are
 * tried first. @throws what the client of NATS says, with its cause
 */
export async function dialNats(login: NatsLogin): Promise<NatsConnection> {
  const faults: unknown[] = [];
  for (const way of waysOf(login.servers))
    try {
      return await inTurnOf(way.kind === 'web' ? 'web' : 'tcp', () => open(way, login));
    } catch (error) {
      faults.push(error);
    }
  throw faults.length === 1 ? faults[0] : new AggregateError(faults, faults.map(reasonOf).join('; '));
}

/** What an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function open({ kind, servers }: Way, { seed, proxy }: NatsLogin): Promise<NatsConnection> {
  const options = {
    servers: [...servers],
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    ...{
      reconnect: false,
      timeout: patienceMs,
      pingInterval: pingMs,
      maxPingOut: 2,
      ignoreClusterUpdates: true,
    },
  };
  if (kind === 'web') return openWeb(options, proxy);
  return connect(kind === 'tls' ? { ...options, tls: {} } : options);
}

/** Whatever becomes of a WebSocket, the client says that it is refused: it is asked itself. */
async function openWeb(options: ConnectionOptions, proxy: WebProxy | undefined): Promise<NatsConnection> {
  let why: unknown;
  const wsFactory = webSocketsBy(proxy, (error) => {
    why = error;
  });
  return wsconnect({ ...options, wsFactory }).catch((error: unknown) => {
    const isOfSocket = error instanceof errors.ConnectionError && why !== undefined;
    throw isOfSocket ? new errors.ConnectionError(reasonOf(why), { cause: why }) : error;
  });
}

function waysOf(servers: readonly string[]): readonly Way[] {
  const kinds = [...new Set(servers.map(kindOf))];
  return kinds.map((kind) => ({ kind, servers: servers.filter((one) => kindOf(one) === kind) }));
}

function kindOf(address: string): Way['kind'] {
  if (/^wss?:/i.test(address)) return 'web';
  return /^tls:/i.test(address) ? 'tls' : 'nats';
}
