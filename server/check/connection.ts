import { setImmediate as soon } from 'node:timers/promises';
import { type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import { isLoopback } from '../../access/safe-url.ts';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { dialNats } from '../../federation/nats-dial.ts';
import { subjects } from '../../federation/subjects.ts';
import { proxyFor, type WebProxy } from '../../federation/web-proxy.ts';
import { faultOf } from './connection-fault.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('connection');

/** By what the site meets its hub. */
export type Meeting = Pick<Invitation, 'servers' | 'seed' | 'site'> & {
  readonly proxy: WebProxy | undefined;
};

/** Opens a connection to each server as the site, and looks what it may say and hear there. Answers nothing, and is heard by nobody as the site. */
export async function lookAtConnection(meeting: Meeting): Promise<readonly Finding[]> {
  const tried = await Promise.all(meeting.servers.map((address) => tryServer(address, meeting)));
  const isReached = tried.some(({ connection }) => connection !== undefined);
  const found = tried.flatMap(({ address, connection, error }) =>
    connection === undefined
      ? [notReached(address, error, { isReached, ...meeting })]
      : [reached(address, connection, meeting)],
  );
  const open = tried.flatMap(({ connection }) => connection ?? []);
  const rights = open[0] === undefined ? [] : await lookAtRights(open[0], meeting.site.id);
  await Promise.all(open.map((one) => one.close()));
  return [...found, ...rights];
}

type Tried = {
  readonly address: string;
  readonly connection?: NatsConnection;
  readonly error?: unknown;
};

async function tryServer(address: string, { seed, proxy }: Meeting): Promise<Tried> {
  return dialNats({ servers: [address], seed, proxy }).then(
    (connection) => ({ address, connection }),
    (error: unknown) => ({ address, error }),
  );
}

function reached(address: string, { info }: NatsConnection, { proxy }: Meeting): Finding {
  const how = proxyFor(address, proxy) === undefined ? '' : ', by the proxy of HTTPS_PROXY';
  const { protocol, hostname } = new URL(address);
  const hasTls = protocol === 'nats:' ? info?.tls_required || info?.tls_available : protocol !== 'ws:';
  if (hasTls || isLoopback(hostname)) return ok(address, `It lets the site in${how}.`);
  return warn(
    address,
    'It lets the site in, without TLS: whoever is on the way reads who asks what. Answers are sealed.',
    'Ask the hub for a tls:// or wss:// address.',
  );
}

/** One of several is enough. */
function notReached(
  address: string,
  error: unknown,
  { isReached, proxy }: Meeting & { readonly isReached: boolean },
): Finding {
  const { found, todo } = faultOf(error, proxyFor(address, proxy) !== undefined);
  const isPast = proxy !== undefined && !/^wss:/i.test(address);
  const hint = isPast ? ' HTTPS_PROXY holds for wss:// alone: ask the hub for such an address.' : '';
  return (isReached ? warn : fail)(address, found, `${todo}${hint}`);
}

/** No site has this id: it is longer than any may be. */
const nobody = 'site-check-'.padEnd(70, 'x');

/** What a server lets a site do, and does not: an empty text says nothing to a hub. */
async function lookAtRights(connection: NatsConnection, id: string): Promise<readonly Finding[]> {
  const refused = new Set<string>();
  const note = async () => {
    for await (const status of connection.status())
      if (status.type === 'error' && status.error instanceof PermissionViolationError)
        refused.add(status.error.subject);
  };
  note().catch(() => {}); // the connection is closed by who opened it
  const own = { hears: subjects.question(id), says: subjects.hello(id) };
  const other = { hears: subjects.question(nobody), says: subjects.hello(nobody) };
  for (const { hears, says } of [own, other]) {
    connection.subscribe(hears, { callback: () => {} });
    connection.publish(says);
  }
  await connection.flush();
  await soon(); // what was refused stands in a queue
  const isRefused = (subject: string) => refused.has(subject);
  return [ownRights(own, isRefused), otherRights(other, isRefused)];
}

type Rights = { readonly hears: string; readonly says: string };
type IsRefused = (subject: string) => boolean;

const retell =
  'Tell the hub: its NATS server has to include the file of users that oncograph writes, and nothing that changes it.';

function ownRights({ hears, says }: Rights, isRefused: IsRefused): Finding {
  const denied = [
    ...(isRefused(hears) ? ['hear what it is asked'] : []),
    ...(isRefused(says) ? ['say that it is there'] : []),
  ];
  if (denied.length === 0) return ok(null, 'The site may hear what it is asked, and say that it is there.');
  return fail(null, `The site may not ${denied.join(', nor ')}.`, retell);
}

function otherRights({ hears, says }: Rights, isRefused: IsRefused): Finding {
  const allowed = [
    ...(isRefused(hears) ? [] : ['hear what others are asked']),
    ...(isRefused(says) ? [] : ['speak for others']),
  ];
  if (allowed.length === 0) return ok(null, 'It may neither hear what others are asked, nor speak for them.');
  return fail(null, `It may ${allowed.join(', and ')}: so may others of it.`, retell);
}
