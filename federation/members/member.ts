import { KnownError } from '../../ontology/errors.ts';
import { isPlainLine } from '../../ontology/plain-line.ts';
import { isCountry } from '../country.ts';
import { siteId } from '../subjects.ts';

/** A site that a hub invited. */
export type Member = Invited & {
  /** Public nkey by which NATS servers know it. */
  readonly nkey: string;
  /** When it was invited, the last time. */
  readonly since: string;
  /** When it was removed; null while it may take part. */
  readonly ended: string | null;
};

/** What is said of a site when it is invited. */
export type Invited = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
};

const mostCharacters = 200;

/** @throws KnownError ARGUMENT_INVALID naming what is not as it is expected */
export function checkInvited({ id, name, country }: Invited): void {
  if (!siteId.test(id))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The id of a site has 1 to 63 lower-case letters, digits and hyphens, no hyphen first: got "${id}".`,
    );
  if (name.trim() === '' || name.length > mostCharacters || !isPlainLine(name))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `--name: expected one line of 1 to ${mostCharacters} characters.`,
    );
  if (country !== null && !isCountry(country))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `--country: expected a country of ISO 3166-1 alpha-2, got "${country}".`,
    );
}

const schemes = ['nats:', 'tls:', 'ws:', 'wss:'];

/** Addresses of NATS servers, apart by commas; undefined where one is none, or has a login in it. */
export function readServers(text: string): readonly string[] | undefined {
  const servers = text.split(',').map((one) => one.trim());
  return servers.every(isServer) ? servers : undefined;
}

/** The same of an argument. @throws KnownError ARGUMENT_INVALID */
export function parseServers(text: string): readonly string[] {
  const servers = readServers(text);
  if (servers !== undefined) return servers;
  throw new KnownError(
    'ARGUMENT_INVALID',
    '--servers: expected addresses such as nats://nats.example.org:4222 (nats, tls, ws or wss), apart by commas, without a login.',
  );
}

function isServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return schemes.includes(protocol) && hostname !== '' && `${username}${password}` === '';
}
