import { isIPv4, isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { KnownError } from '../../ontology/errors.ts';
import { refuse } from './http-errors.ts';

/** What says under which names the server is reached. */
export type HostSettings = {
  readonly host: string;
  readonly publicUrl?: string | undefined;
  /** Further names, with commas between them. */
  readonly allowedHosts?: string | undefined;
};

/** Names under which the server answers, beside addresses and `localhost`. */
export function namesOf({ host, publicUrl, allowedHosts = '' }: HostSettings): ReadonlySet<string> {
  const names = [
    host,
    publicUrl === undefined ? '' : new URL(publicUrl).hostname,
    ...allowedHosts.split(','),
  ];
  return new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));
}

/**
 * Refuses what is asked under another name, with 421: a page of the web whose name suddenly leads to this machine must not
 * read it for its visitors (DNS rebinding). What looks after the server asks `/health/` under any name.
 */
export function limitHosts(app: FastifyInstance, names: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    // HTTP/1.0 has requests without one; what reads the address of a request needs some.
    request.raw.headers.host ??= 'localhost';
    const { host = '' } = request.raw.headers;
    if (request.url.startsWith('/health/') || isOurs(host, names)) return;
    const reason = `This server is not reached as ${nameIn(host)}: set PUBLIC_URL to its address, or add the name to ALLOWED_HOSTS.`;
    return refuse(reply, new KnownError('BAD_REQUEST', reason), 421);
  });
}

/** The name or address of a Host header, without port and trailing dot. RFC 9110, section 7.2. */
function nameIn(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/**
 * An address is no name that could lead elsewhere, and browsers know `localhost` themselves (RFC 6761, section 6.3). What is no
 * part of a URL, such as the zone of an address, leads nowhere.
 */
function isOurs(host: string, names: ReadonlySet<string>): boolean {
  const name = nameIn(host);
  if (!URL.canParse(`http://${host}`)) return false;
  const isLocal = name === 'localhost' || name.endsWith('.localhost');
  const isAddress = isIPv4(name) || (/^\[.*\]$/.test(name) && isIPv6(name.slice(1, -1)));
  return isLocal || isAddress || names.has(name);
}
