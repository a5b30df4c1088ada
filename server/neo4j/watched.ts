import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';

/** A command that ends with this process, however this process ends. */
export type Watched = {
  readonly pid: number;
  /** Aborted when the command has ended, with an error that says how. */
  readonly ended: AbortSignal;
  /** Asks the command to end, and makes it after 10 s. */
  stop(): Promise<void>;
};

/**
 * The shell becomes the command and leaves a watchdog behind, whose pipe closes when the owner stops or dies, even by
 * SIGKILL. Job control gives a background job an empty input, therefore descriptor 3. Ctrl-C is for the owner alone.
 */
const watchdog = `
exec 3<&0
trap '' INT HUP
(
  trap '' TERM
  cat <&3
  kill -TERM $$ || exit
  for second in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    kill -0 $$ || exit
  done
  kill -KILL $$
) >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
`;

/** Starts `command` under the watchdog; what it prints goes to the file `output`, what was there to `output`.1. */
export async function startWatched(
  command: readonly string[],
  { env, output }: { readonly env: NodeJS.ProcessEnv; readonly output: string },
): Promise<Watched> {
  if (existsSync(output)) await rename(output, `${output}.1`);
  const file = await open(output, 'w', 0o600);
  const child = spawn('sh', ['-c', watchdog, 'sh', ...command], {
    env,
    stdio: ['pipe', file.fd, file.fd],
  });
  const ended = new AbortController();
  const exit = new Promise<void>((done) => child.once('exit', () => done()));
  child.once('exit', (code, signal) => {
    child.stdin?.end(); // the watchdog goes at once: later the number could be that of another process
    ended.abort(new Error(`It ended with ${signal ?? `code ${code}`}.`));
  });
  await once(child, 'spawn').finally(() => file.close());
  return {
    pid: child.pid ?? 0, // known after 'spawn'
    ended: ended.signal,
    stop: () => {
      child.stdin?.end();
      return exit;
    },
  };
}
