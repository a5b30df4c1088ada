import { KnownError } from '../../../ontology/errors.ts';
import { type Address, placeOf, serverOf } from './address.ts';

/** Why a database cannot be opened, and what to do. */
export function openingFault(error: unknown, address: Address): KnownError {
  if (error instanceof KnownError) return error;
  const { user, database } = address;
  const server = serverOf(address);
  switch (codeOf(error)) {
    case '28P01':
      return fault(
        `The database ${placeOf(address)} does not let ${user} in: the password is not the right one. Give it by PGPASSWORD, or in the address, percent-encoded`,
        error,
      );
    case '28000':
      return fault(
        `The database ${placeOf(address)} does not let ${user} in (${messageOf(error)}). Ask who runs it for a user that may read it from here`,
        error,
      );
    case '3D000':
      return fault(`The server ${server} has no database ${database}`, error);
    case '53300':
      return fault(`The server ${server} has no connection left for ${user}. Try again later`, error);
    default:
      return fault(unreachable(error, address), error);
  }
}

function unreachable(error: unknown, address: Address): string {
  const { tls } = address;
  const code = codeOf(error);
  const server = serverOf(address);
  if (isOfCertificate(code))
    return `The certificate of ${server} is not trusted (${code}). NODE_EXTRA_CA_CERTS names the file of an authority that is, and the host is named as in the certificate`;
  if (tls !== 'prefer' && tls !== 'disable' && (code === 'ECONNRESET' || code.startsWith('ERR_SSL')))
    return `The server ${server} does not speak TLS, which sslmode=${tls} asks for. Let it, or say sslmode=disable where nobody else is on the way`;
  return `The database ${placeOf(address)} cannot be reached (${code}). Look whether PostgreSQL runs there, and lets this machine in by a password`;
}

/** Node.js, Errors: OpenSSL error codes of X509. */
function isOfCertificate(code: string): boolean {
  return /CERT|UNABLE_TO_VERIFY|^ERR_TLS_/.test(code);
}

/** Why the reading of something broke off: nothing of it that a server says of values is shown, as they may be somebody's. */
export function readingFault(error: unknown, what: string): KnownError {
  if (error instanceof KnownError) return error;
  const code = codeOf(error);
  if (isOfEncoding(code))
    return fault(
      `${what} has a text that cannot be written in UTF-8 (${code}). Write the tables to files in the encoding that they are in, turn these into UTF-8, and load their folder`,
      error,
    );
  const said = /^(08|40|42|53|54|55|57|58|F0|XX)/.test(code) ? `${code}: ${messageOf(error)}` : code;
  return fault(
    `${what} cannot be read to its end (${said}). Run the command again when the reason is gone: a load goes on where it was broken off`,
    error,
  );
}

/** Texts of a database without an encoding, or with characters that others do not have. */
function isOfEncoding(code: string): boolean {
  return code === '22021' || code === '22P05';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}

function fault(text: string, cause: unknown): KnownError {
  return new KnownError('ARGUMENT_INVALID', `${text}.`, { cause });
}
