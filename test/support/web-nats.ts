import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../server/free-port.ts';
import { nameAt } from '../../server/nats/greeting.ts';
import { findProgram } from '../../server/nats/program.ts';
import { startWatched } from '../../server/neo4j/watched.ts';
import type { Certificate } from './certificate.ts';
import { silent } from './neo4j.ts';

/** A NATS server with a section for WebSockets. */
export type WebNats = {
  /** Addresses for clients by TCP and by WebSocket; by name where there is a certificate. */
  readonly tcp: string;
  readonly web: string;
  readonly stop: () => Promise<void>;
};

/** Starts a server whose users stand in a file of `folder`; with a certificate it takes nobody without TLS. */
export async function startWebNats(
  folder: string,
  users: string,
  certificate?: Certificate,
): Promise<WebNats> {
  const [port, web] = [await freePort(), await freePort()];
  const tls =
    certificate && `tls { cert_file: "${certificate.cert}", key_file: "${certificate.key}", timeout: 5 }`;
  const configuration = join(folder, 'web-nats.conf');
  await writeFile(
    configuration,
    `server_name: "web-${port}"
listen: "127.0.0.1:${port}"
${tls ?? ''}
websocket { listen: "127.0.0.1:${web}", ${tls ?? 'no_tls: true'} }
authorization { include ${JSON.stringify(basename(users))} }
`,
  );
  const stopped = new AbortController().signal;
  const program = await findProgram({ env: process.env, folder, log: silent, stopped });
  const command = program.command({ configuration, users, port });
  const server = await startWatched(command, { env: program.env, output: join(folder, 'web-nats.log') });
  while ((await nameAt({ host: '127.0.0.1', port })) === undefined) {
    server.ended.throwIfAborted();
    await delay(50);
  }
  const [host, secure] = certificate === undefined ? ['127.0.0.1', ''] : ['localhost', 's'];
  return {
    tcp: `${certificate === undefined ? 'nats' : 'tls'}://${host}:${port}`,
    web: `ws${secure}://${host}:${web}`,
    stop: server.stop,
  };
}
