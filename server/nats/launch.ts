import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KnownError } from '../../ontology/errors.ts';
import { startWatched, type Watched } from '../neo4j/watched.ts';
import { toConfiguration } from './conf.ts';
import { nameAt } from './greeting.ts';
import type { NatsProgram, NatsServer } from './server.ts';

/** An image may have to be fetched; a failed start ends by itself. */
const patienceMs = 600_000;

/** What is started, where, and what tells that nobody waits for it any more. */
export type Launch = {
  readonly program: NatsProgram;
  readonly folder: string;
  readonly users: string;
  readonly port: number;
  readonly stopped: AbortSignal;
};

/** Starts a NATS server and waits until it, and no stranger, answers. @throws KnownError with what it said; what `stopped` was aborted with */
export async function launch({ program, folder, users, port, stopped }: Launch): Promise<NatsServer> {
  const name = `oncograph-${randomUUID()}`;
  const files = { configuration: join(folder, 'nats.conf'), users, port };
  const [output, pidFile] = [join(folder, 'nats.log'), join(folder, 'nats.pid')];
  await writeFile(files.configuration, toConfiguration(files, { name, listen: program.listen(port) }));
  const server = await startWatched(program.command(files), { env: program.env, output });
  await writeFile(pidFile, `${server.pid}\n`);
  const stop = () => server.stop().then(() => rm(pidFile, { force: true }));
  try {
    await untilGreeted({ server, name, port, stopped });
  } catch (error) {
    await stop();
    stopped.throwIfAborted();
    throw new KnownError('NETWORK_UNAVAILABLE', `NATS did not start: ${await whyIn(output, error)}`, {
      cause: error,
    });
  }
  const { kind } = program;
  return { kind, servers: [`nats://127.0.0.1:${port}`], pidFile, lost: lostWith(server, output), stop };
}

type Awaited = Pick<Launch, 'port' | 'stopped'> & { readonly server: Watched; readonly name: string };

async function untilGreeted({ server, name, port, stopped }: Awaited): Promise<void> {
  const end = AbortSignal.any([stopped, server.ended, AbortSignal.timeout(patienceMs)]);
  while ((await nameAt({ host: '127.0.0.1', port })) !== name) {
    end.throwIfAborted();
    await delay(50);
  }
}

/** The last line that it said, else how it ended. */
async function whyIn(output: string, error: unknown): Promise<string> {
  const said = (await readFile(output, 'utf8')).trim().split('\n').at(-1);
  return `${said || (error instanceof Error ? error.message : String(error))} All that it said is in ${output}.`;
}

function lostWith({ ended }: Watched, output: string): AbortSignal {
  const lost = new AbortController();
  const tell = () => {
    const how = String(ended.reason.message).replace(/^It/, 'The NATS server');
    lost.abort(new KnownError('NETWORK_UNAVAILABLE', `${how} What it said is in ${output}.`));
  };
  if (ended.aborted) tell();
  else ended.addEventListener('abort', tell);
  return lost.signal;
}
