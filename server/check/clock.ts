import { clockTolerance } from '../../federation/envelope/question.ts';
import type { WebProxy } from '../../federation/web-proxy.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDatabaseMs } from '../../ledger/clocks-apart.ts';
import { apartMs } from '../protection.ts';
import { type Finding, findingsOf } from './finding.ts';
import { timeAt } from './web-time.ts';

const { ok, warn, fail, unknown } = findingsOf('clock');

/** Seconds after which somebody should look why: clocks that are kept by NTP are not so far apart. */
const soonSeconds = 10;

const keepTime = 'Have the clock of this machine kept by NTP.';

/** How far the clock of this machine is ahead of another, in seconds, if what that says is of the middle of the time that asking took. */
export async function secondsAhead(
  read: () => Promise<number | undefined>,
  now = Date.now,
): Promise<number | undefined> {
  const before = now();
  const told = await read();
  return told === undefined ? undefined : ((before + now()) / 2 - told) / 1_000;
}

/**
 * Compares the clock with that of the NATS servers, where they tell the time: at ws:// and wss:// addresses. The protocol of NATS has none,
 * and the hub says none to a site before it asks.
 */
export async function lookAtServerClock(
  servers: readonly string[],
  proxy: WebProxy | undefined,
): Promise<readonly Finding[]> {
  const web = servers.filter((address) => /^wss?:/i.test(address));
  const told = await Promise.all(
    web.map(async (address) => {
      const ahead = await secondsAhead(() => timeAt(address, proxy)).catch(() => undefined); // the connection says why
      return ahead === undefined ? [] : [againstServer(address, ahead)];
    }),
  );
  return told.flat().length > 0 ? told.flat() : [untold(web.length)];
}

function untold(web: number): Finding {
  const why =
    web === 0
      ? 'NATS tells no time at nats:// and tls:// addresses'
      : 'no server of the invitation told the time';
  return unknown(
    null,
    `It was not compared with that of the hub: ${why}.`,
    `${keepTime} Once the site runs, the hub says so where clocks differ.`,
  );
}

/** Beyond what clocks may differ, a hub hears no site that is ahead, and a site that is behind takes no question. */
function againstServer(address: string, ahead: number): Finding {
  const found = `The clock of this machine is ${inSeconds(ahead)} that of the server.`;
  if (Math.abs(ahead) > clockTolerance)
    return fail(
      address,
      `${found} More than ${clockTolerance} s, and hub and site do not hear each other.`,
      keepTime,
    );
  return Math.abs(ahead) > soonSeconds ? warn(address, found, keepTime) : ok(address, found);
}

/** Compares the clock with that of the database. */
export async function lookAtDatabaseClock(graph: Pick<Graph, 'read'>): Promise<Finding> {
  const read = () => readDatabaseMs((statement) => graph.read(statement));
  await read(); // the first one waits for the connection
  const ahead = (await secondsAhead(read)) ?? 0;
  const found = `The clock of this machine is ${inSeconds(ahead)} that of the database.`;
  if (Math.abs(ahead) > apartMs / 1_000)
    return fail('database', `${found} No protected numbers are told by such clocks.`, keepTime);
  if (Math.abs(ahead) > clockTolerance) return warn('database', found, keepTime);
  return ok('database', found);
}

/** To the tenth of a second, as `… ahead of` or `… behind`. */
function inSeconds(ahead: number): string {
  const seconds = Math.abs(ahead).toFixed(1);
  return ahead < 0 ? `${seconds} s behind` : `${seconds} s ahead of`;
}
