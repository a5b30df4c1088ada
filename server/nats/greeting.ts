import { connect, type Socket } from 'node:net';

/** How long a server may take to say the first line. */
const patienceMs = 5_000;

/** A server says less of itself. */
const mostCharacters = 100_000;

/** Whether a server answers at an address: nats:// and tls:// greet, of ws:// and wss:// it is only known that something listens. */
export async function isThere(address: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, ''); // of an IPv6 address
  const isWebSocket = protocol === 'ws:' || protocol === 'wss:';
  if (!isWebSocket) return (await nameAt({ host, port: Number(port || 4222) })) !== undefined;
  const usual = protocol === 'ws:' ? 80 : 443;
  const place = { host, port: Number(port || usual) };
  return (await listen<true>(place, (socket, done) => socket.once('connect', () => done(true)))) ?? false;
}

/** What a server of NATS calls itself in the line that it greets with; undefined where none does. NATS client protocol, INFO. */
export function nameAt(place: Place): Promise<string | undefined> {
  return listen<string | undefined>(place, (socket, done) => {
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (heard.includes('\n') || heard.length > mostCharacters) done(nameIn(heard));
    });
  });
}

type Place = { readonly host: string; readonly port: number };

/** What is heard at a place; undefined where nothing comes. */
function listen<Heard>(
  place: Place,
  hear: (socket: Socket, done: (heard: Heard | undefined) => void) => void,
): Promise<Heard | undefined> {
  const socket = connect({ ...place, timeout: patienceMs });
  return new Promise<Heard | undefined>((done) => {
    hear(socket, done);
    for (const silent of ['error', 'timeout', 'close']) socket.once(silent, () => done(undefined));
  }).finally(() => socket.destroy());
}

function nameIn(line: string): string | undefined {
  const [, text] = /^INFO (\{.*\})\s*\r?\n/.exec(line) ?? [];
  if (text === undefined) return undefined;
  try {
    const { server_name: name }: { readonly server_name?: unknown } = JSON.parse(text);
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
