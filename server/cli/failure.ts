import { resolve, sep } from 'node:path';

/** An error of the operating system, as Node.js gives it. */
type SystemError = Error & {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
};

/** What is said of an error that nobody foresaw: of what the machine or the database refuses a line that says what to do, else its stack. */
export function failureText(error: unknown, { DATA_DIR: given }: NodeJS.ProcessEnv): string {
  const dataDir = resolve(given || '.data');
  const told = systemErrorIn(error);
  const text =
    told && (told.syscall === 'listen' || told.hostname ? networkText(told) : diskText(told, dataDir));
  return text ?? databaseText(error, dataDir) ?? String(error instanceof Error ? error.stack : error);
}

/** The error itself, or the one that caused it. */
function systemErrorIn(error: unknown): SystemError | undefined {
  if (!(error instanceof Error)) return undefined;
  return isSystemError(error) ? error : systemErrorIn(error.cause);
}

function isSystemError(error: Error): error is SystemError {
  return 'code' in error && 'errno' in error && typeof error.code === 'string';
}

/** errno(3): why nobody can listen on HOST and PORT. */
function networkText({ code, address, hostname, port }: SystemError): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${port} of ${address} is taken by another program. Stop it, or set PORT to a free one.`;
    case 'EACCES':
      return `PORT: this user may not listen on ${port}. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${address ?? hostname} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all its networks.`;
    default:
      return undefined;
  }
}

/** errno(3): why a file or folder cannot be written. A write tells no path: it is that of the data folder. */
function diskText({ code, path = '' }: SystemError, dataDir: string): string | undefined {
  const ours = path === '' || `${resolve(path)}${sep}`.startsWith(`${dataDir}${sep}`);
  const other = ours ? ', or set DATA_DIR to a folder on another one' : '';
  const place = ours ? dataDir : path;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${place} is full. Free some space on it${other}.`;
    case 'EROFS':
      return `The disk of ${place} can only be read. Make it writable${other}.`;
    case 'EACCES':
    case 'EPERM':
      return `${path || dataDir} may not be changed by this user. Change who may${ours ? ', or set DATA_DIR to another folder' : ''}.`;
    case 'ENOENT':
      return `${path || dataDir} cannot be made there. ${ours ? 'Set DATA_DIR to another folder' : 'Choose another place'}.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path || dataDir} cannot be made, as a file stands in its way. Move that${ours ? ', or set DATA_DIR to another folder' : ''}.`;
    default:
      return undefined;
  }
}

/** An error that the database itself reports, such as a disk that is full or a file of it that is damaged. */
function databaseText(error: unknown, dataDir: string): string | undefined {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Neo.DatabaseError.')))
    return undefined;
  const [line = ''] = error.message.split('\n');
  return `The database failed (${error.code}): ${line.replace(/\.$/, '')}. Look whether its disk is full, and into its log: of a database that was started here both are in ${dataDir}.`;
}
