import { KnownError } from '../../../ontology/errors.ts';

/** Where the database of a CDM is, and which of its schemas have the tables. */
export type Address = {
  /** A name or number, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Never shown; empty where none is needed. */
  readonly password: string;
  readonly tls: Tls;
  /** Undefined for the first of the search path that has a table of persons. */
  readonly schema: string | undefined;
  /** Undefined where CONCEPT and its like stand beside the others. */
  readonly vocabularySchema: string | undefined;
};

/** How the connection is made safe: PostgreSQL 18, 32.19, modes of SSL. */
type Tls = (typeof tlsModes)[number];

const tlsModes = ['prefer', 'disable', 'require', 'verify-full'] as const;

/** Whether a text is the address of a database, and no folder. */
export function isAddress(text: string): boolean {
  return /^postgres(ql)?:/i.test(text);
}

/**
 * The parts of `postgres://user:password@host:port/database?schema=…`; what it does not say is what `env` says. No message shows
 * any of it: where a character of the password is not percent-encoded, each part may be a piece of that.
 * @throws KnownError
 */
export function parseAddress(text: string, env: NodeJS.ProcessEnv): Address {
  const url = toUrl(text);
  const asked = url.searchParams;
  refuseOthers(asked);
  const host = decode(url.hostname).replace(/^\[(.*)\]$/, '$1'); // of an IPv6 address
  return {
    host: host || env.PGHOST || 'localhost',
    port: Number(url.port || env.PGPORT || standardPort),
    user: decode(url.username) || env.PGUSER || missing('user', 'PGUSER'),
    database: decode(url.pathname.slice(1)) || env.PGDATABASE || missing('database', 'PGDATABASE'),
    password: decode(url.password) || env.PGPASSWORD || '',
    tls: tlsIn(asked),
    schema: asked.get('schema') || undefined,
    vocabularySchema: asked.get('vocabulary_schema') || undefined,
  };
}

/** `host:port/database`: what is shown of an address. */
export function placeOf({ host, port, database }: Address): string {
  return `${serverOf({ host, port })}/${database}`;
}

/** `host:port` */
export function serverOf({ host, port }: Pick<Address, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const standardPort = 5432;

function toUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const behindHost = `${url?.pathname.slice(1)}${url?.search}${url?.hash}`;
  if (url === undefined || /[@/#]/.test(behindHost)) throw malformed();
  return url;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed();
  }
}

function malformed(): KnownError {
  return refused(
    'cannot be read. It is postgres://user@host:port/database?schema=…, with characters of names and of a password that are no letters and digits percent-encoded, such as @ as %40. PGPASSWORD takes the password as it is',
  );
}

const parameters = ['schema', 'vocabulary_schema', 'sslmode'];

function refuseOthers(asked: URLSearchParams): void {
  const keys = [...asked.keys()];
  if (keys.every((key) => parameters.includes(key)) && new Set(keys).size === keys.length) return;
  throw refused(`takes behind its ? no more than ${parameters.join(', ')}, each once`);
}

function tlsIn(asked: URLSearchParams): Tls {
  const said = asked.get('sslmode') ?? 'prefer';
  const known = tlsModes.find((mode) => mode === said);
  if (known === undefined) throw refused(`takes as sslmode ${tlsModes.join(', ')}`);
  return known;
}

function missing(part: string, variable: string): never {
  throw refused(
    `names no ${part}. It is postgres://user@host:port/database?schema=…, or ${variable} says it`,
  );
}

function refused(what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The address of the database ${what}.`);
}
