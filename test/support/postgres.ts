import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { vi } from 'vitest';
import { freePort } from '../../server/free-port.ts';
import { startWatched } from '../../server/neo4j/watched.ts';
import { makeCertificate } from './certificate.ts';

const run = promisify(execFile);

/** A PostgreSQL server, which speaks TLS by a certificate that nobody trusts. */
export type TestPostgres = {
  readonly port: number;
  /** A connection of its owner to a database, closed when the server stops. */
  readonly connect: (database?: string) => postgres.Sql;
  /** Waits until it lets somebody in. */
  readonly lives: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Who may do everything; comes in by a password, as everybody does. */
const owner = { user: 'owner', password: 'of the owner' };

/** Starts a server of the newest PostgreSQL that is installed. @throws Error saying what to install */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = await findPrograms();
  const home = await mkdtemp(join(tmpdir(), 'oncograph-postgres-'));
  const runner = await runnerIn(home);
  const { cert, key } = await makeCertificate(home);
  const words = join(home, 'password');
  await writeFile(words, owner.password);
  for (const file of [words, cert, key]) await runner.give(file);
  const data = join(home, 'data');
  const made = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', `--pwfile=${words}`];
  const [program = '', ...rest] = runner.command(join(bin, 'initdb'), '-D', data, '-U', owner.user, ...made);
  await run(program, rest, { cwd: home });
  const port = await freePort();
  const settings = [
    ...["listen_addresses = '127.0.0.1'", `port = ${port}`, "unix_socket_directories = ''", 'fsync = off'],
    ...['ssl = on', `ssl_cert_file = '${cert}'`, `ssl_key_file = '${key}'`],
  ];
  await appendFile(join(data, 'postgresql.conf'), `${settings.join('\n')}\n`);
  const server = await startWatched(runner.command(join(bin, 'postgres'), '-D', data), {
    env: { PATH: process.env.PATH },
    output: join(home, 'log'),
  });
  const connections: postgres.Sql[] = [];
  const connect = (database = 'postgres') => {
    const sql = postgres({ host: '127.0.0.1', port, database, ...owner, max: 2, onnotice: () => {} });
    connections.push(sql);
    return sql;
  };
  const answers = connect();
  const lives = async () => {
    const isUp = () => answers`select`.then(() => true).catch(() => false);
    await vi.waitUntil(isUp, { timeout: 60_000, interval: 200 });
  };
  await lives();
  const stop = async () => {
    await Promise.all(connections.map((sql) => sql.end({ timeout: 1 })));
    await server.stop();
    await rm(home, { recursive: true });
  };
  return { port, connect, lives, stop };
}

/** The folder of `initdb` and `postgres`: one of the path, else the newest that Debian has. */
async function findPrograms(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const newest = versions.toSorted((one, other) => Number(other) - Number(one));
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...newest.map((one) => join(debian, one, 'bin')),
  ];
  const found = folders.find((folder) =>
    ['initdb', 'postgres'].every((one) => existsSync(join(folder, one))),
  );
  if (found === undefined)
    throw new Error('PostgreSQL is not there: install postgresql (Debian, Ubuntu: apt install postgresql).');
  return found;
}

/** Who runs the programs. */
type Runner = {
  readonly command: (...command: readonly string[]) => readonly string[];
  /** Makes a file that of whoever runs them. */
  readonly give: (file: string) => Promise<void>;
};

/** They do not run as root: another user does it then, whose the folder is. */
async function runnerIn(home: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { command: (...command) => command, give: async () => {} };
  const [uid, gid] = await idsOf('postgres').catch(() => idsOf('nobody'));
  const give = (file: string) => chown(file, uid, gid);
  await give(home);
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return { command: (...command) => [...prefix, ...command], give };
}

async function idsOf(user: string): Promise<readonly [uid: number, gid: number]> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, user])));
  return [Number(uid?.stdout), Number(gid?.stdout)];
}
