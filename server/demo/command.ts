import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { KnownError } from '../../ontology/errors.ts';
import { makeFolder } from '../folder.ts';
import type { Party } from './party.ts';

/** A command of oncograph that runs as a process of its own. */
export type Command = {
  /** Where it serves, once it says so; never where it does not. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
  readonly stop: () => Promise<void>;
};

/** How a command ended. */
export type Ended = {
  /** Whether it had done what it was asked to. */
  readonly isDone: boolean;
  /** What is said where it should not have ended so. */
  readonly error: KnownError;
};

const executable = fileURLToPath(new URL('../../bin/oncograph.js', import.meta.url));

/** A server that is asked to stop takes 15 s at most. */
const patienceMs = 20_000;

/** Starts a command for a party; what it says beside its result goes to a file in its folder. */
export async function startCommand(
  { id, dataDir, env }: Party,
  parameters: readonly string[],
): Promise<Command> {
  await makeFolder(dataDir);
  const output = join(dataDir, `${parameters[0]}.log`);
  const file = await open(output, 'w', 0o600);
  const child = spawn(process.execPath, [executable, ...parameters], {
    env,
    stdio: ['ignore', 'pipe', file.fd],
  });
  const exit = once(child, 'exit');
  exit.catch(() => {}); // what cannot be started is told below
  await once(child, 'spawn').finally(() => file.close());
  const { stdout } = child;
  if (stdout === null) throw new TypeError('what a command says is not read');
  return {
    url: urlSaidOn(stdout.setEncoding('utf8')),
    ended: exit.then(async ([code, signal]) => ({
      isDone: code === 0,
      error: await toError({ id, parameters, output, how: signal ?? `code ${code}` }),
    })),
    stop: async () => {
      child.kill('SIGTERM');
      const slow = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await exit.finally(() => clearTimeout(slow));
    },
  };
}

function urlSaidOn(stdout: Readable): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    stdout.on('data', (text: string) => {
      said += text;
      const [, url] = /^oncograph ready at (\S+)\n/m.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

type End = Pick<Party, 'id'> & {
  readonly parameters: readonly string[];
  readonly output: string;
  readonly how: string;
};

async function toError({ id, parameters, output, how }: End): Promise<KnownError> {
  const lines = (await readFile(output, 'utf8')).split('\n');
  const last = lines.findLast((line) => line !== '' && !line.startsWith('{')); // the others are of the log
  const why = last === undefined ? '.' : `: ${last}`;
  return new KnownError(
    'INTERNAL',
    `"oncograph ${parameters[0]}" of ${id} ended with ${how}${why} All that it said is in ${output}.`,
  );
}
